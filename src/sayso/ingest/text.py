"""Plain text → `Report`."""

import re
from datetime import date
from typing import Final

from sayso.errors import EmptyInput
from sayso.ingest.checks import check_report
from sayso.ingest.dateline import dateline_of
from sayso.ingest.dates import given_date
from sayso.ingest.identity import report_id
from sayso.ingest.language import language_of
from sayso.ingest.normal import field, normal, tidy
from sayso.ingest.opening import ENDS, opening_of
from sayso.records import Report

WIDEST_WRAP: Final = 100  # code points; what mail and text editors fold lines at is below
FEWEST_FOLDED_WORDS: Final = 5  # in a folded line, on the average
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


def report_from_text(
    text: str,
    *,
    outlet: str | None = None,
    published: str | date | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002 - the record's own word
    check: bool = True,
) -> Report:
    r"""The report that a plain text holds; its paragraphs become the lines of `Report.text`.

    A first short line without a full stop, with a blank line after it, is the title and leaves the text, and so do
    lines that hold only a by-line, a day or a call to share; a dateline is recognised and stays in it. Lines folded at
    a fixed width are joined. `check=False` lets any text pass, in any language.

    Raises:
        EmptyInput, TooLarge, NotNews, NotEnglish: the text is none that can be read.
        BadDate: `published` is no date.

    >>> report = report_from_text("Ferry runs\n\nPORT ALDER (NKT) — It left,\nthey said.", outlet="NKT", check=False)
    >>> report.title, report.dateline, report.text
    ('Ferry runs', 'PORT ALDER (NKT)', 'PORT ALDER (NKT) — It left,\nthey said.')
    """
    opening = opening_of(normal(text))
    body = "\n".join(_paragraphs(opening.text))
    if not body:
        came = "only what stands above one" if text.strip() else "no words"
        raise EmptyInput(expected="a report's text", came=came, todo="give a text that holds some")
    if check:
        check_report(body)
    return Report(
        id=field(id) or report_id(url=url, text=body),
        text=body,
        url=field(url),
        outlet=field(outlet),
        byline=opening.byline,
        dateline=dateline_of(body),
        title=field(title) or opening.title,
        published=given_date(published) or opening.published,
        language=language_of(body) if not check else "en",
    )


def _paragraphs(text: str) -> list[str]:
    blocks = [[tidy(line) for line in block.split("\n") if tidy(line)] for block in _BLANK.split(text)]
    if _is_folded(blocks):
        blocks = [[" ".join(block)] for block in blocks]
    return [line for block in blocks for line in block if line]


def _is_folded(blocks: list[list[str]]) -> bool:
    """True if the lines end where an editor folded them: in mid-sentence and at one width."""
    inner = [line for block in blocks for line in block[:-1]]
    if len(inner) < 3 or sum(len(line.split()) for line in inner) < FEWEST_FOLDED_WORDS * len(inner):
        return False
    open_ended = sum(not ENDS.search(line) for line in inner)
    widths = sorted(map(len, inner))
    return open_ended > 0.6 * len(inner) and widths[-1] <= WIDEST_WRAP and widths[len(widths) // 4] >= 0.6 * widths[-1]
