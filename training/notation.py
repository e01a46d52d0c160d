"""The notation in which ledgers are annotated: one line a claim, quoting the report.

    7 C | the bridge will close Monday | Ana Vance; said; ^; named; official | stated CT+ future
    8 S | she | declined to say | why | no_comment

The number is that of the sentence (`python -m training.notation show FILE` numbers them). A quotation may be
shortened in its middle ('the bridge ~~ Monday'), and its pieces are parted by ' || '. A link is source; cue;
actor; naming; kind; links are parted by ' > ', nearest to the outlet first. '-' is nothing, '=' the chain of the
claim before, '^' the source's own words; '@6 she' is looked for in sentence 6.
"""

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sentencex

from sayso.terms import BASES, CERTAINTIES, KINDS, NAMINGS, PHASES, SILENCE_KINDS

STRAIGHT = str.maketrans("“”‘’–—\xa0", "\"\"''-- ")

Spans = list[list[int]]


class NotationError(ValueError):
    """A line that does not say what it should; the message says what came and what was expected."""


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of a text's sentences, line by line."""
    found, at = [], 0
    for line in text.split("\n"):
        for part in sentencex.segment("en", line):
            if part.strip():
                start = text.index(part.strip(), at)
                at = start + len(part.strip())
                found.append((start, at))
        at = max(at, 0)
    return found


@dataclass
class Notes:
    """The ledger that a report's notes make."""

    text: str
    claims: list[dict[str, Any]] = field(default_factory=list)
    silences: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def read(self, notes: str) -> "Notes":
        """Read all lines; those that cannot be read are told in `wrong`."""
        self._sentences = sentences(self.text)
        self._straight = self.text.translate(STRAIGHT)
        for number, line in enumerate(notes.splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    self._line(line)
                except NotationError as error:
                    self.wrong.append(f"line {number}: {error}: {line}")
        return self

    def _line(self, line: str) -> None:
        head, *fields = (part.strip() for part in line.split(" | "))
        number, letter = (*head.split(maxsplit=1), "", "")[:2]
        if not number.isdecimal():
            raise NotationError(f"expected a sentence's number, got {number!r}")
        if letter == "C":
            self._claim(int(number), *_exactly(fields, 3, "content | chain | basis certainty phase"))
        elif letter == "S":
            self._silence(int(number), *_exactly(fields, 4, "source | cue | topic | kind"))
        else:
            raise NotationError(f"expected C or S, got {letter!r}")

    def _claim(self, n: int, content: str, chain: str, values: str) -> None:
        basis, certainty, phase = _exactly(values.split(), 3, "basis certainty phase")
        for value, allowed in ((basis, BASES), (certainty, CERTAINTIES), (phase, PHASES)):
            _known(value, allowed)
        spans = self.find(n, content)
        if not spans:
            raise NotationError("a claim has content")
        if chain == "=" and not self.claims:
            raise NotationError("'=' needs a claim before it")
        if chain == "=":
            links = self.claims[-1]["chain"]
        else:
            links = [] if chain == "-" else [self._link(n, part.strip()) for part in chain.split(" > ")]
        self.claims.append(
            {"id": f"c{len(self.claims) + 1}", "content": spans, "chain": links}
            | {"basis": basis, "certainty": certainty, "phase": phase}
        )

    def _link(self, n: int, note: str) -> dict[str, Any]:
        source, cue, actor, naming, kind = _exactly(
            [p.strip() for p in note.split(";")], 5, "source; cue; actor; naming; kind"
        )
        _known(naming, NAMINGS)
        _known(kind, KINDS)
        spans = self.find(n, source)
        words = " ".join(self.text[a:b] for a, b in spans)
        name = words if actor == "^" else "" if actor == "-" else actor
        return {"source": spans, "cue": self.find(n, cue), "actor": name, "naming": naming, "kind": kind}

    def _silence(self, n: int, source: str, cue: str, topic: str, kind: str) -> None:
        _known(kind, SILENCE_KINDS)
        spans = {"source": self.find(n, source), "cue": self.find(n, cue), "topic": self.find(n, topic)}
        self.silences.append({"id": f"s{len(self.silences) + 1}"} | spans | {"kind": kind})

    def find(self, n: int, quoted: str) -> Spans:
        """The spans of a quotation, at or after sentence `n`."""
        if quoted.startswith("@"):
            number, _, quoted = quoted.partition(" ")
            if not number[1:].isdecimal():
                raise NotationError(f"expected @ and a sentence's number, got {number!r}")
            n = int(number[1:])
        if quoted.strip() in ("-", ""):
            return []
        if not 1 <= n <= len(self._sentences):
            raise NotationError(f"there is no sentence {n}")
        at = self._sentences[n - 1][0]
        limit = self._sentences[min(n + 1, len(self._sentences) - 1)][1]
        spans = []
        for piece in quoted.split(" || "):
            first, *last = piece.split(" ~~ ")
            start = self._locate(first, at, limit)
            end = start + len(first.strip())
            if last:
                end = self._locate(last[0], end, limit) + len(last[0].strip())
            spans.append([start, end])
            at = end
        return [s for s in spans if any(c.isalnum() for c in self.text[slice(*s)])] or spans

    def _locate(self, quoted: str, start: int, end: int) -> int:
        wanted = quoted.strip().translate(STRAIGHT)
        at = self._straight.find(wanted, start, end)
        while at >= 0 and not self._whole(at, at + len(wanted)):
            at = self._straight.find(wanted, at + 1, end)
        if at < 0:
            raise NotationError(f"not found as whole words: {quoted.strip()!r}")
        return at

    def _whole(self, start: int, end: int) -> bool:
        before, after = self.text[start - 1 : start + 1], self.text[end - 1 : end + 1]
        return not (len(before) == 2 and before.isalnum()) and not (len(after) == 2 and after.isalnum())


def _exactly(parts: list[str], count: int, names: str) -> list[str]:
    if len(parts) != count:
        raise NotationError(f"expected {names}, got {len(parts)} fields")
    return parts


def _known(value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise NotationError(f"{value!r} is none of {', '.join(allowed)}")


def unsaid(notes: Notes) -> list[str]:
    """The stretches of the text that no claim, link or silence holds, of four words or more."""
    held = bytearray(len(notes.text))
    spans = [s for c in notes.claims for s in c["content"]]
    spans += [s for c in notes.claims for link in c["chain"] for s in link["source"] + link["cue"]]
    spans += [s for q in notes.silences for s in q["source"] + q["cue"] + q["topic"]]
    for a, b in spans:
        held[a:b] = b"\1" * (b - a)
    rest = "".join("\n" if h else c for c, h in zip(notes.text, held, strict=True)).split("\n")
    return [part.strip() for part in rest if len(part.split()) >= 4]


def main() -> None:
    """Command line: `show` numbers a report's sentences, `check` reads its notes and says what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=("show", "check"))
    parser.add_argument("files", type=Path, nargs="+", help="reports as .txt; a report's notes stand beside it as .ann")
    args = parser.parse_args()
    for file in args.files:
        text = file.read_text(encoding="utf-8")
        if args.verb == "show":
            print(f"== {file}")
            for n, (a, b) in enumerate(sentences(text), 1):
                print(n, text[a:b])
            continue
        notes = Notes(text).read(file.with_suffix(".ann").read_text(encoding="utf-8"))
        print(f"== {file}: {len(notes.claims)} claims, {len(notes.silences)} silences, {len(notes.wrong)} lines wrong")
        for line in notes.wrong:
            print("  wrong", line)
        for part in unsaid(notes):
            print("  in nothing:", part[:160])


if __name__ == "__main__":
    main()
