"""The dateline that a report's text begins with: 'PORT ALDER, Oct. 3 (NKT) —'.

The forms are those of the AP Stylebook ("datelines") and of the agencies that follow it: a town in capitals, then
perhaps a region, a day, the agency in brackets, then a dash. A colon in its place, as some papers of South Asia and
the Gulf have it, is not taken: it follows labels ('ANALYSIS:') far more often.
"""

import re
from typing import Final

LONGEST: Final = 90  # code points, of all datelines seen in wire copy

# Words in capitals before a dash that are no towns. Source: the labels that newsrooms put before a report.
_LABELS = "ANALYSIS BREAKING CORRECTION EXCLUSIVE EXPLAINER FACTBOX LIVE OPINION REVIEW UPDATE VIDEO WATCH WORLDWIDE"
LABELS: Final = frozenset(_LABELS.split())

_DASH = r"(?:\s(?:[—–―]|--?|_)\s?|(?:[—–―]|--)\s)"
_BY = r"(?:By (?:[^\W\d_][a-zà-öø-ÿ.][\w.’'\-]* ){1,4})?"
_CAPITALS = r"[^\W\d_a-zà-öø-ÿ](?:[^\W\d_a-zà-öø-ÿ]|[.’'\-])+"
_TOWN = rf"{_CAPITALS}(?:(?: (?:and |de |of |al-|la )?| ?/ ?){_CAPITALS})*"
_MIXED_TOWN = r"[^\W\d_][\w.’'\-]+(?: [^\W\d_][\w.’'\-]+){0,3}"
_REGION = r"(?:, [^\W\d_][\w.’' \-]{1,30}?)?"
_DAY = r"(?:,? \(?(?:(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)\)?,?)?"
_AGENCY = r" ?\((?:[^\W\d_][\w.&/+ \-]{1,40}) ?\)"

_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_BY}({_TOWN}{_REGION}{_DAY}(?:{_AGENCY})?){_DASH}",
        rf"(?!By ){_BY}({_MIXED_TOWN}{_REGION}{_DAY}{_AGENCY}){_DASH}",
    )
)


def dateline_of(text: str) -> str | None:
    """The dateline at the start of the first paragraph, without its dash; None where there is none.

    >>> dateline_of("PORT ALDER, Oct. 3 (NKT) — The ferry left."), dateline_of("The ferry - a new one - left.")
    ('PORT ALDER, Oct. 3 (NKT)', None)
    """
    found = _found(text)
    return found[1].strip(" ,") if found else None


def dateline_end(text: str) -> int:
    """Where the report itself begins: the offset behind the dateline, its dash and the blanks after it; 0 for none.

    A by-line that stands before the dateline on its line is behind that offset too.

    >>> text = "QUILLA, Sept 19 (APN) — At least 41 people were saved."
    >>> text[dateline_end(text):], dateline_end("At least 41 people were saved.")
    ('At least 41 people were saved.', 0)
    """
    found = _found(text)
    if found is None:
        return 0
    end = len(text) - len(text.lstrip()) + found.end()
    return len(text) - len(text[end:].lstrip())


def _found(text: str) -> re.Match[str] | None:
    """The match of the form that the text begins with, its dash included, if what it holds is a town."""
    start = text.lstrip()[: LONGEST + 3] + "\n"
    found = next((match for form in _FORMS if (match := form.match(start))), None)
    is_town = found is not None and sum(map(str.isalpha, found[1])) > 2 and found[1].split()[0] not in LABELS
    return found if is_town else None
