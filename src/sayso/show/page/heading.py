"""What stands above the text: title, outlet, date, byline, address."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sayso.records import Report
from sayso.show.harmless import on_one_line
from sayso.show.heading import written_out

NO_TITLE, NO_OUTLET = "A report without a title", "outlet not known"


@dataclass(frozen=True)
class Heading:
    """A report's particulars, each on one line, None where unknown. `link` is the address where it may be followed."""

    title: str
    outlet: str | None
    date: str | None
    machine_date: str | None
    byline: str | None
    dateline: str | None
    address: str | None
    link: str | None

    @property
    def page_title(self) -> str:
        """The title of the page."""
        return " · ".join(filter(None, (self.title, self.outlet, "sayso")))


def heading_of(report: Report) -> Heading:
    r"""A report's particulars.

    >>> heading_of(Report(id="a", text="…", title="Fire\nat sea", url="javascript:alert(1)")).link is None
    True
    """
    return Heading(
        title=line(report.title) or NO_TITLE,
        outlet=line(report.outlet),
        date=line(written_out(report.published)) if report.published else None,
        machine_date=report.published if is_date(report.published) else None,
        byline=line(report.byline),
        dateline=line(report.dateline),
        address=line(report.url),
        link=followable(report.url),
    )


def line(words: str | None) -> str | None:
    """Words on one line; None if there are none."""
    return on_one_line(words or "") or None


def is_date(published: str | None) -> bool:
    """True if it is ISO 8601, as HTML's `time` wants it."""
    try:
        datetime.fromisoformat(published or "")
    except ValueError:
        return False
    return True


def followable(address: str | None) -> str | None:
    """The address if a link to it leads to the web and nowhere else.

    >>> followable("https://nkt.example/a?b=1"), followable("data:text/html,x"), followable("https://")
    ('https://nkt.example/a?b=1', None, None)
    """
    if address is None or on_one_line(address) != address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None
