"""From words to spans of the text."""

from sayso.reader.windows import Range
from sayso.reader.words import Words
from sayso.records import Span

LOOSE = frozenset(",;:–—-")
"""Marks that join a stretch to its neighbours and are no part of it."""


class Pointer:
    """Points at the words of one text."""

    def __init__(self, text: str, words: Words) -> None:
        self.text, self.words = text, words
        self._starts, self._ends = words.starts.tolist(), words.ends.tolist()

    def span(self, stretch: Range) -> Span:
        """A run of words as a span."""
        return Span(self._starts[stretch[0]], self._ends[stretch[1] - 1])

    def spans(self, ranges: tuple[Range, ...]) -> tuple[Span, ...]:
        """Runs of words as spans, without the commas and dashes at their ends."""
        found = tuple(self.span(self.trimmed(r)) for r in ranges)
        return tuple(s for s in found if any(c.isalnum() for c in s.of(self.text))) or found

    def trimmed(self, stretch: Range) -> Range:
        """A run of words without loose marks at its ends."""
        first, last = stretch
        while last - first > 1 and self.text[self._starts[last - 1]] in LOOSE:
            last -= 1
        while last - first > 1 and self.text[self._starts[first]] in LOOSE:
            first += 1
        return first, last
