"""JSON → `Report`s: JSON Lines, or one document that holds an object or a list of them; only `text` is needed.

What sayso itself prints, readings with their report inside, is read as well.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date as day
from typing import NamedTuple

import msgspec

from sayso.errors import BadLine, InputError
from sayso.ingest.checks import check_report, check_size
from sayso.ingest.dateline import dateline_of
from sayso.ingest.dates import given_date, stated_date
from sayso.ingest.encoding import decode
from sayso.ingest.identity import report_id
from sayso.ingest.language import language_of
from sayso.ingest.normal import field, normal
from sayso.records import Report, fault_of

Failed = Callable[[InputError], None]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What one object may say; `date` is another name for `published`. Unknown fields are ignored."""

    text: str
    id: str | int | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | list[str] | None = None
    dateline: str | None = None
    title: str | None = None
    published: str | None = None
    date: str | None = None
    language: str | None = None


class Wrapped(msgspec.Struct, frozen=True):
    """A reading, as `sayso read --json` prints it: the report is inside."""

    report: Line


class Piece(NamedTuple):
    """One object as it stands, and where: 'in line 3', or '' where there is no other."""

    place: str
    data: bytes


def reports_from_lines(
    lines: Iterable[bytes],
    *,
    outlet: str | None = None,
    published: str | day | None = None,
    check: bool = True,
    failed: Failed | None = None,
) -> Iterator[Report]:
    r"""The reports of a JSON Lines file, as they come; blank lines are passed over.

    `outlet` and `published` take the place of what the lines say. Texts are normalised (NFC, ends of lines, control
    characters) and otherwise left as they are, so that their paragraphs stand where the sender put them. Where
    `failed` is given, it is told of each bad line, and the others are read all the same.

    Raises:
        BadLine, or the error of the check that fails: always with the number of the line, from 1. Not with `failed`.

    >>> [report.outlet for report in reports_from_lines([b'{"text": "It left.", "outlet": "NKT"}\n'], check=False)]
    ['NKT']
    >>> list(reports_from_lines([b"{}"], failed=print))
    expected an object with at least "text"; came an object without "text", in line 1; mend it, or leave it out
    []
    """
    pieces = (Piece(f"in line {number}", line) for number, line in enumerate(lines, 1) if line.strip())
    return _reports(pieces, outlet=outlet, published=published, check=check, failed=failed)


def reports_from_document(
    data: bytes,
    *,
    outlet: str | None = None,
    published: str | day | None = None,
    check: bool = True,
    failed: Failed | None = None,
) -> Iterator[Report]:
    """The reports of one JSON document: an object, or a list of objects, on however many lines.

    Options and errors are those of `reports_from_lines`; the number is that of the item, from 1.

    >>> [report.text for report in reports_from_document(b'[{"text": "It left."}, {"text": "It came."}]', check=False)]
    ['It left.', 'It came.']
    """
    return _reports(_items(data), outlet=outlet, published=published, check=check, failed=failed)


def _items(data: bytes) -> Iterator[Piece]:
    plain = decode(data).strip()
    if not plain.startswith("["):
        yield Piece("", plain.encode("utf-8", "replace"))
        return
    try:
        items = msgspec.json.decode(plain, type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError) as wrong:
        raise BadLine(expected="a JSON list of reports", came=fault_of(wrong), todo="mend it") from wrong
    for number, item in enumerate(items, 1):
        yield Piece(f"in item {number} of the list", bytes(item))


def _reports(
    pieces: Iterable[Piece], *, outlet: str | None, published: str | day | None, check: bool, failed: Failed | None
) -> Iterator[Report]:
    for place, data in pieces:
        try:
            report = _report(_parse(data), outlet=outlet, published=published, check=check)
        except InputError as wrong:
            placed = type(wrong)(expected=wrong.expected, came=f"{wrong.came}, {place}".rstrip(", "), todo=wrong.todo)
            if failed is None:
                raise placed from wrong
            failed(placed)
        else:
            yield report


def _parse(data: bytes) -> Line:
    plain = decode(data.strip())
    try:
        return _line(plain)
    except (msgspec.DecodeError, RecursionError) as wrong:
        raise BadLine(
            expected='an object with at least "text"',
            came=fault_of(wrong),
            todo="mend it, or leave it out",
        ) from wrong


def _line(plain: str) -> Line:
    try:
        return msgspec.json.decode(plain, type=Line)
    except msgspec.ValidationError:
        if '"report"' not in plain:
            raise
        fields = msgspec.json.decode(plain, type=dict[str, msgspec.Raw])
        if "text" in fields or "report" not in fields:
            raise
    return msgspec.json.decode(plain, type=Wrapped).report


def _report(line: Line, *, outlet: str | None, published: str | day | None, check: bool) -> Report:
    text = normal(line.text)
    if not text.strip():
        raise BadLine(expected='words in "text"', came="none", todo="give one, or leave it out")
    check_report(text) if check else check_size(text)
    return Report(
        id=field(str(line.id if line.id is not None else "")) or report_id(url=line.url, text=text),
        text=text,
        url=field(line.url),
        outlet=field(outlet) or field(line.outlet),
        byline=field(", ".join(line.byline) if isinstance(line.byline, list) else line.byline),
        dateline=field(line.dateline) or dateline_of(text),
        title=field(line.title),
        published=given_date(published) or stated_date(line.published or line.date),
        language="en" if check else field(line.language) or language_of(text),
    )
