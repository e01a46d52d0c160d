"""Notes made in the notation become annotations: `python -m training.compiled NOTES OUT --shared SHARED`.

NOTES holds reports as CORPUS__ID.txt with their notes as .ann. OUT gets one JSON Lines file a corpus. Reports written
for the project carry their text; those of a corpus carry only its name and id, and spans: `attach` finds the text.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.examples import load
from training.notation import Notes
from training.treebank import documents

OWN = "own"
CORPORA = {"polnear": "polnear/train.jsonl", "fnc": "cross/fnc_bodies.train.jsonl", "gum": "gum"}


def compiled(folder: Path) -> Iterator[dict[str, Any]]:
    """The annotation of each report that has notes."""
    for path in sorted(folder.glob("**/*.ann")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        notes = Notes(text).read(path.read_text(encoding="utf-8"))
        if notes.wrong:
            raise ValueError(f"{path}: {notes.wrong[0]}")
        corpus, _, name = path.stem.partition("__")
        yield {"corpus": corpus, "id": name, "text": text, "claims": notes.claims, "silences": notes.silences}


def texts(shared: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """All reports of the corpora, by corpus and id, as the notes' files name them."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for corpus, place in CORPORA.items():
        path = shared / "data" / place
        if corpus == "gum":
            lines = [
                {"id": d.id, "text": d.text} for part in ("train", "dev") for d in documents(path / f"{part}.conllu.gz")
            ]
        else:
            lines = load(path)
        found |= {(corpus, str(line["id"]).replace("/", "_")): line for line in lines}
    return found


def attach(annotations: list[dict[str, Any]], shared: Path) -> list[dict[str, Any]]:
    """Annotations with the texts, and where people marked attributions in them, with those."""
    known = texts(shared)
    out = []
    for annotation in annotations:
        if annotation["corpus"] == OWN:
            out.append(annotation)
            continue
        line = known[annotation["corpus"], annotation["id"]]
        gold = {"marked": line["attributions"], "flat": True} if "attributions" in line else {}
        out.append(annotation | {"text": line["text"]} | gold)
    return out


def _without_words(annotation: dict[str, Any]) -> dict[str, Any]:
    """An annotation without the report's text and the names in it: spans and values alone."""
    claims = [
        claim | {"chain": [{k: v for k, v in link.items() if k != "actor"} for link in claim["chain"]]}
        for claim in annotation["claims"]
    ]
    return {k: v for k, v in annotation.items() if k != "text"} | {"claims": claims}


def main() -> None:
    """Command line, as the module's docstring shows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notes", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--marked", type=Path, help="attributions that an earlier reader found, one report a line")
    given = parser.parse_args()
    marked = {(m["corpus"], m["id"]): m["attributions"] for m in load(given.marked)} if given.marked else {}
    given.out.mkdir(parents=True, exist_ok=True)
    by_corpus: dict[str, list[dict[str, Any]]] = {}
    for annotation in compiled(given.notes):
        corpus = annotation["corpus"]
        kept = annotation if corpus == OWN else _without_words(annotation)
        if corpus != "polnear":  # that corpus has people's own marks
            kept = kept | {"marked": marked.get((corpus, annotation["id"]), [])}
        by_corpus.setdefault(corpus, []).append(kept)
    for corpus, lines in by_corpus.items():
        out = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (given.out / f"{corpus}.jsonl").write_text(out, encoding="utf-8")
        print(corpus, len(lines), sum(len(line["claims"]) for line in lines), "claims")


if __name__ == "__main__":
    main()
