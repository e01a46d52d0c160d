"""An HTML page → `Report`. Nothing is fetched: neither trafilatura nor htmldate is ever given more than the page."""

from datetime import date

from sayso.errors import EmptyInput, NotNews
from sayso.ingest.checks import check_report, check_size, refuse_other_kinds
from sayso.ingest.dates import given_date
from sayso.ingest.encoding import decode
from sayso.ingest.identity import report_id
from sayso.ingest.language import language_of
from sayso.ingest.limits import MAX_INPUT
from sayso.ingest.normal import field, normal
from sayso.ingest.sniff import SAMPLE
from sayso.ingest.stream import GZIP, too_large, unzip
from sayso.records import Report


def report_from_html(
    data: bytes | str,
    *,
    url: str | None = None,
    charset: str | None = None,
    outlet: str | None = None,
    published: str | date | None = None,
    check: bool = True,
) -> Report:
    """The report on an HTML page, gzipped or not, of at most 10 MB.

    `url` is where the page was found; without it, what the page says of itself is taken. `charset` is what the
    transport declares. `outlet` and `published` (ISO 8601) take the place of what the page says. `check=False` lets
    texts pass that are in another language than English or do not read like news.

    Raises:
        EmptyInput, BinaryInput, TooLarge, NotNews, NotEnglish: the page holds no report that can be read.
        BadDate: `published` is no date.

    >>> page = "<html lang=en><title>Ferry runs | NKT</title><h1>Ferry runs</h1><p>It left on Monday, the port said."
    >>> report = report_from_html(page, url="https://nkt.example/1", check=False)
    >>> report.title, report.outlet, report.text
    ('Ferry runs', 'nkt.example', 'It left on Monday, the port said.')
    """
    from sayso.ingest.article import article_text
    from sayso.ingest.dateline import dateline_of
    from sayso.ingest.metadata import metadata_of
    from sayso.ingest.page import parse

    tree = parse(_markup(data, charset))
    about = metadata_of(tree, url=field(url))
    text = article_text(tree, about)
    _check(text, check)
    address = field(about.url)
    return Report(
        id=report_id(url=address, text=text),
        text=text,
        url=address,
        outlet=field(outlet) or field(about.outlet),
        byline=field(about.byline),
        dateline=dateline_of(text),
        title=field(about.title),
        published=given_date(published) or about.published,
        language="en" if check else language_of(text, about.language),
    )


def _markup(data: bytes | str, charset: str | None) -> str:
    if len(data) > MAX_INPUT:
        raise too_large("page", MAX_INPUT)
    if isinstance(data, bytes):
        data = decode(unzip(data) if data.startswith(GZIP) else data, charset)
    if not data.strip():
        raise EmptyInput(expected="an HTML page", came="nothing", todo="give the page as the site sent it")
    refuse_other_kinds(data[:SAMPLE])
    return normal(data)


def _check(text: str, check: bool) -> None:
    if not text.strip():
        raise NotNews(
            expected="a page with the running text of a report",
            came="a page without any, such as one that scripts fill in, or a wall",
            todo="open it in a browser, and save the page or its text",
        )
    check_report(text) if check else check_size(text)
