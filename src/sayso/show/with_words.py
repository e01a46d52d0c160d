"""A reading for programs that do not count code points: beside all spans stand their words."""

from typing import Any, Final

import msgspec

from sayso.records import Reading, Span, words_of

PIECES: Final[dict[str, tuple[str, ...]]] = {
    "attributions": ("source", "cue", "content"),
    "claims": ("content",),
    "silences": ("source", "cue", "topic"),
    "chain": ("source", "cue", "reason"),
}
"""The fields that hold the pieces of one thing, by the list in which the records stand."""


def with_words(reading: Reading) -> dict[str, Any]:
    """A reading for JSON, each record that points into the text also with the words there; null for none.

    >>> from sayso.records import Attribution, Report, Span
    >>> said = Attribution(source=(), cue=(Span(0, 10),), content=(Span(12, 19),), confidence=0.5)
    >>> report = Report(id="a", text="Reportedly, it left.")
    >>> with_words(Reading(report=report, attributions=(said,), reader="r"))["attributions"][0]["words"]
    {'source': None, 'cue': 'Reportedly', 'content': 'it left'}
    """
    document: dict[str, Any] = msgspec.to_builtins(reading)
    text = reading.report.text
    for kind in ("attributions", "claims", "silences"):
        add_words(text, kind, document[kind])
    for claim in document["claims"]:
        add_words(text, "chain", claim["chain"])
        claim["words"]["event"] = words_of(text, spans([claim["event"]])) or None
        claim["words"]["participants"] = [words_of(text, spans([phrase])) for phrase in claim["participants"]]
    return document


def add_words(text: str, kind: str, records: list[dict[str, Any]]) -> None:
    """Gives each record the words of its fields."""
    for fields in records:
        fields["words"] = {field: words_of(text, spans(fields[field])) or None for field in PIECES[kind]}


def spans(pairs: list[list[int]]) -> list[Span]:
    """Spans out of JSON's pairs."""
    return [Span(start, end) for start, end in pairs]
