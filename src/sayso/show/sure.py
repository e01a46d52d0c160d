"""Low confidence, made visible: a question mark after the very field, and a number in the row."""

from collections.abc import Iterable, Mapping
from math import inf

from rich.text import Text

from sayso.records import Claim, Link, Reading
from sayso.show.marks import UNSURE

LOW = 0.6
"""Below this probability a field is called unsure: by the reader's own word, four in ten of them are wrong."""

NOTE = f"{UNSURE}: less than {LOW:.0%} sure. Sure: that of the row's least sure field."
ALARM = "bold red"
NOT_GIVEN = inf

CLAIM = ("claim",)
VOICE = ("voice", "chain")
CERTAINTY = ("certainty",)
LINK = ("link", "source", "actors", "name")
NAMING = ("naming",)
KIND = ("kind",)
NAME = ("name", "actor")
ROLE = ("role",)
AFFILIATION = ("affiliation",)
SILENCE = ("silence", "cue", "topic")
WHO = ("source", "actors")
"""The names of the fields whose confidence is shown at one place."""


def least(confidence: Mapping[str, float], *fields: str) -> float:
    """The lowest probability of some fields; infinite where none is given.

    >>> least({"link": 0.9, "kind": 0.5}, "link", "kind"), least({}, "link")
    (0.5, inf)
    """
    return min((confidence[field] for field in fields if field in confidence), default=NOT_GIVEN)


def is_low(confidence: Mapping[str, float], *fields: str) -> bool:
    """True if one of the fields is unsure."""
    return least(confidence, *fields) < LOW


def questioned(words: str, confidence: Mapping[str, float], *fields: str, style: str = "") -> Text:
    """The words, with a question mark after them where one of the fields is unsure.

    >>> questioned("named", {"naming": 0.4}, "naming").plain, questioned("named", {"naming": 0.9}, "naming").plain
    ('named?', 'named')
    """
    text = Text(words, style)
    return text.append(UNSURE, ALARM) if is_low(confidence, *fields) else text


def per_cent(probability: float) -> Text:
    """A probability in per cent, rounded down so that a low one never looks like the limit; none where none is given.

    >>> per_cent(0.93).plain, per_cent(0.599).plain, per_cent(NOT_GIVEN).plain
    ('93%', '59%?', '')
    """
    if probability == NOT_GIVEN:
        return Text()
    number = f"{int(probability * 100 + 1e-9)}%"
    return Text(number) if probability >= LOW else Text(number + UNSURE, ALARM)


def has_low(reading: Reading) -> bool:
    """True if anything that is shown of a reading is unsure."""
    silences = (least(silence.confidence, *SILENCE, *WHO, *KIND) for silence in reading.silences)
    return min((*map(least_of_claim, reading.claims), *silences), default=NOT_GIVEN) < LOW


def least_of_claim(claim: Claim) -> float:
    """The lowest probability among the fields that a claim's row shows."""
    own = () if claim.chain else VOICE
    return min(least(claim.confidence, *CLAIM, *CERTAINTY, *own), least_of_links(claim.chain))


def least_of_links(links: Iterable[Link]) -> float:
    """The lowest probability among the fields that are shown of some links."""
    return min((least(link.confidence, *LINK, *NAMING, *KIND) for link in links), default=NOT_GIVEN)
