"""Days and instants of publication, in whatever form they come, as ISO 8601."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Final

from sayso.errors import BadDate

EARLIEST: Final = date(1690, 1, 1)  # 'Publick Occurrences', the first newspaper of the Americas
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
EXPECTED: Final = (
    "a day of publication as ISO 8601, such as 2024-05-06, or 2024-05-06T10:00:00+02:00 for an instant with its zone"
)
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Hours from UTC. Source: RFC 5322, section 4.3 "obs-zone"; 'ET' and its like change with the season and are left out.
ZONES: Final = {
    "GMT": 0, "UTC": 0, "UT": 0, "Z": 0,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
# A line with a day, perhaps what happened on it, the weekday and the time. Source: the AP, Guardian and BBC stylebooks.
_LINE = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|updated|last updated|modified|date|issued|created)"
    r"(?: on| at)?[: ]\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2}\s+)?"
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})"
    rf"|(?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month_a>{_MONTH})\.?,?\s+(?P<year_a>\d{{4}})"
    rf"|(?P<month_b>{_MONTH})\.?\s+(?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_b>\d{{4}}))"
    r"(?:(?:,? at|,|T|\s*[-–—|·•])?\s*(?P<hour>\d{1,2})(?=[:.]\d\d|\s*[ap]\.?\s?m)(?:[:.](?P<minute>\d\d)(?::\d\d)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?\s*\(?(?P<zone>[a-z]{1,3}t|utc|z)?\)?)?",
    re.I,
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


def to_iso(value: object) -> str | None:
    """The instant with its zone, to the second, or the bare day where no zone is given; None for anything else.

    >>> to_iso("2024-04-28 07:00:00Z"), to_iso("2023-04-28T13:53:25"), to_iso("Mon, 06 May 2024 10:00:00 +0200")
    ('2024-04-28T07:00:00Z', '2023-04-28', '2024-05-06T10:00:00+02:00')
    """
    text = str(value).strip() if isinstance(value, (str, int)) else ""
    if _EPOCH.fullmatch(text):
        return _written(datetime.fromtimestamp(int(text[:10]), UTC))
    return _from_iso(text) or _from_mail(text)


def given_date(value: str | date | None) -> str | None:
    """The date that a user gives, as ISO 8601; None for none. A `datetime` without a zone counts as its day.

    Raises:
        BadDate: it is not in a form that is known, or has a time without a zone.
        TypeError: it is no text and no date.

    >>> given_date("2024-05-06T10:00+02:00"), given_date(date(2024, 5, 6)), given_date(datetime(2024, 5, 6, 10, 0))
    ('2024-05-06T10:00:00+02:00', '2024-05-06', '2024-05-06')
    """
    if value is not None and not isinstance(value, (str, date)):
        raise TypeError(f"expected a str, a date or a datetime as the day of publication; came {value!r:.80}")
    if isinstance(value, date):
        return stated_date(value.isoformat())
    written = stated_date(value)
    found = _ISO.match(value.strip()) if value else None
    if found and found.end() < len(found.string):
        raise BadDate(expected=EXPECTED, came=f"{value!r:.80}, with more behind the day", todo="write it so")
    if value and written and (":" in value or (found and found[4])) and "T" not in written:
        came = f"{value!r:.80}, a time without a zone"
        raise BadDate(expected=EXPECTED, came=came, todo="add the zone, or give the day alone")
    return written


def stated_date(value: str | None) -> str | None:
    """The date that a report states of itself, as `to_iso` writes it; None for none.

    Raises:
        BadDate: it is not in a form that is known.
    """
    written = to_iso(value) if value else None
    if value and written is None:
        raise BadDate(expected=EXPECTED, came=f"{value!r:.80}", todo="write the year, the month and the day so")
    return written


def written_date(line: str) -> str | None:
    """The date of a line that holds nothing else, as newsrooms write it in English; None for any other line.

    A time counts where its zone stands beside it. Days in figures count where day and month cannot be mixed up.

    >>> written_date("Published Tuesday, June 3, 2025 10:15 a.m. EST"), written_date("3 June 2025 at 9:00")
    ('2025-06-03T10:15:00-05:00', '2025-06-03')
    >>> written_date("25/03/2025"), written_date("04/03/2025"), written_date("It left on 3 June 2025")
    ('2025-03-25', None, None)
    """
    found = _LINE.fullmatch(line.strip())
    day = _day(found) if found else None
    if found is None or day is None or day < EARLIEST:
        return None
    moment = _clock(found)
    return _written(datetime.combine(day, moment)) if moment else day.isoformat()


def _day(found: re.Match[str]) -> date | None:
    """The day in a line that matched; None for one that is none, or may be two."""
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    elif found["first"]:
        first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        year, day = int(found["year_a"] or found["year_b"]), int(found["day_a"] or found["day_b"])
        month = MONTHS.index((found["month_a"] or found["month_b"])[:3].lower()) + 1
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(found: re.Match[str]) -> time | None:
    """The time with its zone; None where one of them is missing, or it is no time."""
    zone = ZONES.get((found["zone"] or "").upper())
    if found["hour"] is None or zone is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute, tzinfo=timezone(timedelta(hours=zone)))


def is_past(written: str) -> bool:
    """True if a date of `to_iso`'s form is not in the future, by more than the day that zones can make."""
    return date.fromisoformat(written[:10]).toordinal() <= datetime.now(UTC).date().toordinal() + 1


def _from_iso(text: str) -> str | None:
    found = _ISO.match(text)
    if not found:
        return None
    year, month, day, clock, zone = found.groups()
    zone = {"UTC": "Z", "GMT": "Z"}.get(zone, zone)
    try:
        return _written(datetime.fromisoformat(f"{year}-{month}-{day}" + (f"T{clock}{zone}" if clock and zone else "")))
    except ValueError:
        return None


def _from_mail(text: str) -> str | None:
    """RFC 5322's form, as in mails and feeds."""
    try:
        return _written(parsedate_to_datetime(text[:60]))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(moment: datetime) -> str | None:
    if moment.date() < EARLIEST:
        return None
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
