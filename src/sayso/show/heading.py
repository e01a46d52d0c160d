"""The lines above a report: who published it, when, under which title."""

from collections.abc import Iterator
from datetime import datetime

from rich.text import Text

from sayso.records import Report
from sayso.show.harmless import on_one_line


def heading(report: Report, encoding: str = "utf-8") -> Text:
    r"""Outlet, time and title of a report, in one line or two.

    >>> heading(Report(id="a", text="…", outlet="Radio Varr", published="2026-10-13", title="Fire at sea")).plain
    'Radio Varr · 13 October 2026\nFire at sea'
    """
    origin = Text(encodable_dot(encoding)).join(
        [outlet_of(report, encoding), *map(Text, published_of(report, encoding))]
    )
    if report.title is None:
        return origin
    return origin.append("\n").append(on_one_line(report.title, encoding), "bold")


def encodable_dot(encoding: str) -> str:
    """What stands between outlet and time."""
    return f" {on_one_line('·', encoding)} "


def outlet_of(report: Report, encoding: str = "utf-8") -> Text:
    """The outlet, or, less loud, words that say that none is known.

    >>> outlet_of(Report(id="a", text="…")).style
    'dim'
    """
    return Text(on_one_line(report.outlet, encoding), "bold") if report.outlet else Text("(outlet not known)", "dim")


def published_of(report: Report, encoding: str = "utf-8") -> Iterator[str]:
    """When the report was published, where that is known."""
    if report.published is not None:
        yield on_one_line(written_out(report.published), encoding)


def written_out(published: str) -> str:
    """An ISO 8601 date or instant as people write it; anything else as it came.

    >>> written_out("2026-10-13T06:05:00+03:00"), written_out("2026-10-13"), written_out("last week")
    ('13 October 2026, 06:05 UTC+03:00', '13 October 2026', 'last week')
    """
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return published
    day = f"{when.day} {when:%B %Y}"
    return day if len(published) <= len("2026-10-13") else f"{day}, {when:%H:%M} {when.tzname() or ''}".rstrip()
