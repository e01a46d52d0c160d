"""The text as the page shows it: runs with their classes, and before each piece of a claim or silence its number."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import Reading
from sayso.show.page.doubt import doubt_of_claim, doubt_of_silence
from sayso.show.page.runs import Layer, Mark, Run, lines_of, marks_of


@dataclass(frozen=True)
class Number:
    """The number before a piece: a link to the entry in the list below; the first piece is what the entry points to."""

    shown: str
    label: str
    entry: str
    anchor: str | None
    kind: str


@dataclass(frozen=True)
class Piece:
    """A run, ready for the template: `classes` is empty where neither a claim nor a silence lies over it."""

    words: str
    numbers: tuple[Number, ...]
    classes: str
    source: bool
    cue: bool


class MarkedText:
    """The lines of a reading's text; `anchored` are the claims and silences that can be pointed at.

    >>> from sayso.records import Report, Reading
    >>> reading = Reading(report=Report(id="a", text="It left."), attributions=(), reader="none")
    >>> [[piece.words for piece in line] for line in MarkedText(reading).lines]
    [['It left.']]
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        marks = marks_of(reading)
        self.anchored = {name_of(mark) for mark in marks if mark.layer in (Layer.CLAIM, Layer.SILENCE)}
        self.low = set(self.doubted())
        self.lines = [[self.piece(run) for run in line] for line in lines_of(reading.report.text, marks)]

    def doubted(self) -> Iterator[str]:
        """The names of the claims and silences of low confidence."""
        for number, claim in enumerate(self.reading.claims, start=1):
            if doubt_of_claim(claim) is not None:
                yield anchor_of(Layer.CLAIM, number)
        for number, silence in enumerate(self.reading.silences, start=1):
            if doubt_of_silence(silence) is not None:
                yield anchor_of(Layer.SILENCE, number)

    def piece(self, run: Run) -> Piece:
        """A run with all that the template asks of it."""
        claims, silences = run.numbers(Layer.CLAIM), run.numbers(Layer.SILENCE)
        return Piece(
            words=run.words,
            numbers=tuple(self.number(mark) for mark in run.begin if is_numbered(mark)),
            classes=" ".join(self.classes(run, claims, silences)),
            source=run.has(Layer.SOURCE),
            cue=run.has(Layer.CUE),
        )

    def classes(self, run: Run, claims: tuple[int, ...], silences: tuple[int, ...]) -> Iterator[str]:
        """How a run looks: on whose word, doubted or not, under several claims or one; and what it belongs to."""
        if claims:
            yield "said" if any(self.reading.claims[number - 1].chain for number in claims) else "own"
        if len(claims) > 1:
            yield "deep"
        if silences:
            yield "hush"
        if any(name_of(mark) in self.low for mark in run.marks):
            yield "low"
        yield from (f"in-{anchor_of(Layer.CLAIM, number)}" for number in claims)
        yield from (f"in-{anchor_of(Layer.SILENCE, number)}" for number in silences)

    def number(self, mark: Mark) -> Number:
        """The number that stands before a piece."""
        is_claim, low = mark.layer is Layer.CLAIM, name_of(mark) in self.low
        short = str(mark.number) if is_claim else f"S{mark.number}"
        spoken = f"{'Claim' if is_claim else 'Silence'} {short}"
        return Number(
            shown="…" * mark.goes_on + short + "?" * low,
            label=spoken + ", continued" * mark.goes_on + ", low confidence" * low,
            entry=entry_of(mark.layer, mark.number),
            anchor=None if mark.goes_on else name_of(mark),
            kind=mark.layer.value,
        )


def is_numbered(mark: Mark) -> bool:
    """True if a number stands before the piece: before each of a claim, and before the first of a silence."""
    return mark.layer is Layer.CLAIM or (mark.layer is Layer.SILENCE and not mark.goes_on)


def name_of(mark: Mark) -> str:
    """The anchor of what a mark is a piece of; sources and cues have none that anything points to."""
    return anchor_of(mark.layer, mark.number)


def anchor_of(layer: Layer, number: int) -> str:
    """The id of a claim or a silence in the text.

    >>> anchor_of(Layer.CLAIM, 3), anchor_of(Layer.SILENCE, 1)
    ('c3', 's1')
    """
    return {Layer.CLAIM: "c", Layer.SILENCE: "s"}.get(layer, layer.value) + str(number)


def entry_of(layer: Layer, number: int) -> str:
    """The id of its entry in the list."""
    return {Layer.CLAIM: "claim-", Layer.SILENCE: "silence-"}.get(layer, "") + str(number)
