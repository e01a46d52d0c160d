"""One fuzzing target: `python tests/fuzz/target.py NAME SEEDS… [libFuzzer's flags]`; `make fuzz` runs all.

Each target takes any bytes. What sayso raises on purpose is an answer; everything else is a crash.
"""

import sys
from collections.abc import Callable
from itertools import pairwise

import atheris

with atheris.instrument_imports(include=["sayso"]):
    from sayso.errors import SaysoError
    from sayso.ingest import report_from_html, report_from_text, reports_from_lines
    from sayso.reader import load_reader
    from sayso.records import Report

LONGEST = 4_000  # characters; the network's time, not the code's, grows beyond that


def check_spans(text: str) -> None:
    reading = load_reader().read(Report(id="a", text=text))
    links = [link for claim in reading.claims for link in claim.chain]
    groups = [(a.source, a.cue, a.content) for a in reading.attributions]
    groups += [(claim.content, (claim.event,)) for claim in reading.claims]
    groups += [(link.source, link.cue, link.reason) for link in links]
    groups += [(silence.source, silence.cue, silence.topic) for silence in reading.silences]
    for spans in (spans for group in groups for spans in group):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(found.cue and found.content for found in reading.attributions)
    assert all(actor.name.strip() and actor.mentions for actor in reading.actors)
    records = (*reading.actors, *reading.claims, *reading.silences, *links)
    assert all(0 <= sure <= 1 for record in records for sure in record.confidence.values())


def read(data: bytes) -> None:
    check_spans(data.decode("utf-8", "surrogateescape" if data[:1] == b"\0" else "replace")[:LONGEST])


def html(data: bytes) -> None:
    for check in (True, False):
        report = report_from_html(data, check=check)
        assert report.text.strip()


def text(data: bytes) -> None:
    assert report_from_text(data.decode("utf-8", "replace"), check=False).text.strip()


def lines(data: bytes) -> None:
    for report in reports_from_lines(data.splitlines(), check=False):
        assert report.text.strip()


TARGETS: dict[str, Callable[[bytes], None]] = {"read": read, "html": html, "text": text, "lines": lines}


def quietly(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        try:
            target(data)
        except SaysoError as wrong:
            assert wrong.expected and wrong.came and wrong.todo

    return run


if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, quietly(TARGETS[name]))
    atheris.Fuzz()
