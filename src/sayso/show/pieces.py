"""From claims and silences to the pieces of text that get a mark: numbered, trimmed, in the order of the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import Claim, Reading, Silence, Span
from sayso.show.marks import Number, Role
from sayso.show.sure import CLAIM, LINK, SILENCE, is_low

OUTERMOST_FIRST = (Role.VOICE, Role.CLAIM, Role.SOURCE, Role.CUE)

Part = tuple[tuple[Span, ...], Role, Number]


@dataclass(frozen=True)
class Piece:
    """A span that plays one role in the claims and silences of these numbers."""

    span: Span
    role: Role
    numbers: tuple[Number, ...]
    goes_on: bool

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts by where the piece opens, what encloses before what is enclosed."""
        return self.span.start, -self.span.end, OUTERMOST_FIRST.index(self.role)


def pieces_of(reading: Reading) -> list[Piece]:
    """The pieces to mark; what plays one role in several claims is marked once, with all their numbers."""
    shared: dict[tuple[Span, Role, bool], dict[int, Number]] = {}
    for spans, role, number in parts_of(reading):
        for index, span in enumerate(seen(reading.report.text, spans)):
            numbers = shared.setdefault((span, role, index > 0), {})
            earlier = numbers.get(key := -number.of if number.silent else number.of)
            numbers[key] = number._replace(unsure=number.unsure or (earlier is not None and earlier.unsure))
    pieces = [Piece(span, role, tuple(numbers.values()), on) for (span, role, on), numbers in shared.items()]
    return sorted(pieces, key=lambda piece: piece.order)


def parts_of(reading: Reading) -> Iterator[Part]:
    """Each claim's and each silence's parts."""
    for place, claim in enumerate(reading.claims, start=1):
        yield from parts_of_claim(claim, place)
    for place, silence in enumerate(reading.silences, start=1):
        yield from parts_of_silence(silence, place)


def parts_of_claim(claim: Claim, place: int) -> Iterator[Part]:
    """The sources and cues of its links, and its words.

    >>> rained = Claim(id="c1", content=(), event=Span(3, 9), basis="unstated", certainty="CT+", phase="past")
    >>> [(role.value, str(number)) for _, role, number in parts_of_claim(rained, 1)]
    [('own voice', '1')]
    """
    for link in claim.chain:
        number = Number(place, unsure=is_low(link.confidence, *LINK))
        yield link.source, Role.SOURCE, number
        yield link.cue, Role.CUE, number
    role = Role.CLAIM if claim.chain else Role.VOICE
    yield claim.content, role, Number(place, unsure=is_low(claim.confidence, *CLAIM))


def parts_of_silence(silence: Silence, place: int) -> Iterator[Part]:
    """Who is silent, in which words, about what."""
    number = Number(place, silent=True, unsure=is_low(silence.confidence, *SILENCE))
    yield silence.source, Role.SOURCE, number
    yield silence.cue, Role.CUE, number
    yield silence.topic, Role.CLAIM, number


def seen(text: str, spans: tuple[Span, ...]) -> list[Span]:
    """The spans that hold something to be seen."""
    return [span for span in (trimmed(text, span) for span in spans) if span.start < span.end]


def trimmed(text: str, span: Span) -> Span:
    """The span inside the text and without white space at its ends.

    >>> trimmed("He said no.", Span(2, 99)), trimmed(" ", Span(0, 1))
    (Span(start=3, end=11), Span(start=1, end=1))
    """
    start, end = max(span.start, 0), min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
