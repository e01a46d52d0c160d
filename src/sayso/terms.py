"""The values that the ledger's fields take, as the vocabulary defines them; labels of the model stand in this order."""

from typing import Final, Literal, get_args

Naming = Literal["named", "titled", "unnamed", "anonymous", "implied"]
Kind = Literal[
    "official",
    "politician",
    "state media",
    "news agency",
    "news outlet",
    "company",
    "organization",
    "expert",
    "witness",
    "person",
    "document",
    "group",
    "unknown",
]
SilenceKind = Literal["not_specified", "not_confirmed", "no_comment", "no_response", "not_verified"]
Basis = Literal[
    "observed", "recorded", "documented", "stated", "intelligence", "reported", "inferred", "unstated"
]  # Aikhenvald's evidentiality, in a newsroom's terms
Certainty = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "U+", "U-"]  # FactBank's values
Phase = Literal["past", "present", "future", "conditional", "generic"]

NAMINGS: Final[tuple[Naming, ...]] = get_args(Naming)
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
SILENCE_KINDS: Final[tuple[SilenceKind, ...]] = get_args(SilenceKind)
BASES: Final[tuple[Basis, ...]] = get_args(Basis)
CERTAINTIES: Final[tuple[Certainty, ...]] = get_args(Certainty)
PHASES: Final[tuple[Phase, ...]] = get_args(Phase)
