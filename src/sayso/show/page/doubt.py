"""Words of the ledger with the doubt that there is about them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.records import Claim, Silence
from sayso.show.sure import CLAIM, SILENCE, VOICE, WHO, is_low, least


@dataclass(frozen=True)
class Term:
    """A word of the ledger, and the confidence that it fits, in per cent, where that is low."""

    word: str
    low: int | None = None


def term(word: str, confidence: Mapping[str, float], *fields: str) -> Term:
    """A word with the doubt that there is about the fields that it tells of.

    >>> term("titled", {"naming": 0.41}, "naming"), term("titled", {"naming": 0.9}, "naming")
    (Term(word='titled', low=41), Term(word='titled', low=None))
    """
    return Term(word, doubt(confidence, *fields))


def doubt(confidence: Mapping[str, float], *fields: str) -> int | None:
    """The lowest confidence in some fields in per cent if it is low, None if it is not or is not known.

    >>> doubt({"claim": 0.599}, "claim"), doubt({"claim": 0.6}, "claim"), doubt({}, "claim")
    (59, None, None)
    """
    return int(least(confidence, *fields) * 100 + 1e-9) if is_low(confidence, *fields) else None


def doubt_of_claim(claim: Claim) -> int | None:
    """The doubt that this is a claim, and, without a chain, that the report itself vouches for it."""
    return doubt(claim.confidence, *CLAIM, *(() if claim.chain else VOICE))


def doubt_of_silence(silence: Silence) -> int | None:
    """The doubt that this is a silence, and of this source."""
    return doubt(silence.confidence, *SILENCE, *WHO)
