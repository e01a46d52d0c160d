"""The page's first answer: how many claims, on whose word, and how these are named."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from sayso.records import Reading
from sayso.show.tally import counted, origins
from sayso.terms import Naming

OWN: Final = "own voice"
MEANINGS: Final[dict[Naming | Literal["own voice"], str]] = {
    "named": "a person or a body by its name",
    "titled": "an office without a personal name",
    "unnamed": "a kind of people",
    "anonymous": "the report says that identity is withheld",
    "implied": "nobody is mentioned",
    OWN: "nobody but the report vouches for it",
}


@dataclass(frozen=True)
class Share:
    """How many origins are named in one way, and how many claims rest on them: `part` is these in per cent of all."""

    word: str
    meaning: str
    origins: int
    claims: int
    part: float


@dataclass(frozen=True)
class Summary:
    """The figures above the text."""

    claims: int
    origins: int
    silences: int
    shares: tuple[Share, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures with their nouns."""
        return counted(self.claims, "claim"), counted(self.origins, "origin"), counted(self.silences, "silence")


def summary_of(reading: Reading) -> Summary:
    """Counts what a reading holds.

    >>> from sayso.records import Report
    >>> summary_of(Reading(report=Report(id="a", text="It rained."), attributions=(), reader="none")).figures
    ('No claims', 'No origins', 'No silences')
    """
    return Summary(
        claims=len(reading.claims),
        origins=origins(reading).total(),
        silences=len(reading.silences),
        shares=tuple(shares_of(reading)),
    )


def shares_of(reading: Reading) -> Iterator[Share]:
    """The claims by how their origin is named, in the ledger's order; the report's own voice comes last."""
    claims: Counter[str] = Counter(claim.origin.naming for claim in reading.claims if claim.origin is not None)
    claims[OWN] = len(reading.claims) - claims.total()
    named = Counter[str](origins(reading))
    for word, meaning in MEANINGS.items():
        if claims[word] or named[word]:
            part = round(100 * claims[word] / len(reading.claims), 2)
            yield Share(word, meaning, named[word], claims[word], part)
