"""The lines above the text of a plain report: its title, by-line and day, and what sites put between them.

Only the first lines are looked at, and only a line that is such a thing from its beginning to its end is taken: what
reads on, ends like a sentence or is in doubt stays in the text.
"""

import re
from typing import Final

import msgspec

from sayso.ingest.dates import written_date
from sayso.ingest.normal import tidy

LINES: Final = 8  # that are looked at, blank ones left out
LONGEST_TITLE: Final = 200  # code points
LONGEST_BYLINE: Final = 120

ENDS: Final = re.compile(r"[.!?…:;][\"”’')\]]*$")

# Names of one word that stand in a by-line. Source: the news agencies that sign reports.
_AGENCIES = "AAP|AFP|ANSA|AP|Bloomberg|DPA|EFE|IANS|PTI|Reuters|TASS|UPI|Xinhua"
# What newsrooms call their people. Source: the by-lines of PolNeAR's seven publishers.
_JOBS = r"\b(?:editor|correspondent|reporter|writer|journalist|columnist|contributor|staff|chief)s?\b"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w.’'\-]*"
_PARTICLE = r"(?:al|ben|bin|da|de|del|der|di|dos|du|el|ibn|la|le|ten|van|von)[ \-]"
_NAME = rf"(?:{_CAPITAL}(?: (?:{_PARTICLE}){{0,3}}{_CAPITAL}){{1,4}}|(?:{_AGENCIES})\b)"
_PLACE = rf"(?: (?:in|at) {_CAPITAL}(?: (?:{_PARTICLE}){{0,2}}{_CAPITAL}){{0,3}})?"
_OUTLET = rf"(?: (?:of|for|with) (?:[Tt]he )?{_CAPITAL}(?: {_CAPITAL}){{0,3}})?"
_JOB = rf"(?:,? (?:[\w\-]+[ &/]){{0,4}}{_JOBS})?"
_ONE = rf"{_NAME}{_OUTLET}{_JOB}{_PLACE}"
_BYLINE = re.compile(
    rf"(?:(?:Written |Reported |Reporting |Report |Story |Words )?[Bb]y|BY):? "
    rf"(?P<names>{_ONE}(?:(?:,? (?:and|AND|&)|,) {_ONE}){{0,5}}(?:, (?:{_CAPITAL}(?: {_CAPITAL}){{0,3}}))?)"
)
# Words that make 'By …' a title or a phrase. Source: the calendar, less what is also a name, and set phrases.
_PHRASES = re.compile(
    r"^The\b|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|July|September|October|November|December"
    r"|(?:Election|Polling|Christmas|Opening|Labou?r|Independence|Boxing) Day|Popular Demand|Royal Appointment)\b",
    re.I,
)
# What stands beside a title to be pressed. Source: the share bars and reading aids of news sites.
_BUTTON = re.compile(
    r"\W*(?:(?:share|print|save|e-?mail|send|bookmark|gift|copy|tweet|listen to|comment on|follow|download)"
    r" (?:this|the) (?:article|story|report|page|post|link|news)"
    r"|share(?: (?:on|via|by|to) (?:facebook|x|twitter|whatsapp|linkedin|telegram|reddit|bluesky|e-?mail))?"
    r"|print|save|copy link|e-?mail|tweet|listen(?: now)?|bookmark|advertisement"
    r"|(?:\d+ )?comments?|(?:reading time:? )?\d+[ -]min(?:ute)?s?(?: read| listen)?|add to favou?rites)\W*",
    re.I,
)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.I)
_PARTS = re.compile(r"\s+[|•·]\s+")


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What the first lines of a text say of the report, and the text without them."""

    text: str
    title: str | None = None
    byline: str | None = None
    published: str | None = None


def opening_of(text: str) -> Opening:
    r"""What stands above a report's text.

    The title is the first line that is nothing else, if it is short, ends without a full stop, and a blank line or a
    by-line or day follows. Day and by-line may stand above it or below.

    >>> opening_of("Ferry runs\nBy Ada Rowe in Selm\n3 June 2025\n\nShare this article\n\nIt left, they said.")
    Opening(text='It left, they said.', title='Ferry runs', byline='Ada Rowe in Selm', published='2025-06-03')
    """
    lines = text.strip().split("\n")
    firsts = [number for number, line in enumerate(lines) if line.strip()][:LINES]
    found: dict[str, str] = {}
    taken = set[int]()
    for number in firsts:
        line = tidy(lines[number])
        said = facts_of(line)
        if said is None and "title" not in found and number == firsts[len(taken)] and _is_title(lines, number):
            said = {"title": line.lstrip("# ")}
        if said is not None:
            taken.add(number)
            found = said | found
        elif number != firsts[0] and (ENDS.search(line) or len(line) > LONGEST_TITLE):
            break
    return Opening(
        text=_without(lines, taken),
        title=found.get("title"),
        byline=found.get("byline"),
        published=found.get("published") or found.get("updated"),
    )


def facts_of(line: str) -> dict[str, str] | None:
    """What a line says of the report, if that is all that it does; None for any other line.

    >>> facts_of("By Mira Holt and Jon Askew | 3 June 2025"), facts_of("Share this article"), facts_of("By Monday")
    ({'published': '2025-06-03', 'byline': 'Mira Holt and Jon Askew'}, {}, None)
    """
    if not line or len(line) > LONGEST_BYLINE:
        return None
    facts: dict[str, str] = {}
    for part in _PARTS.split(line):
        said = _facts_of_part(part.strip("*_ "))
        if said is None:
            return None
        facts = said | facts
    return facts


def _facts_of_part(part: str) -> dict[str, str] | None:
    if byline := byline_of(part):
        return {"byline": byline}
    if day := written_date(part):
        return {"updated" if _UPDATED.match(part) else "published": day}
    return {} if _BUTTON.fullmatch(part) else None


def byline_of(line: str) -> str | None:
    """The names in a line that says by whom the report is, and no more; None for any other line.

    >>> byline_of("By Mira Holt in Selm and Jon Askew in Doren"), byline_of("By Ada Rowe, political editor")
    ('Mira Holt in Selm and Jon Askew in Doren', 'Ada Rowe, political editor')
    >>> byline_of("By Land and Sea"), byline_of("By Election Day"), byline_of("By Ada Rowe’s account it left.")
    (None, None, None)
    """
    found = None if ENDS.search(line) and not line.endswith(("Jr.", "Sr.")) else _BYLINE.fullmatch(line)
    return found["names"] if found and not _PHRASES.search(found["names"]) else None


def _is_title(lines: list[str], number: int) -> bool:
    """True if a line may be the title: something follows, and a blank line, or one with facts, parts them."""
    line = tidy(lines[number])
    after = lines[number + 1 :]
    if not after or not any(map(str.strip, after)) or len(line) > LONGEST_TITLE or ENDS.search(line):
        return False
    return not after[0].strip() or facts_of(tidy(after[0])) is not None


def _without(lines: list[str], taken: set[int]) -> str:
    return "\n".join(line for number, line in enumerate(lines) if number not in taken).strip()
