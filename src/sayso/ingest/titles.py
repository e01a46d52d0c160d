"""The headline of a page, from all the places that claim to hold it.

A page says its title up to six times, and no two sites agree which is right: an `h1` may hold a logo or a kicker, and
there may be several; `og:title` may be written for social media; `<title>` ends in the outlet's name; JSON-LD may be
cut at 110 characters. So each place votes for the words that it holds, once the outlet's name is taken off: those
that several hold win, and on a tie those that a reader of the page sees.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice
from typing import Final

import msgspec

from sayso.ingest.normal import one_line
from sayso.ingest.page import Element, short_text, text_of

# How much a place's word counts. Measured on nothing but what follows from their use: an h1 is what readers see;
# JSON-LD is written for machines that want the headline; og and twitter titles and <title> may be rewritten, and
# usually from the same field, so that together they outweigh neither of the others by much.
VOTES: Final = {"h1": 4, "json-ld": 3, "og:title": 2, "itemprop": 2, "twitter:title": 1, "title": 1, "meta": 1}
METAS: Final = {
    "og:title": "og:title",
    "twitter:title": "twitter:title",
    "title": "meta",
    "dc.title": "meta",
    "dcterms.title": "meta",
    "parsely-title": "meta",
    "sailthru.title": "meta",
    "cxenseparse:title": "meta",
    "headline": "itemprop",
}
LONGEST: Final = 400  # code points of what may be a headline
MOST_HEADINGS: Final = 100  # of a page that may hold its headline, the first ones
MOST_PARTS: Final = 50  # elements in a heading, of which one may hold the headline without a kicker
KICKER: Final = 4  # words that may stand before or after the headline inside an h1
FEWEST_WORDS: Final = 3  # that a headline has if it is to be found inside another

FEWEST_CHARACTERS: Final = 8  # that it has in scripts without spaces
LONGEST_NAME: Final = 4  # words of an outlet's name that is only guessed
SHORTEST_START: Final = 4  # letters of a name that stands for a longer one that begins with it
SHORTEST_HINT: Final = 3  # letters of a word that such a name must hold

_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|\-–—―·•:»«›‹/~∙⋅]+\s+|\s*[|｜»：]\s*|:\s+|(?<=[^\x00-\u024f])[-_–—](?=[^\x00-\u024f])")
_FRONT = re.compile(r"\s*[|｜]\s*|\s+[-–—]\s+")
_CUT = re.compile(r"\s*(?:\.\.\.|…)$")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.? \w{3,10}\.?,? \d{4}|\w{3,10}\.? \d{1,2},? \d{4}")


class Candidate(msgspec.Struct, frozen=True):
    """A title and the place that holds it, one of `VOTES`."""

    place: str
    text: str

    @property
    def key(self) -> str:
        """What two titles share if they differ only in case, punctuation and spaces."""
        return key(self.text)


class Outlet(msgspec.Struct, frozen=True):
    """What is known of the outlet's name, squashed: whole names, and words that it may hold or stand beside."""

    names: frozenset[str] = frozenset()
    hints: frozenset[str] = frozenset()


def title_of(candidates: Iterable[Candidate], names: Iterable[str] = (), hints: Iterable[str] = ()) -> str | None:
    """The headline that the candidates agree on.

    `names` are those of the outlet, to be taken off a title's ends; `hints` are words that the outlet's name probably
    holds (from its host) and names of sections, to be taken off the end of titles that are not shown to readers.

    >>> title_of([Candidate("h1", "Ferry runs again"), Candidate("title", "Ferry runs again - NKT")], ["NKT"])
    'Ferry runs again'
    """
    outlet = Outlet(frozenset(filter(None, map(squashed, names))), frozenset(filter(None, map(squashed, hints))))
    plain = [Candidate(given.place, without_names(given.text, outlet, given.place)) for given in candidates]
    plain = [given for given in _trimmed(plain) if given.key and squashed(given.text) not in outlet.names]
    votes: dict[str, float] = {}
    for given in plain:
        elected = _elected(given, plain)
        votes[elected] = votes.get(elected, 0) + VOTES[given.place]
    if not votes:
        return None
    return _spelled(max(votes, key=lambda words: (votes[words], _is_long(words), _rank(words, plain))), plain)


def key(text: str) -> str:
    """The words of a text in small letters, one space between them.

    >>> key("“Ferry” runs – again!")
    'ferry runs again'
    """
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def squashed(text: str) -> str:
    """A name as it would stand in a host's name: letters and digits only, without an article before it.

    >>> squashed("The Port Alder Times"), squashed("port-alder-times")
    ('portaldertimes', 'portaldertimes')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ı", "i"))
    return "".join(char for char in re.sub(r"^the\s+", "", plain.strip()) if char.isalnum())


def without_names(title: str, outlet: Outlet, place: str = "title") -> str:
    """The title without the parts at its ends that are names of the outlet or a day.

    >>> without_names("Ferry runs - News - NKT.example", Outlet(frozenset({"nktexample"})))
    'Ferry runs - News'
    """
    while (cut := _last_part(title)) and _is_name(title[cut[1] :], outlet, shown=place == "h1"):
        title = title[: cut[0]]
    first = _FRONT.search(title)
    if place != "h1" and first and squashed(title[: first.start()]) in outlet.names:
        title = title[first.end() :]
    return title.strip()


def headings(tree: Element) -> list[Element]:
    """The `h1` elements that may hold the headline: those outside the page's header and navigation come first."""
    found = [heading for heading in islice(tree.iter("h1"), MOST_HEADINGS) if short_text(heading, LONGEST)]
    return sorted(found, key=_is_furniture)


