"""The sentences of tests/phenomena: how many come out as they should, by what they are about.

    python -m benchmarks.phenomena [--misses]

A sentence passes a check when all of its claims do: `claims` that each is found (Jaccard overlap of words 0.5 or more)
and none beside them; `voice`, `origin` and `chain` as shared/score/ledger.py compares them; `naming` and `kind` of the
origin; `silences` that each is found with its kind, and none beside them.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.predict import ledger

SENTENCES = Path(__file__).parent.parent / "tests/phenomena/sentences.jsonl"
WORD = re.compile(r"\w+(?:[’'.\-,]\w+)*")
ALIKE = 0.5
Line = dict[str, Any]
Words = frozenset[int]


def load() -> list[Line]:
    """All sentences with their expectations."""
    return [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


def quoted(text: str, pieces: list[str]) -> list[tuple[int, int]]:
    """The spans of pieces of a text, each after the one before.

    >>> quoted("He ran and he ran.", ["ran", "ran"])
    [(3, 6), (14, 17)]
    """
    spans, at = [], 0
    for piece in pieces:
        found = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)").search(text, at)
        if not found:
            raise ValueError(f"{piece!r} is not in {text!r}")
        spans.append(found.span())
        at = found.end()
    return spans


def words_in(text: str, spans: list[Any]) -> Words:
    """Numbers of the text's words that overlap any of the spans."""
    return frozenset(
        i for i, m in enumerate(WORD.finditer(text)) if any(m.start() < b and a < m.end() for a, b in spans)
    )


def alike(one: Words, other: Words) -> float:
    """Jaccard overlap."""
    return len(one & other) / len(one | other) if one | other else 0.0


def passed(line: Line, said: Line) -> dict[str, bool]:
    """Which of a sentence's checks pass."""
    text = line["text"]
    pairs = _aligned(text, line["claims"], said["claims"])
    results = {
        "claims": len(pairs) == len(line["claims"]) == len(said["claims"]),
        "silences": _silences(text, line["silences"], said["silences"]),
    }
    whole = len(pairs) == len(line["claims"])
    for check in ("voice", "origin", "chain", "naming", "kind"):
        results[check] = whole and all(_agree(check, text, gold, claim) for gold, claim in pairs)
    return {check: results[check] for check in line["checks"]}


def _aligned(text: str, gold: list[Line], said: list[Line]) -> list[tuple[Line, Line]]:
    """Pairs of claims, best first, each once; of equals those whose chains are as long."""
    scored = sorted(
        (
            (overlap, len(g["chain"]) == len(s["chain"]), -i, -j)
            for i, g in enumerate(gold)
            for j, s in enumerate(said)
            if (overlap := alike(words_in(text, quoted(text, g["content"])), words_in(text, s["content"]))) >= ALIKE
        ),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in scored:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return [(gold[-i], said[-j]) for i, j in pairs]


def _agree(check: str, text: str, gold: Line, said: Line) -> bool:
    one, other = gold["chain"], said["chain"]
    if check == "voice" or not one or not other:
        return bool(one) == bool(other)
    if check == "chain":
        return len(one) == len(other) and all(_same(text, a, b) for a, b in zip(one, other, strict=True))
    if check == "origin":
        return _same(text, one[-1], other[-1])
    return bool(one[-1][check] == other[-1][check])


def _same(text: str, gold: Line, said: Line) -> bool:
    """Whether two links name one source: common words, or both none, or actors of one name."""
    one = words_in(text, quoted(text, [gold["source"]])) if gold["source"] else frozenset()
    other = words_in(text, said["source"])
    names = [(link.get("actor") or "").casefold().removeprefix("the ") for link in (gold, said)]
    return bool(one & other) or not (one or other) or (names[0] == names[1] != "")


def _silences(text: str, gold: list[Line], said: list[Line]) -> bool:
    if len(gold) != len(said):
        return False
    wanted = [(words_in(text, quoted(text, [g["cue"]])), g["kind"]) for g in gold]
    got = [(words_in(text, s["cue"]), s["kind"]) for s in said]
    return all(any(cue & other and kind == k for other, k in got) for cue, kind in wanted)


def measure(misses: bool = False) -> dict[str, float]:
    """The share of passed checks, of each sort and of all."""
    right, asked = Counter[str](), Counter[str]()
    for line in load():
        said = json.loads(json.dumps(ledger(line), default=str))
        for check, ok in passed(line, said).items():
            right.update({check: ok, "all": ok})
            asked.update([check, "all"])
            if misses and not ok:
                print(f"{check:9}{line['id']}: {line['text']}\n{_brief(said, line['text'])}")
    return {check: round(right[check] / asked[check], 4) for check in sorted(asked)}


def _brief(said: Line, text: str) -> str:
    """What came out, in short."""

    def words(spans: list[Any]) -> str:
        return "|".join(text[a:b] for a, b in spans)

    lines = []
    for claim in said["claims"]:
        links = (f"{words(k['source'])}~{words(k['cue'])}~{k['naming']}~{k['kind']}" for k in claim["chain"])
        lines.append(f"    {words(claim['content'])}  ⟵ {' > '.join(links) or '-'}")
    lines += [f"    S {words(s['source'])}~{words(s['cue'])}~{words(s['topic'])}~{s['kind']}" for s in said["silences"]]
    return "\n".join(lines)


def main() -> None:
    """Command line, as the module's docstring shows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what came out of each sentence that fails")
    print(json.dumps(measure(parser.parse_args().misses), indent=1))


if __name__ == "__main__":
    main()
