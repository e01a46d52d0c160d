"""The report's text cut where any mark begins or ends, so that marks may overlap and the page stays well-formed.

A run is a stretch of one line over which the same marks lie. Runs never nest, whatever the spans do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from sayso.records import Reading, Span


class Layer(StrEnum):
    """What a mark says of the words under it."""

    CLAIM = "claim"
    SILENCE = "silence"
    SOURCE = "source"
    CUE = "cue"


@dataclass(frozen=True)
class Mark:
    """One piece of something that is marked; `number` counts from 1; `goes_on` from its second piece on."""

    layer: Layer
    number: int
    span: Span
    goes_on: bool = False


@dataclass(frozen=True)
class Run:
    """Words with the marks that lie over all of them, and those that begin here, the longest first."""

    words: str
    marks: tuple[Mark, ...]
    begin: tuple[Mark, ...]

    def numbers(self, layer: Layer) -> tuple[int, ...]:
        """The numbers of the marks of a layer, each once, in order."""
        return tuple(sorted({mark.number for mark in self.marks if mark.layer is layer}))

    def has(self, layer: Layer) -> bool:
        """True if such a mark lies here."""
        return any(mark.layer is layer for mark in self.marks)


def marks_of(reading: Reading) -> list[Mark]:
    """Every mark of a reading: claims and silences with their numbers, their sources and their cues."""
    text, found = reading.report.text, list[Mark]()
    for number, claim in enumerate(reading.claims, start=1):
        found += pieces(text, Layer.CLAIM, number, claim.content)
        for link in claim.chain:
            found += pieces(text, Layer.SOURCE, number, link.source)
            found += pieces(text, Layer.CUE, number, link.cue)
    for number, silence in enumerate(reading.silences, start=1):
        found += pieces(text, Layer.SILENCE, number, sorted((*silence.source, *silence.cue, *silence.topic)))
        found += pieces(text, Layer.SOURCE, number, silence.source)
        found += pieces(text, Layer.CUE, number, silence.cue)
    return found


def pieces(text: str, layer: Layer, number: int, spans: Iterable[Span]) -> list[Mark]:
    """A mark for each span that holds words.

    >>> [mark.span for mark in pieces("So he said.", Layer.CUE, 1, [Span(2, 3), Span(5, 99)])]
    [Span(start=6, end=11)]
    """
    seen = [span for span in (trimmed(text, span) for span in spans) if span.start < span.end]
    return [Mark(layer, number, span, goes_on=index > 0) for index, span in enumerate(seen)]


def trimmed(text: str, span: Span) -> Span:
    """The span inside the text, without white space at its ends."""
    start, end = max(span.start, 0), min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def lines_of(text: str, marks: Iterable[Mark]) -> list[list[Run]]:
    r"""The lines of the text, each as its runs; joined by line ends they are the text again.

    >>> mark = Mark(Layer.CLAIM, 1, Span(3, 9))
    >>> [[(run.words, len(run.marks)) for run in line] for line in lines_of("It left.\nIt is back.", [mark])]
    [[('It ', 0), ('left.', 1)], [('It is back.', 0)]]
    """
    lines: list[list[Run]] = [[]]
    for run in cut(text, sorted(marks, key=lambda mark: -mark.span.end)):
        if run.words == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def cut(text: str, marks: list[Mark]) -> Iterator[Run]:
    """The runs from first to last; each line end is one by itself."""
    starts, ends = dict[int, list[Mark]](), dict[int, list[Mark]]()
    for mark in marks:
        starts.setdefault(mark.span.start, []).append(mark)
        ends.setdefault(mark.span.end, []).append(mark)
    line_ends = [at for at, character in enumerate(text) if character == "\n"]
    edges = {0, len(text), *starts, *ends, *line_ends, *(at + 1 for at in line_ends)}
    over = dict[Mark, None]()
    for start, end in pairwise(sorted(edges)):
        for mark in ends.get(start, ()):
            over.pop(mark, None)
        over.update(dict.fromkeys(starts.get(start, ())))
        yield Run(text[start:end], tuple(over), tuple(starts.get(start, ())))
