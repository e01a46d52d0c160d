"""Several readings at a glance: one line a report, with the sources that speak in it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from sayso.records import Reading
from sayso.show.columns import Column, table
from sayso.show.harmless import encodable, on_one_line
from sayso.show.heading import outlet_of
from sayso.show.marks import STYLES, UNSURE, Role, marks_for
from sayso.show.sure import LINK, is_low
from sayso.show.wording import LOOSE, fitted, shortened

COLUMNS = (Column("Report", 30), Column("Claims", right=True), Column("Who speaks", 38))
TITLE_LIMIT, SOURCES_LIMIT = 60, 110


class SummaryView:
    """What rich prints for several readings."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = tuple(readings)

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """One table."""
        rows = (row_of(reading, options.encoding) for reading in self.readings)
        yield table(COLUMNS, rows, marks_for(ascii_only=options.ascii_only), leading=1)


def row_of(reading: Reading, encoding: str) -> tuple[Text, Text, Text]:
    """Outlet and title, the number of claims, the sources by their names."""
    title = fitted(reading.report.title or "", TITLE_LIMIT, encoding)
    sources = encodable(shortened("; ".join(sources_of(reading)), SOURCES_LIMIT), encoding)
    return (
        Text.assemble(outlet_of(reading.report, encoding), "\n", title),
        Text(str(len(reading.claims))),
        Text(sources, STYLES[Role.SOURCE]),
    )


def sources_of(reading: Reading) -> list[str]:
    """The names of those who stand in a chain, those with most claims first, a ? after those who may not belong there.

    >>> from sayso.records import Actor, Claim, Link, Report, Span
    >>> lund = Actor(name="Ada Lund", naming="named", kind="expert")
    >>> says = Link(source=(), cue=(), actors=(0,), naming="named", kind="expert")
    >>> claim = Claim(id="c1", content=(), event=Span(0, 0), chain=(says,),
    ...               basis="stated", certainty="CT+", phase="past")
    >>> report = Report(id="a", text="")
    >>> sources_of(Reading(report=report, attributions=(), actors=(lund,), claims=(claim,), reader="r"))
    ['Ada Lund']
    """
    links = [link for claim in reading.claims for link in claim.chain]
    speaks = Counter(actor for link in links for actor in link.actors)
    sure = {actor for link in links if not is_low(link.confidence, *LINK) for actor in link.actors}
    return [
        on_one_line(reading.actors[actor].name).strip(LOOSE) + UNSURE * (actor not in sure)
        for actor, _ in speaks.most_common()
    ]
