"""From attributions to the pieces of text that get a mark: numbered, trimmed, in the order of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.records import Attribution, Span
from sayso.show.marks import Role

OUTERMOST_FIRST = (Role.CONTENT, Role.SOURCE, Role.CUE)


@dataclass(frozen=True)
class Piece:
    """A span that plays one role in the attributions of these numbers."""

    span: Span
    role: Role
    numbers: tuple[int, ...]
    goes_on: bool

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts by where the piece opens, what encloses before what is enclosed."""
        return self.span.start, -self.span.end, OUTERMOST_FIRST.index(self.role)


def pieces_of(text: str, attributions: Iterable[Attribution]) -> list[Piece]:
    """The pieces to mark; where several attributions share a span in one role, it is marked once.

    >>> twice = [Attribution(source=(Span(0, 3),), cue=(), content=(), confidence=1.0)] * 2
    >>> pieces_of("She said it.", twice)
    [Piece(span=Span(start=0, end=3), role=<Role.SOURCE: 'source'>, numbers=(1, 2), goes_on=False)]
    """
    shared: dict[tuple[Span, Role, bool], list[int]] = {}
    for number, attribution in enumerate(attributions, start=1):
        for key in roles_of(text, attribution):
            shared.setdefault(key, []).append(number)
    pieces = [
        Piece(span, role, tuple(dict.fromkeys(numbers)), goes_on) for (span, role, goes_on), numbers in shared.items()
    ]
    return sorted(pieces, key=lambda piece: piece.order)


def roles_of(text: str, attribution: Attribution) -> Iterator[tuple[Span, Role, bool]]:
    """Each span of an attribution with its role, and whether it goes on from an earlier one."""
    for role in Role:
        spans: tuple[Span, ...] = getattr(attribution, role.value)
        seen = [span for span in (trimmed(text, span) for span in spans) if span.start < span.end]
        for index, span in enumerate(seen):
            yield span, role, index > 0


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
