"""The attributions of a reading as a table, or as a list where the terminal is too narrow for one."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sayso.records import Attribution, Reading, words_of
from sayso.show.columns import columns
from sayso.show.harmless import encodable, on_one_line
from sayso.show.marks import STYLES, Marks, Role

NO_SOURCE = "(no source named)"
LOW = 0.6
"""Below this confidence an attribution is called uncertain: by its own word, four in ten of them are wrong."""

LIMITS = {Role.SOURCE: 48, Role.CUE: 36, Role.CONTENT: 80}
"""Characters of each role that are shown; the whole of them stands in the text above."""

LOOSE = " ,;:"
"""What may hang at the end of a source; nobody misses it in a list."""

TABLE_WIDTH = 60


class Row(NamedTuple):
    """One attribution in words, fit to print."""

    number: Text
    source: Text
    cue: Text
    content: Text
    confidence: Text


def listing(reading: Reading, marks: Marks, width: int, encoding: str = "utf-8") -> RenderableType:
    """The attributions, numbered as in the marked text."""
    if not reading.attributions:
        return Text("No attributions found.", "italic")
    rows = rows_of(reading, encoding)
    return as_table(rows, marks) if width >= TABLE_WIDTH else as_list(rows, marks)


def rows_of(reading: Reading, encoding: str) -> Iterator[Row]:
    """A row for each attribution, in order."""
    for number, attribution in enumerate(reading.attributions, start=1):
        words = {role: role_words(reading.report.text, attribution, role, encoding) for role in Role}
        yield Row(
            Text(str(number)),
            words[Role.SOURCE] if attribution.source else Text(NO_SOURCE, "dim italic"),
            words[Role.CUE],
            words[Role.CONTENT],
            confidence_words(attribution.confidence),
        )


def role_words(text: str, attribution: Attribution, role: Role, encoding: str) -> Text:
    """The words of one role, on one line and not too many of them."""
    words = on_one_line(words_of(text, getattr(attribution, role.value)))
    if role is Role.SOURCE:
        words = words.rstrip(LOOSE)
    return Text(encodable(shortened(words, LIMITS[role]), encoding), STYLES[role])


def shortened(words: str, limit: int) -> str:
    """The words, cut before the limit at the end of one of them.

    >>> shortened("The search would go on as long as there is hope", 22)
    'The search would go…'
    """
    if len(words) <= limit:
        return words
    return words[: limit - 1].rsplit(" ", 1)[0].rstrip(f"…{LOOSE}") + "…"


def confidence_words(confidence: float) -> Text:
    """A probability in per cent; a low one is called so.

    >>> confidence_words(0.93).plain, confidence_words(0.41).plain
    ('93%', '41% low')
    """
    per_cent = f"{confidence:.0%}"
    return Text(per_cent) if confidence >= LOW else Text(f"{per_cent} low", "bold red")


def as_table(rows: Iterable[Row], marks: Marks) -> Table:
    """One line or more an attribution, in columns."""
    table = columns(marks)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("Source", ratio=20, overflow="fold")
    table.add_column("Cue", ratio=12, min_width=10, overflow="fold")
    table.add_column("Content", ratio=31, overflow="fold")
    table.add_column("Sure", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    return table


def as_list(rows: Iterable[Row], marks: Marks) -> Table:
    """One paragraph an attribution: its number before, its roles one below the other, in their marks."""
    grid = Table.grid(padding=(0, 1, 1, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(row.number, Text("\n").join([*in_marks(row, marks), row.confidence]))
    return grid


def in_marks(row: Row, marks: Marks) -> Iterator[Text]:
    """The words of each role between its marks; '(no source named)' has brackets of its own."""
    for role, words in zip(Role, (row.source, row.cue, row.content), strict=True):
        before, after = ("", "") if words.plain == NO_SOURCE else marks.brackets[role]
        yield Text.assemble((before, STYLES[role]), words, (after, STYLES[role]))