def best_heading(tree: Element, others: list[Candidate]) -> Candidate | None:
    """The `h1` that shares the most words with what the other places say; the first one if there is nothing to share.

    Where a part of it, such as the element beside a kicker's, is all that another place says, it is that part.
    """
    said = {other.key for other in others}
    words = [set(one.split()) for one in said]
    found = [Candidate("h1", text) for heading in headings(tree) for text in _parts(heading, said)]

    def shared(heading: Candidate) -> float:
        own = set(heading.key.split())
        return max((_overlap(own, other) for other in words), default=0.0)

    return max(found, key=shared, default=None)


def _parts(heading: Element, said: set[str]) -> list[str]:
    """The words of a heading, then those of its parts that another place says too."""
    inner = [
        heading.text or "",
        *(text_of(part) for part in islice(heading.iterdescendants(), MOST_PARTS)),
        *(part.tail or "" for part in islice(heading, MOST_PARTS)),
    ]
    return [text_of(heading), *(part for part in inner if _is_long(key(part)) and key(part) in said)]


def _is_furniture(heading: Element) -> bool:
    inside = {str(element.tag) for element in heading.iterancestors()}
    return bool(inside & {"nav", "footer", "aside"}) or ("header" in inside and not inside & {"article", "main"})


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _last_part(title: str) -> tuple[int, int] | None:
    """Where the last separator of a title begins and ends."""
    found = [match.span() for match in _SEPARATOR.finditer(title)]
    return found[-1] if found and found[-1][0] > 0 else None


def _is_name(part: str, outlet: Outlet, *, shown: bool) -> bool:
    plain = squashed(part)
    if plain in outlet.names or (plain and _DAY.fullmatch(part.strip())):
        return bool(plain)
    if shown or not plain or len(part.split()) > LONGEST_NAME:
        return False
    if len(plain) >= SHORTEST_START and any(name.startswith(plain) for name in outlet.names):
        return True
    return plain in outlet.hints or any(len(hint) >= SHORTEST_HINT and hint in plain for hint in outlet.hints)


def _is_long(words: str) -> bool:
    """True for words enough to be a headline; in scripts without spaces, for characters enough."""
    return len(words.split()) >= FEWEST_WORDS or (len(words) >= FEWEST_CHARACTERS and not words.isascii())


def _trimmed(given: list[Candidate]) -> list[Candidate]:
    """The candidates without what follows, after a separator, the words that are all of another candidate."""
    keys = {candidate.key for candidate in given if _is_long(candidate.key)}
    return [
        candidate if candidate.place == "h1" else Candidate(candidate.place, _shared_start(candidate.text, keys))
        for candidate in given
    ]


def _shared_start(title: str, keys: set[str]) -> str:
    starts = (title[: match.start()] for match in _SEPARATOR.finditer(title))
    return next((start for start in starts if key(start) in keys), title)


def _elected(given: Candidate, others: list[Candidate]) -> str:
    """The words that a candidate votes for: its own, the whole of what it cuts short, or what stands in it."""
    if _CUT.search(given.text):
        start = _CUT.sub("", given.text)
        longer = [other.key for other in others if other.key.startswith(key(start)) and not _CUT.search(other.text)]
        return max(longer, key=len) if longer else given.key
    return _inside(given, others) if given.place == "h1" else given.key


def _inside(heading: Candidate, others: list[Candidate]) -> str:
    """What two places or more hold of an h1 that also holds a kicker; else all of it."""
    for inner in {other.key for other in others if other.place != "h1"}:
        extra = len(heading.key.split()) - len(inner.split())
        agreed = len({other.place for other in others if other.key == inner}) > 1
        is_part = heading.key.startswith(inner + " ") or heading.key.endswith(" " + inner)
        if agreed and is_part and 0 < extra <= KICKER and _is_long(inner):
            return inner
    return heading.key


def _rank(words: str, given: list[Candidate]) -> int:
    """The weight of the best place that holds just these words: what decides where the votes are equal."""
    return max((VOTES[candidate.place] for candidate in given if candidate.key == words), default=0)


def _spelled(words: str, given: list[Candidate]) -> str:
    """The best place's spelling of these words; one not all in capitals, if there is one."""
    same = sorted((candidate for candidate in given if candidate.key == words), key=lambda one: -VOTES[one.place])
    spelled = [one_line(candidate.text) for candidate in same]
    return next((text for text in spelled if not text.isupper()), spelled[0])
