"""From wherever a report lies to the function that reads its form: files, addresses, standard input."""

import re
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import IO, Final, NamedTuple, NoReturn
from urllib.parse import urlsplit
from urllib.request import url2pathname

from sayso.errors import EmptyInput, MissingInput, Unreachable
from sayso.ingest.checks import refuse_other_kinds
from sayso.ingest.dates import given_date
from sayso.ingest.encoding import decode
from sayso.ingest.html import report_from_html
from sayso.ingest.jsonl import Failed, reports_from_document, reports_from_lines
from sayso.ingest.opening import ENDS
from sayso.ingest.sniff import SAMPLE, Form, form_of
from sayso.ingest.stream import open_plain, read_lines, read_whole
from sayso.ingest.text import report_from_text
from sayso.records import Report

STANDARD_INPUT: Final = "-"
FEWEST_WORDS: Final = 4  # of a name that is rather a text
LONGEST_NAME: Final = 200  # code points of a name in a message
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I)


def open_reports(
    source: str | Path,
    *,
    outlet: str | None = None,
    published: str | date | None = None,
    check: bool = True,
    failed: Failed | None = None,
) -> Iterator[Report]:
    """The reports in a file, at an address (http or https), or, for '-', on standard input.

    Plain text and HTML hold one, JSON Lines and a JSON list any number; which it is, is told by the content, not the
    name, and all may be gzipped. `outlet` and `published` (ISO 8601) take the place of what the source says, for every
    report. `check=False` lets texts pass that are in another language than English or do not read like news. `failed`
    is told of each line of JSON Lines, or item of a JSON list, that holds no report, and the others are read all the
    same; without it, the first such line ends the reading with its error.

    Raises:
        InputError: one of its kinds, which say what was expected, what came and what to do; nothing is yielded of
            a report that fails.
        TypeError: the source is neither a string nor a path.

    >>> next(open_reports("no.txt"))
    Traceback (most recent call last):
    ...
    sayso.errors.MissingInput: expected a file; came 'no.txt', which does not exist; check the path, or add https://
    """
    if not isinstance(source, (str, Path)):
        raise TypeError(f"expected a str or a pathlib.Path as the source of reports; came {source!r:.80}")
    wanted = Wanted(outlet, given_date(published), check, failed)
    if isinstance(source, str) and _ADDRESS.match(source):
        yield from _fetched(source, wanted)
    elif str(source) == STANDARD_INPUT:
        yield from _reports(_standard_input(), wanted)
    else:
        with closing(_opened(source)) as stream:
            yield from _reports(stream, wanted)


def _standard_input() -> IO[bytes]:
    if sys.stdin is None:
        raise MissingInput(expected="a report on standard input", came="none, for it is closed", todo="give a file")
    return sys.stdin.buffer


def reports_in(
    text: str, *, outlet: str | None = None, published: str | date | None = None, check: bool = True
) -> Iterator[Report]:
    """The reports that a string holds, in any of the forms that a file may have.

    Options and errors are those of `open_reports`.

    >>> [report.title for report in reports_in("<!doctype html><h1>Ferry runs</h1><p>It left.</p>", check=False)]
    ['Ferry runs']
    """
    wanted = Wanted(outlet, given_date(published), check, None)
    form = form_of(text[:SAMPLE].encode("utf-8", "replace")) if text.lstrip()[:1] in ("<", "{", "[") else Form.TEXT
    if form is Form.TEXT:
        yield report_from_text(text, outlet=outlet, published=wanted.published, check=check)
    else:
        yield from _reports(BytesIO(text.encode("utf-8", "replace")), wanted)


class Wanted(NamedTuple):
    """What the caller wants of every report; see `open_reports`."""

    outlet: str | None
    published: str | None
    check: bool
    failed: Failed | None


def _opened(source: str | Path) -> IO[bytes]:
    if source == "":
        raise MissingInput(expected="a file", came="an empty path", todo="give its path")
    try:
        return Path(source).open("rb")
    except (FileNotFoundError, NotADirectoryError):
        _missing(source, "which does not exist", _advice(str(source)))
    except IsADirectoryError:
        _missing(source, "which is a folder", f"give the files in it: {str(Path(source) / '*')!r}")
    except OSError as wrong:
        _missing(source, f"which cannot be opened ({wrong.strerror or wrong})", _advice(str(source)))
    except ValueError:
        _missing(source, "which is no path", _advice(str(source)))


def _missing(source: str | Path, came: str, todo: str) -> NoReturn:
    name = str(source)
    short = name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…"
    raise MissingInput(expected="a file", came=f"{short!r}, {came}", todo=todo)


def _advice(name: str) -> str:
    """What to do about a path that leads nowhere: it may be meant for a text or an address.

    >>> _advice("ferry.txt"), _advice("The mayor said it rained.")
    ('check the path, or add https://', 'check the path; a text itself goes to standard input: give - in its place')
    """
    if "\n" in name or len(name.split()) >= FEWEST_WORDS or (" " in name and ENDS.search(name)):
        return "check the path; a text itself goes to standard input: give - in its place"
    return "check the path, or add https://"


def _fetched(url: str, wanted: Wanted) -> Iterator[Report]:
    from sayso.ingest.fetch import fetch

    if url.lower().startswith("file:"):
        path = url2pathname(urlsplit(url).path)
        raise Unreachable(
            expected="a path, or an address that begins with http:// or https://",
            came=f"{url[:LONGEST_NAME]!r}",
            todo=f"give the path: {path[:LONGEST_NAME]!r}",
        )
    page = fetch(url)
    yield from _reports(BytesIO(page.data), wanted, url=page.url, charset=page.charset)


def _reports(
    stream: IO[bytes], wanted: Wanted, *, url: str | None = None, charset: str | None = None
) -> Iterator[Report]:
    head, plain = open_plain(stream)
    if not head.strip(b" \t\r\n"):
        raise EmptyInput(
            expected="a report as text, HTML or JSON Lines", came="nothing", todo="give one that holds text"
        )
    refuse_other_kinds(decode(head, charset))
    outlet, published, check, failed = wanted
    form = form_of(head)
    if form is Form.LINES:
        lines = read_lines(plain)
        yield from reports_from_lines(lines, outlet=outlet, published=published, check=check, failed=failed)
        return
    data = read_whole(plain)
    if form is Form.DOCUMENT:
        yield from reports_from_document(data, outlet=outlet, published=published, check=check, failed=failed)
    elif form is Form.PAGE:
        yield report_from_html(data, charset=charset, check=check, outlet=outlet, published=published, url=url)
    else:
        yield report_from_text(decode(data, charset), check=check, outlet=outlet, published=published, url=url)
