"""A report's text with every claim, and the sources and cues of its links, in their marks.

Pieces may nest, share their ends and cross. A closing mark bears its numbers where anything was opened or closed
inside, so that a reader of crossing pieces can still tell which one ends.
"""

from dataclasses import dataclass, field

from rich.style import Style
from rich.text import Text

from sayso.records import Reading
from sayso.show.harmless import harmless
from sayso.show.marks import STYLES, Marks, Role
from sayso.show.pieces import Piece, pieces_of

BOLDER = Style(bold=True)


def marked_text(reading: Reading, marks: Marks, encoding: str = "utf-8") -> Text:
    """The report's text, harmless and marked, ready to be wrapped.

    >>> from sayso.records import Claim, Link, Report, Span
    >>> from sayso.show.marks import SHAPES
    >>> she = Link(source=(Span(0, 3),), cue=(Span(4, 8),), actors=(), naming="unnamed", kind="person")
    >>> so = Claim(id="c1", content=(Span(9, 18),), event=Span(12, 15), chain=(she,),
    ...            basis="stated", certainty="CT+", phase="past")
    >>> report = Report(id="a", text="She said it was so.")
    >>> marked_text(Reading(report=report, attributions=(), claims=(so,), reader="r"), SHAPES).plain
    '[¹She] ‹¹said› «¹it was so».'
    """
    writer = Writer(reading.report.text, marks, encoding)
    for piece in pieces_of(reading):
        writer.open(piece)
    return writer.finish()


@dataclass
class Writer:
    """Walks through the text once; knows which pieces are open."""

    text: str
    marks: Marks
    encoding: str
    at: int = 0
    events: int = 0
    opened: list[tuple[Piece, int]] = field(default_factory=list)
    out: Text = field(default_factory=Text)

    def __post_init__(self) -> None:
        """Parts two paragraphs by an empty line, also where the text's paragraphs are single lines."""
        self.gap = "\n" if "\n\n" in self.text else "\n\n"

    def open(self, piece: Piece) -> None:
        """Closes what ends before the piece, then opens it."""
        self.close_until(piece.span.start)
        self.copy_until(piece.span.start)
        self.events += 1
        self.opened.append((piece, self.events))
        self.mark(self.marks.opening(piece.role, piece.numbers, goes_on=piece.goes_on), piece.role)

    def close_until(self, position: int) -> None:
        """Closes the pieces that end at or before the position, the one that ends first, first."""
        while ending := [entry for entry in self.opened if entry[0].span.end <= position]:
            self.close(min(reversed(ending), key=lambda entry: entry[0].span.end))

    def close(self, entry: tuple[Piece, int]) -> None:
        """Writes what is left of a piece and its closing mark."""
        piece, since = entry
        self.copy_until(piece.span.end)
        self.opened.remove(entry)
        self.mark(self.marks.closing(piece.role, piece.numbers if self.events > since else ()), piece.role)
        self.events += 1

    def copy_until(self, position: int) -> None:
        """Copies the text up to a position in the style of the innermost open piece."""
        style = STYLES[self.opened[-1][0].role] if self.opened else ""
        copied = harmless(self.text[self.at : position], self.encoding)
        self.out.append(copied.replace("\n", self.gap), style)
        self.at = max(self.at, position)

    def mark(self, mark: str, role: Role) -> None:
        """Writes a mark in its role's style."""
        self.out.append(mark, Style.parse(STYLES[role]) + BOLDER)

    def finish(self) -> Text:
        """The whole marked text."""
        self.close_until(len(self.text))
        self.copy_until(len(self.text))
        return self.out
