"""How well the reader parses and tags, on GUM's test part.

    python -m benchmarks.treebank [--shared ../shared]

The text is read as the product reads any text; a token counts by the word in which it begins. Attachment scores leave
out punctuation, as is the custom; a token that begins in the middle of a word counts as wrong.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from sayso.reader import load_reader
from sayso.reader.layers import LABELS, RELATIONS
from sayso.reader.sheet import Sheet
from training.treebank import Document, documents


def score(document: Document, sheet: Sheet, counts: Counter[str]) -> None:
    """Add one document's tokens to the counts."""
    starts = np.array([t.start for t in document.tokens])
    at = np.clip(np.searchsorted(sheet.words.ends, starts, side="right"), 0, len(sheet.words) - 1)
    first = {int(w): i for i, w in reversed(list(enumerate(at.tolist())))}
    forms = sheet.of("form").argmax(1)
    for i, token in enumerate(document.tokens):
        w = int(at[i])
        begins = first[w] == i
        counts["tokens"] += 1
        counts["form"] += begins and LABELS["form"][int(forms[w])] == token.form
        if token.tag in ("PUNCT", "_"):
            continue
        parent = int(sheet.parents[w])
        right = begins and (parent == w if token.head < 0 else parent == at[token.head] != w)
        relation = RELATIONS[int(sheet.relations[w])]
        counts["attached"] += 1
        counts["uas"] += right
        counts["las"] += right and relation == ("root" if token.head < 0 else token.relation)


def measure(shared: Path) -> dict[str, dict[str, float]]:
    """The figures of all documents together, and of each genre."""
    by_genre: dict[str, Counter[str]] = {}
    for document in documents(shared / "data/gum/test.conllu.gz"):
        counts = by_genre.setdefault(document.id.split("_")[1], Counter())
        score(document, load_reader().sheet(document.text), counts)
    total = sum(by_genre.values(), Counter())
    return {name: figures(counts) for name, counts in {"all": total, **by_genre}.items()}


def figures(counts: Counter[str]) -> dict[str, float]:
    """Shares in per cent."""
    return {
        "form": round(100 * counts["form"] / counts["tokens"], 2),
        "uas": round(100 * counts["uas"] / counts["attached"], 2),
        "las": round(100 * counts["las"] / counts["attached"], 2),
    }


def main() -> None:
    """Command line, as the module's docstring shows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    print(json.dumps(measure(parser.parse_args().shared), indent=1))


if __name__ == "__main__":
    main()
