"""Several readings at a glance: one line a report, with the sources that speak in it."""

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from sayso.records import Reading, words_of
from sayso.show.columns import columns
from sayso.show.harmless import encodable, on_one_line
from sayso.show.heading import outlet_of
from sayso.show.listing import LOOSE, shortened
from sayso.show.marks import STYLES, Role, marks_for

TITLE_LIMIT, SOURCES_LIMIT = 60, 110
PRONOUNS = {"he", "she", "they", "it", "we", "i", "who", "which"}


class SummaryView:
    """What rich prints for several readings."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = tuple(readings)

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """One table."""
        table = columns(marks_for(ascii_only=options.ascii_only), leading=1)
        table.add_column("Report", ratio=30, overflow="fold")
        table.add_column("Found", justify="right", no_wrap=True)
        table.add_column("Who speaks", ratio=38, overflow="fold")
        for reading in self.readings:
            table.add_row(*row_of(reading, options.encoding))
        yield table


def row_of(reading: Reading, encoding: str) -> tuple[Text, Text, Text]:
    """Outlet and title, the number of attributions, the sources in words."""
    title = encodable(shortened(on_one_line(reading.report.title or ""), TITLE_LIMIT), encoding)
    sources = encodable(shortened("; ".join(sources_of(reading)), SOURCES_LIMIT), encoding)
    return (
        Text.assemble(outlet_of(reading.report, encoding), "\n", title),
        Text(str(len(reading.attributions))),
        Text(sources, STYLES[Role.SOURCE]),
    )


def sources_of(reading: Reading) -> list[str]:
    """The sources of a reading in its order, each once, pronouns left out.

    >>> from sayso.records import Attribution, Report, Span
    >>> said = [Attribution(source=(span,), cue=(), content=(), confidence=1.0) for span in (Span(0, 4), Span(12, 15))]
    >>> sources_of(Reading(report=Report(id="a", text="Lund spoke. She left."), attributions=tuple(said), reader="r"))
    ['Lund']
    """
    words = (on_one_line(words_of(reading.report.text, found.source)).rstrip(LOOSE) for found in reading.attributions)
    return list(dict.fromkeys(source for source in words if source and source.lower() not in PRONOUNS))
