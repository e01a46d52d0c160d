"""A reading as the terminal shows it: heading, legend, the marked text, its claims and silences, how many of them."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.rule import Rule
from rich.text import Text

from sayso.records import Reading
from sayso.show.claims import claims_table
from sayso.show.heading import heading
from sayso.show.marked import marked_text
from sayso.show.marks import SILENT, STYLES, UNSURE, Marks, Number, Role, marks_for
from sayso.show.silences import silences_table
from sayso.show.sure import NOTE, has_low
from sayso.show.tally import tally

NO_CLAIMS = "No claims found."
WIDEST = 100
"""Longer lines are hard to read, however wide the terminal."""


class ReadingView:
    """What rich prints for a reading; looks at the console for width and encoding.

    >>> from sayso.records import Report
    >>> console = Console(width=60, color_system=None)
    >>> console.print(ReadingView(Reading(report=Report(id="a", text="It rained."), attributions=(), reader="none")))
    (outlet not known)
    ────────────────────────────────────────────────────────────
    It rained.
    <BLANKLINE>
    No claims found.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The parts from top to bottom."""
        fitted = options.update(width=min(options.max_width, WIDEST))
        for part in self.parts(console, fitted):
            yield from console.render(part, fitted)

    def parts(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """Everything that is shown, for a width and an encoding."""
        reading, encoding, width = self.reading, options.encoding, options.max_width
        marks = marks_for(ascii_only=options.ascii_only)
        yield heading(reading.report, encoding)
        yield Rule(characters=marks.line, style="dim")
        if reading.claims or reading.silences:
            yield legend(marks).append("\n")
        yield wrapped(marked_text(reading, marks, encoding), console, width)
        yield Text()
        yield claims_table(reading, marks, width, encoding) if reading.claims else Text(NO_CLAIMS, "italic")
        if reading.silences:
            yield Text()
            yield silences_table(reading, marks, width, encoding)
        if reading.claims or reading.silences:
            yield Text("\n" + tally(reading), "bold")
        if has_low(reading):
            yield Text(NOTE, "dim")


def wrapped(text: Text, console: Console, width: int) -> Text:
    """The text in lines of at most `width` cells, without blanks at their ends."""
    lines = text.wrap(console, width)
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def legend(marks: Marks) -> Text:
    """One line that explains the marks.

    >>> from sayso.show.marks import TYPED
    >>> legend(TYPED).plain
    '[1:source] <1:cue> {1:claim}  numbers as below, S silence, ? unsure, ... goes on'
    """
    roles = (Role.SOURCE, Role.CUE, Role.CLAIM)
    shown = [Text(marks.opening(role, [Number(1)]) + role.value + marks.closing(role), STYLES[role]) for role in roles]
    rest = f"  numbers as below, {SILENT} silence, {UNSURE} unsure, {marks.dots} goes on"
    return Text(" ").join(shown).append(rest, "dim")
