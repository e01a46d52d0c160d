"""A reading as the terminal shows it: heading, legend, the marked text, the attributions one by one."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.rule import Rule
from rich.text import Text

from sayso.records import Reading
from sayso.show.heading import heading
from sayso.show.listing import listing
from sayso.show.marked import marked_text
from sayso.show.marks import STYLES, Marks, Role, marks_for

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
    No attributions found.
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
        report, attributions = self.reading.report, self.reading.attributions
        marks, encoding, width = marks_for(ascii_only=options.ascii_only), options.encoding, options.max_width
        yield heading(report, encoding)
        yield Rule(characters=marks.line, style="dim")
        if attributions:
            yield legend(marks).append("\n")
        yield wrapped(marked_text(report.text, attributions, marks, encoding), console, width)
        yield Text()
        yield listing(self.reading, marks, width, encoding)


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
    '[1:source] <1:cue> {1:content}  equal numbers belong together, ... goes on'
    """
    shown = [Text(marks.opening(role, [1]) + role.value + marks.closing(role), STYLES[role]) for role in Role]
    return Text(" ").join(shown).append(f"  equal numbers belong together, {marks.dots} goes on", "dim")
