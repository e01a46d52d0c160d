"""The silences of a reading as a table: who does not say what, and how."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from sayso.records import Reading, Silence, words_of
from sayso.show.columns import NUMBER, SURE, Column, Row, laid_out
from sayso.show.marks import STYLES, Marks, Number, Role
from sayso.show.sure import KIND, SILENCE, WHO, is_low, least, per_cent, questioned
from sayso.show.wording import SILENCE as KINDS
from sayso.show.wording import fitted, who_is_silent

COLUMNS = (NUMBER, Column("Who is silent", 10), Column("How", 13), Column("About", 11, labelled=True), SURE)
LIMIT = 70


def silences_table(reading: Reading, marks: Marks, width: int, encoding: str = "utf-8") -> RenderableType:
    """The silences, numbered as in the marked text."""
    return laid_out(COLUMNS, rows_of(reading, encoding), marks, width)


def rows_of(reading: Reading, encoding: str) -> Iterator[Row]:
    """A row for each silence, in order."""
    for place, silence in enumerate(reading.silences, start=1):
        number = Number(place, silent=True, unsure=is_low(silence.confidence, *SILENCE))
        topic = fitted(words_of(reading.report.text, silence.topic), LIMIT, encoding)
        yield (
            Text(str(number)),
            who(reading, silence, encoding),
            how(reading, silence, encoding),
            Text(topic, STYLES[Role.CLAIM]),
            per_cent(least(silence.confidence, *SILENCE, *WHO, *KIND)),
        )


def who(reading: Reading, silence: Silence, encoding: str) -> Text:
    """Those who do not say it."""
    name = fitted(who_is_silent(reading, silence), LIMIT, encoding)
    return questioned(name, silence.confidence, *WHO, style=STYLES[Role.SOURCE])


def how(reading: Reading, silence: Silence, encoding: str) -> Text:
    """The kind of silence, and its words."""
    kind = questioned(KINDS[silence.kind], silence.confidence, *KIND)
    words = fitted(words_of(reading.report.text, silence.cue), LIMIT, encoding)
    return Text.assemble(kind, ": ", (words, STYLES[Role.CUE])) if words else kind
