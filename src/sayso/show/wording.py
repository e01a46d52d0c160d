"""The words in which people are told what the ledger keeps as a value, and words that are made to fit."""

import re
from typing import Final

from sayso.records import Claim, Reading, Silence, Span, words_of
from sayso.show.harmless import encodable, on_one_line
from sayso.terms import Certainty, SilenceKind

PLAIN = "certain"
CERTAINTY: Final[dict[Certainty, str]] = {
    "CT+": PLAIN,
    "CT-": "certain not",
    "PR+": "probably",
    "PR-": "probably not",
    "PS+": "possibly",
    "PS-": "possibly not",
    "U+": "asked or ordered",
    "U-": "asked or ordered not",
}
SILENCE: Final[dict[SilenceKind, str]] = {
    "not_specified": "not specified",
    "not_confirmed": "not confirmed",
    "no_comment": "no comment",
    "no_response": "no response",
    "not_verified": "not verified",
}
NEGATION = re.compile(r"\b(?:no|not|never|without|none|nobody|nothing|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)

NOBODY = "nobody named"
OWN_VOICE = "the report's own voice"
OUTLET = "the outlet"
LOOSE = " ,;:"
"""What may hang at the end of a name; nobody misses it in a list."""


def certainty_of(claim: Claim, text: str) -> str:
    """How sure the origin is of the claim's words, their own 'not' among them; a negative without one is a denial.

    >>> claim = Claim(id="c1", content=(Span(4, 15),), event=Span(12, 15),
    ...               basis="stated", certainty="CT-", phase="past")
    >>> certainty_of(claim, "NO: the ship left"), certainty_of(claim, "No, he's not gone.")
    ('denied', 'certain')
    """
    if not claim.certainty.endswith("-"):
        return CERTAINTY[claim.certainty]
    if NEGATION.search(words_of(text, claim.content)):
        return CERTAINTY[claim.certainty].removesuffix(" not")
    return "denied" if claim.certainty == "CT-" else CERTAINTY[claim.certainty]


def names_of(reading: Reading, actors: tuple[int, ...], source: tuple[Span, ...]) -> list[str]:
    """What some actors are called; the source's words where no actor is known, nothing where there are none."""
    names = [reading.actors[actor].name for actor in actors] or [words_of(reading.report.text, source)]
    return [fitted for name in names if (fitted := on_one_line(name).strip(LOOSE))]


def who_is_silent(reading: Reading, silence: Silence) -> str:
    """The names of those who do not say it; what could not be verified, the outlet could not verify.

    >>> from sayso.records import Report
    >>> report = Report(id="a", text="It could not be verified.", outlet="NKT")
    >>> silence = Silence(source=(), cue=(), topic=(), kind="not_verified")
    >>> who_is_silent(Reading(report=report, attributions=(), reader="r"), silence)
    'NKT'
    """
    nobody = (reading.report.outlet or OUTLET) if silence.kind == "not_verified" else NOBODY
    return " and ".join(names_of(reading, silence.actors, silence.source)) or nobody


def shortened(words: str, limit: int) -> str:
    """The words, cut before the limit at the end of one of them.

    >>> shortened("The search would go on as long as there is hope", 22)
    'The search would go…'
    """
    if len(words) <= limit:
        return words
    return words[: limit - 1].rsplit(" ", 1)[0].rstrip(f"…{LOOSE}") + "…"


def fitted(words: str, limit: int, encoding: str) -> str:
    """Words from elsewhere on one line, not too many of them, harmless and in the terminal's characters."""
    return encodable(shortened(on_one_line(words), limit), encoding)
