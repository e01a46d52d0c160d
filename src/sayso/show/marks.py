"""The three shapes that tell source, cue and content apart where there is no colour, and their numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The part that a piece of text plays in an attribution; the value is also its style's name."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


STYLES = {Role.SOURCE: "bold cyan", Role.CUE: "italic magenta", Role.CONTENT: "green"}
"""Colours that can be read on dark and on light ground."""

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Marks:
    """One set of shapes. `brackets` are each role's opening and closing mark."""

    brackets: dict[Role, tuple[str, str]]
    raised: bool
    comma: str
    colon: str
    dots: str
    line: str

    def number(self, number: int) -> str:
        """An attribution's number as it stands beside a mark.

        >>> SHAPES.number(12), TYPED.number(12)
        ('¹²', '12')
        """
        return str(number).translate(SUPERSCRIPT) if self.raised else str(number)

    def numbers(self, numbers: Iterable[int]) -> str:
        """Several numbers at one mark.

        >>> SHAPES.numbers([1, 3]), TYPED.numbers([1, 3])
        ('¹·³', '1,3')
        """
        return self.comma.join(map(self.number, numbers))

    def opening(self, role: Role, numbers: Iterable[int], *, goes_on: bool = False) -> str:
        """The mark before a piece; `goes_on` where the piece continues an earlier one of its role.

        >>> SHAPES.opening(Role.CONTENT, [2]), SHAPES.opening(Role.CONTENT, [2], goes_on=True)
        ('«²', '«²…')
        >>> TYPED.opening(Role.SOURCE, [2])
        '[2:'
        """
        return self.brackets[role][0] + self.numbers(numbers) + (self.dots if goes_on else self.colon)

    def closing(self, role: Role, numbers: Iterable[int] = ()) -> str:
        """The mark after a piece, with its numbers where other marks stand inside.

        >>> SHAPES.closing(Role.CUE), SHAPES.closing(Role.CONTENT, [2]), TYPED.closing(Role.CONTENT, [2])
        ('›', '²»', ':2}')
        """
        return self.colon * bool(numbers) + self.numbers(numbers) + self.brackets[role][1]


SHAPES = Marks(
    brackets={Role.SOURCE: ("[", "]"), Role.CUE: ("‹", "›"), Role.CONTENT: ("«", "»")},
    raised=True,
    comma="·",
    colon="",
    dots="…",
    line="─",
)
TYPED = Marks(
    brackets={Role.SOURCE: ("[", "]"), Role.CUE: ("<", ">"), Role.CONTENT: ("{", "}")},
    raised=False,
    comma=",",
    colon=":",
    dots="...",
    line="-",
)


def marks_for(*, ascii_only: bool) -> Marks:
    """The shapes that the terminal's encoding can hold."""
    return TYPED if ascii_only else SHAPES
