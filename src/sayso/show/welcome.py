"""What `sayso demo` shows: one reading in full, the others at a glance, and what to do next."""

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.records import Reading
from sayso.show.columns import TABLE_WIDTH
from sayso.show.harmless import encodable
from sayso.show.summary import SummaryView
from sayso.show.terminal import WIDEST, ReadingView

OPENING = "Six invented outlets tell one story. The first report, with who says what:"
OTHERS = "And the five that followed:"
NEXT = (
    ("sayso read report.txt", "a text, a web page that you saved, or JSON Lines"),
    ("sayso read https://…", "a page on the web"),
    ("sayso sources report.txt", "its sources: who speaks, how named, how often"),
    ("sayso read --jsonl *.html", "many, as data"),
)


class DemoView:
    """What rich prints for the examples' readings."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The parts from top to bottom."""
        fitted = options.update(width=min(options.max_width, WIDEST))
        for part in self.parts(options.encoding, fitted.max_width):
            yield from console.render(part, fitted)

    def parts(self, encoding: str, width: int) -> Iterator[RenderableType]:
        """Everything that is shown."""
        first, *others = self.readings
        yield Text(OPENING + "\n", "italic")
        yield ReadingView(first)
        yield Text(f"\n{OTHERS}\n", "italic")
        yield SummaryView(others)
        yield Text("\nNow try it on your own:", "italic")
        yield from hints(encoding) if width >= TABLE_WIDTH else stacked_hints(encoding)


def hints(encoding: str) -> Iterator[RenderableType]:
    """What to type, and beside it what for."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for command, what in NEXT:
        grid.add_row(Text(encodable(command, encoding)), Text(what))
    yield Padding(grid, (0, 0, 0, 2), expand=False)


def stacked_hints(encoding: str) -> Iterator[RenderableType]:
    """What to type, and below it, further in, what for."""
    for command, what in NEXT:
        yield Padding(Text(encodable(command, encoding), "bold"), (0, 0, 0, 2), expand=False)
        yield Padding(Text(what), (0, 0, 0, 4), expand=False)
