"""Links and claims out of the words of a text."""

from collections.abc import Mapping
from types import MappingProxyType

from sayso.records import Claim, Link, Span
from sayso.terms import Certainty, Kind, Naming


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Where the words stand first; each must be there."""
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def link_of(
    text: str,
    source: str | None,
    cue: str | None,
    *actors: int,
    naming: Naming = "named",
    kind: Kind = "official",
    sure: Mapping[str, float] = MappingProxyType({}),
) -> Link:
    """A link out of the words of its source and cue."""
    return Link(
        source=spans(text, source) if source else (),
        cue=spans(text, cue) if cue else (),
        actors=actors,
        naming=naming,
        kind=kind,
        confidence=dict(sure),
    )


def claim_of(
    text: str,
    *content: str,
    chain: tuple[Link, ...] = (),
    certainty: Certainty = "CT+",
    sure: Mapping[str, float] = MappingProxyType({}),
) -> Claim:
    """A claim out of the words of its content; the chain is from the outlet outward."""
    found = spans(text, *content)
    return Claim(
        id=f"c{found[0].start}",
        content=found,
        event=found[0],
        chain=chain,
        basis="stated",
        certainty=certainty,
        phase="past",
        confidence=dict(sure),
    )
