"""The records of the ledger: frozen, typed, JSON in and out; `ledger.md`'s words are their names.

A span is a half-open pair of code-point offsets into the report's text (the Web Annotation model's
TextPositionSelector), so that whatever a record says can be pointed at.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple, TypeVar

import msgspec

from sayso.errors import RecordError
from sayso.terms import Basis, Certainty, Kind, Naming, Phase, SilenceKind


class Span(NamedTuple):
    """A stretch of a report's text, half-open, in code points; in JSON a pair `[start, end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span points at.

        >>> Span(4, 9).of("The ferry left.")
        'ferry'
        """
        return text[self.start : self.end]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What all records have in common: they never change, and they compare by value."""


class Report(Record, frozen=True, kw_only=True):
    """One published text by one outlet.

    Attributes:
        id: stable name of the report: given, or derived from its address or its text.
        text: Unicode NFC; never changes after ingest.
        url, outlet, byline, dateline, title: as published, None where unknown.
        published: ISO 8601, an instant with its zone, or a bare date where that is all there is.
        language: ISO 639-1.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


class Attribution(Record, frozen=True, kw_only=True):
    """Who (source) is said by which words (cue) to have said, thought or shown what (content).

    Each role is the spans of its pieces in text order; a source may be missing ('reportedly'). `confidence` is the
    model's probability, from 0 to 1 and calibrated on development articles, that people would mark this relation too.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


class Actor(Record, frozen=True, kw_only=True):
    """Somebody, or some text, that speaks in a report; every person and body that it speaks of is one too.

    Attributes:
        name: the fullest form in the report.
        naming, kind: how the report names it, and what it is.
        role, affiliation: as stated ('spokeswoman', 'the Port Authority'), None where they are not.
        mentions: every place that speaks of it, pronouns too, in text order.
        confidence: the model's probability of each field, by the field's name.
    """

    name: str
    naming: Naming
    kind: Kind
    role: str | None = None
    affiliation: str | None = None
    mentions: tuple[Span, ...] = ()
    confidence: dict[str, float] = {}


class Link(Record, frozen=True, kw_only=True):
    """One station on a claim's way from its origin to the outlet.

    Attributes:
        source, cue: the words for who says it and those that make the link; either may be empty.
        actors: places in the reading's `actors`; none where nobody is mentioned, several where several say the same.
        naming, kind: those of the first actor, over the whole report. role, affiliation: as stated in it.
        reason: the words that say why an identity is withheld.
        confidence: the model's probability of each field, by the field's name; 'link' is that of the link itself.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    actors: tuple[int, ...]
    naming: Naming
    kind: Kind
    role: str | None = None
    affiliation: str | None = None
    reason: tuple[Span, ...] = ()
    confidence: dict[str, float] = {}


class Claim(Record, frozen=True, kw_only=True):
    """The smallest finite proposition with a source chain, certainty and time of its own.

    Attributes:
        id: its name within the reading.
        content: its words, without source and cue. event: the head word of its main event.
        participants: the noun phrases that take part in the event, in text order.
        chain: from the outlet outward, the origin last; empty where the report itself vouches for it.
        basis, certainty, phase: how the origin knows, how sure it is, and when the event lies.
        confidence: the model's probability of each field, by the field's name; 'claim' is that of its edges.
    """

    id: str
    content: tuple[Span, ...]
    event: Span
    participants: tuple[Span, ...] = ()
    chain: tuple[Link, ...] = ()
    basis: Basis
    certainty: Certainty
    phase: Phase
    confidence: dict[str, float] = {}

    @property
    def origin(self) -> Link | None:
        """The last link of the chain; None where the outlet itself is the origin."""
        return self.chain[-1] if self.chain else None


class Silence(Record, frozen=True, kw_only=True):
    """What a source did not say: who (source), in which words (cue), about what (topic), of which kind."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    topic: tuple[Span, ...]
    kind: SilenceKind
    actors: tuple[int, ...] = ()
    confidence: dict[str, float] = {}


class Reading(Record, frozen=True, kw_only=True):
    """What one version of the reader found in one report, each kind of thing in the order of the text."""

    report: Report
    attributions: tuple[Attribution, ...]
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    silences: tuple[Silence, ...] = ()
    reader: str


R = TypeVar("R", bound=Record)


def to_json(record: Record) -> bytes:
    """A record as JSON, UTF-8, on one line.

    >>> to_json(Attribution(source=(), cue=(Span(0, 10),), content=(Span(11, 15),), confidence=0.5))
    b'{"source":[],"cue":[[0,10]],"content":[[11,15]],"confidence":0.5}'
    """
    return msgspec.json.encode(record)


def from_json(data: bytes | str, kind: type[R]) -> R:
    """The record that a line of JSON holds.

    Raises:
        RecordError: the line is no JSON, or not that of such a record.

    >>> from_json('{"id": "a", "text": "Hello."}', Report).text
    'Hello.'
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError as wrong:
        raise RecordError(
            expected=f"one JSON object with the fields of a {kind.__name__}",
            came=fault_of(wrong),
            todo="mend the line, or leave it out",
        ) from wrong


# msgspec's names of JSON's types, in words.
_TYPES: Final = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "null": "null",
    "array": "a list",
    "object": "an object",
}
_MISSING = re.compile(r"Object missing required field `(\w+)`")
_OTHER = re.compile(r"Expected `([^`]+)`, got `(\w+)`(?: - at `\$\.?([^`]*)`)?")
_BYTE = re.compile(r"\(byte (\d+)\)$")


def fault_of(wrong: msgspec.DecodeError | RecursionError) -> str:
    """What is wrong with some JSON, in words that fit after 'came'.

    >>> fault_of(msgspec.ValidationError("Expected `str`, got `int` - at `$.text`"))
    'a number in "text", where text belongs'
    >>> fault_of(msgspec.DecodeError("Input data was truncated"))
    'JSON that breaks off'
    """
    message = str(wrong)
    if isinstance(wrong, RecursionError):
        return "JSON with too many brackets inside one another"
    if "truncated" in message:
        return "JSON that breaks off"
    if missing := _MISSING.match(message):
        return f'an object without "{missing[1]}"'
    if other := _OTHER.match(message):
        return _misplaced(*other.groups())
    at = _BYTE.search(message)
    return f"broken JSON (from byte {at[1]} on)" if at else message[:1].lower() + message[1:].replace("`", "'")


def _misplaced(expected: str, came: str, path: str | None) -> str:
    """Which type came where another belongs."""
    belongs = " or ".join(dict.fromkeys(_TYPES.get(kind, kind) for kind in expected.split(" | ") if kind != "null"))
    place = f' in "{path}"' if path else ""
    return f"{_TYPES.get(came, came)}{place}, where {belongs} belongs"


def words_of(text: str, spans: Iterable[Span]) -> str:
    """The words of several spans, pieces joined by ' … '.

    >>> words_of("He said no, twice.", (Span(0, 2), Span(12, 17)))
    'He … twice'
    """
    return " … ".join(span.of(text) for span in spans)
