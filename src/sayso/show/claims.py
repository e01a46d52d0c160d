"""The claims of a reading as a table: on whose word, what, and how sure the reader is."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from sayso.records import Claim, Reading, words_of
from sayso.show.chain import chain
from sayso.show.columns import NUMBER, SURE, Column, Row, laid_out
from sayso.show.marks import STYLES, Marks, Number, Role
from sayso.show.sure import CERTAINTY, CLAIM, is_low, least_of_claim, per_cent, questioned
from sayso.show.wording import PLAIN, certainty_of, fitted

COLUMNS = (NUMBER, Column("On whose word", 10), Column("Claim", 13), SURE)
CLAIM_LIMIT = 110
"""Characters of a claim that are shown; the whole of it stands in the text above."""


def claims_table(reading: Reading, marks: Marks, width: int, encoding: str = "utf-8") -> RenderableType:
    """The claims, numbered as in the marked text."""
    return laid_out(COLUMNS, rows_of(reading, marks, encoding), marks, width)


def rows_of(reading: Reading, marks: Marks, encoding: str) -> Iterator[Row]:
    """A row for each claim, in order."""
    for place, claim in enumerate(reading.claims, start=1):
        number = Number(place, unsure=is_low(claim.confidence, *CLAIM))
        yield (
            Text(str(number)),
            chain(reading, claim, marks, encoding),
            claim_words(reading, claim, encoding),
            per_cent(least_of_claim(claim)),
        )


def claim_words(reading: Reading, claim: Claim, encoding: str = "utf-8") -> Text:
    """What is claimed, and before it how sure its origin is, unless that is plain.

    >>> from sayso.records import Report, Span
    >>> claim = Claim(id="c1", content=(Span(0, 7),), event=Span(3, 7), basis="stated", certainty="PR+", phase="past")
    >>> reading = Reading(report=Report(id="a", text="It left."), attributions=(), claims=(claim,), reader="r")
    >>> claim_words(reading, claim).plain
    '(probably) It left'
    """
    style = STYLES[Role.CLAIM if claim.chain else Role.VOICE]
    words = Text(fitted(words_of(reading.report.text, claim.content), CLAIM_LIMIT, encoding), style)
    told = certainty_of(claim, reading.report.text)
    if told == PLAIN and not is_low(claim.confidence, *CERTAINTY):
        return words
    certainty = questioned(told, claim.confidence, *CERTAINTY, style="bold")
    return Text.assemble("(", certainty, ") ", words)
