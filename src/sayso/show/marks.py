"""The shapes that tell source, cue and claim apart where there is no colour, and the numbers beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """The part that a piece of text plays; the value is its name in the legend."""

    SOURCE = "source"
    CUE = "cue"
    CLAIM = "claim"
    VOICE = "own voice"


STYLES = {Role.SOURCE: "bold cyan", Role.CUE: "italic magenta", Role.CLAIM: "green", Role.VOICE: ""}
"""Colours that can be read on dark and on light ground; what is said in the report's own voice has none."""

UNSURE = "?"
SILENT = "S"
RUN = 3
"""So many numbers in a row are written as a first and a last one."""

SUPERSCRIPT = str.maketrans("0123456789S", "⁰¹²³⁴⁵⁶⁷⁸⁹ˢ")


class Number(NamedTuple):
    """The number of a claim or of a silence; `unsure` where the reader doubts what stands beside it."""

    of: int
    silent: bool = False
    unsure: bool = False

    def __str__(self) -> str:
        """As it stands in the table.

        >>> str(Number(3)), str(Number(2, silent=True, unsure=True))
        ('3', 'S2?')
        """
        return SILENT * self.silent + str(self.of) + UNSURE * self.unsure

    def follows(self, other: "Number") -> bool:
        """True if the two may stand in one run."""
        return self == other._replace(of=other.of + 1) and not self.unsure


@dataclass(frozen=True)
class Marks:
    """One set of shapes. `brackets` are each role's opening and closing mark."""

    brackets: dict[Role, tuple[str, str]]
    raised: bool
    comma: str
    dash: str
    colon: str
    dots: str
    arrow: str
    line: str

    def number(self, number: Number) -> str:
        """A number as it stands beside a mark.

        >>> SHAPES.number(Number(12)), TYPED.number(Number(12, unsure=True))
        ('¹²', '12?')
        """
        return str(number).translate(SUPERSCRIPT) if self.raised else str(number)

    def numbers(self, numbers: Sequence[Number]) -> str:
        """Several numbers at one mark.

        >>> SHAPES.numbers([Number(1), Number(3)]), TYPED.numbers([Number(n) for n in (1, 3, 4, 5)])
        ('¹·³', '1,3-5')
        """
        return self.comma.join(map(self.run, runs(numbers)))

    def run(self, numbers: Sequence[Number]) -> str:
        """Numbers in a row."""
        if len(numbers) >= RUN:
            return self.number(numbers[0]) + self.dash + self.number(numbers[-1])
        return self.comma.join(map(self.number, numbers))

    def opening(self, role: Role, numbers: Sequence[Number], *, goes_on: bool = False) -> str:
        """The mark before a piece; `goes_on` where the piece continues an earlier one of its role.

        >>> SHAPES.opening(Role.CLAIM, [Number(2)]), SHAPES.opening(Role.CLAIM, [Number(2)], goes_on=True)
        ('«²', '«²…')
        >>> TYPED.opening(Role.SOURCE, [Number(2)])
        '[2:'
        """
        return self.brackets[role][0] + self.numbers(numbers) + (self.dots if goes_on else self.colon)

    def closing(self, role: Role, numbers: Sequence[Number] = ()) -> str:
        """The mark after a piece, with its numbers where other marks stand inside.

        >>> SHAPES.closing(Role.CUE), SHAPES.closing(Role.CLAIM, [Number(2)]), TYPED.closing(Role.CLAIM, [Number(2)])
        ('›', '²»', ':2}')
        """
        plain = [number._replace(unsure=False) for number in numbers]
        return self.colon * bool(plain) + self.numbers(plain) + self.brackets[role][1]


def runs(numbers: Iterable[Number]) -> Iterator[list[Number]]:
    """The numbers, those that follow one another together.

    >>> [[number.of for number in run] for run in runs(map(Number, (1, 3, 4)))]
    [[1], [3, 4]]
    """
    run: list[Number] = []
    for number in numbers:
        if run and not number.follows(run[-1]):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


SHAPES = Marks(
    brackets={Role.SOURCE: ("[", "]"), Role.CUE: ("‹", "›"), Role.CLAIM: ("«", "»"), Role.VOICE: ("«", "»")},
    raised=True,
    comma="·",
    dash="⁻",
    colon="",
    dots="…",
    arrow="→",
    line="─",
)
TYPED = Marks(
    brackets={Role.SOURCE: ("[", "]"), Role.CUE: ("<", ">"), Role.CLAIM: ("{", "}"), Role.VOICE: ("{", "}")},
    raised=False,
    comma=",",
    dash="-",
    colon=":",
    dots="...",
    arrow="->",
    line="-",
)


def marks_for(*, ascii_only: bool) -> Marks:
    """The shapes that the terminal's encoding can hold."""
    return TYPED if ascii_only else SHAPES
