"""The library's one verb: `read`."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from sayso.errors import InputError, unreadable
from sayso.records import Reading, Report

LONGEST_PATH: Final = 20  # words; a text of no more is no report
_SUFFIX = re.compile(r"\.(?:txt|html?|jsonl?|gz)$", re.I)
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*(?:\s|$)")


def read(text_or_path: str | Path, *, published: str | date | None = None, outlet: str | None = None) -> Reading:
    r"""Who says what in one English news report.

    Args:
        text_or_path: a `Path` is a file: plain text, an HTML page or JSON. A `str` is an address (`http://…`,
            `https://…`), the path of a file that exists or what looks like a path, and otherwise the report itself:
            its text, its HTML page or its JSON.
        published: when it was published, ISO 8601, a `date` or a `datetime`, in place of what the report says. A
            `datetime` without a zone counts as its day.
        outlet: who published it, likewise.

    Raises:
        InputError: there is no such file, or it does not hold one English news report.
        TypeError: an argument is of another type.
        WeightsError: the trained model that comes with sayso is missing.

    >>> reading = read('The ferry left on time, Ana Vance said. "It was full to the last seat when it sailed '
    ...                'for the islands this morning," she told reporters.\n', outlet="NKT")
    >>> reading.report.outlet, [span.of(reading.report.text) for span in reading.attributions[0].source]
    ('NKT', ['Ana Vance'])
    """
    from sayso.reader import load_reader

    return load_reader().read(report_of(text_or_path, published=published, outlet=outlet))


def report_of(given: str | Path, *, published: str | date | None, outlet: str | None) -> Report:
    """The one report that is given.

    Raises:
        InputError: it cannot be read, or the file holds none or several.
        TypeError: it is neither a string nor a path, or the outlet is no string.
    """
    from sayso.ingest import open_reports, reports_in

    if not isinstance(given, (str, Path)):
        raise TypeError(f"expected a report's text as a str, or a pathlib.Path; came {given!r:.80}")
    if not isinstance(outlet, (str, type(None))):
        raise TypeError(f"expected the outlet's name as a str; came {outlet!r:.80}")
    if isinstance(given, str) and is_text(given):
        reports = reports_in(given, published=published, outlet=outlet)
    else:
        reports = open_reports(given, published=published, outlet=outlet)
    return only(reports, todo="read several with `sayso.ingest.open_reports`")


def one_report(source: str, *, published: str | None, outlet: str | None) -> Report:
    """The one report of an input of the command line: a file, an address, or '-'.

    Raises:
        InputError: it cannot be read, or holds none or several.
    """
    from sayso.ingest import open_reports

    try:
        return only(
            open_reports(source, published=published, outlet=outlet),
            todo="save one by itself, or look at several with `sayso read`",
        )
    except OSError as wrong:
        raise unreadable(wrong) from wrong


def only(reports: Iterator[Report], *, todo: str) -> Report:
    """The report, where there is one and no other.

    Raises:
        InputError: there is none, or there are several, with what to do then.
    """
    first, second = next(reports, None), next(reports, None)
    if first is None or second is not None:
        came = "a file without any" if first is None else "a file with several"
        raise InputError(expected="one report", came=came, todo=todo)
    return first


def is_text(given: str) -> bool:
    r"""True if the string is a report's text, and no address or path.

    A single word is no report: it is taken for the path of a file, so that a slip in its name is found. So are a few
    words that look like a path.

    >>> is_text("It left.\nIt came back."), is_text("https://nkt.example/a"), is_text("ferry.txt")
    (True, False, False)
    >>> is_text("<p>It left."), is_text("my reports/ferry story"), is_text("It left, and/or came back.")
    (True, False, True)
    """
    words = len(given.split())
    if "\n" in given or words == 0:
        return True
    if given.lstrip()[0] in "<{[":
        return not exists(given)
    return words > 1 and not is_path(given) and not exists(given)


def is_path(given: str) -> bool:
    r"""True if a line looks like a path: too short for a report, with a file's suffix or a folder before it.

    >>> is_path("the report.txt"), is_path(r"my reports\ferry"), is_path("It left.")
    (True, True, False)
    """
    if len(given.split()) > LONGEST_PATH or _SENTENCE.search(given):
        return False
    return bool(_SUFFIX.search(given)) or "/" in given or "\\" in given


def exists(path: str) -> bool:
    """True if there is a file of this name; a long text is the name of none."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False
