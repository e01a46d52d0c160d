"""The source audit of a report, as a standards editor makes it by hand: who speaks, how named, how often, why unnamed.

Its records are made for display and for JSON; the ledger's own are in `sayso.records`.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from sayso.records import Actor, Claim, Link, Reading, Record, Span, words_of
from sayso.show.sure import LINK, VOICE, is_low
from sayso.terms import Kind, Naming


class Source(Record, frozen=True, kw_only=True):
    """An actor that is a link of some chain.

    Attributes:
        name, naming, kind, role, affiliation, confidence: the actor's.
        origin_of, passes_on: the ids of the claims that it is the origin of, and of those that it only hands on.
        unsure: the ids of those claims whose link to it is unsure.
        reasons: why its identity is withheld, in the report's words.
        first: where the report first speaks of it. paragraph: the paragraph there, from 1; words: the words there.
    """

    name: str
    naming: Naming
    kind: Kind
    role: str | None
    affiliation: str | None
    origin_of: tuple[str, ...]
    passes_on: tuple[str, ...]
    unsure: tuple[str, ...]
    reasons: tuple[str, ...]
    first: Span | None
    paragraph: int | None
    words: str | None
    confidence: dict[str, float]

    @property
    def claims(self) -> int:
        """How many claims it has to do with."""
        return len(set(self.origin_of + self.passes_on))


class Audit(Record, frozen=True, kw_only=True):
    """The sources of one report, those with most claims first.

    Attributes:
        id, outlet, title, published, url: the report's.
        claims: how many there are. own_voice: the ids of those in the report's own voice. nobody_named: the ids of
            those with a link where nobody is mentioned.
        unsure: the ids of the claims in either of which that is unsure.
        reader: the version of the reader.
    """

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    claims: int
    sources: tuple[Source, ...]
    own_voice: tuple[str, ...]
    nobody_named: tuple[str, ...]
    unsure: tuple[str, ...]
    reader: str


def audit(reading: Reading) -> Audit:
    """The source audit of a reading.

    >>> from sayso.records import Report
    >>> rained = Claim(id="c1", content=(), event=Span(3, 9), basis="unstated", certainty="CT+", phase="past")
    >>> reading = Reading(report=Report(id="a", text="It rained."), attributions=(), claims=(rained,), reader="r")
    >>> audit(reading).own_voice
    ('c1',)
    """
    report, claims = reading.report, reading.claims
    return Audit(
        id=report.id,
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        url=report.url,
        claims=len(claims),
        sources=tuple(sorted(sources(reading), key=order)),
        own_voice=tuple(claim.id for claim in claims if not claim.chain),
        nobody_named=tuple(claim.id for claim in claims if list(nameless(claim))),
        unsure=tuple(claim.id for claim in claims if nameless_unsure(claim)),
        reader=reading.reader,
    )


def order(source: Source) -> tuple[int, int, int]:
    """Most claims first, then most as origin, then as they come in the text."""
    return -source.claims, -len(source.origin_of), source.first.start if source.first else -1


def nameless(claim: Claim) -> Iterator[Link]:
    """The links of a claim where nobody is mentioned."""
    return (link for link in claim.chain if not link.actors)


def nameless_unsure(claim: Claim) -> bool:
    """True if it is unsure that a claim has no source, or none that is mentioned."""
    if not claim.chain:
        return is_low(claim.confidence, *VOICE)
    return any(is_low(link.confidence, *LINK) for link in nameless(claim))


def sources(reading: Reading) -> Iterator[Source]:
    """Every actor that is a link, in the order of the reading's actors."""
    links: dict[int, list[tuple[Claim, Link, bool]]] = {}
    for claim in reading.claims:
        for link in claim.chain:
            for place in dict.fromkeys(link.actors):
                links.setdefault(place, []).append((claim, link, link is claim.chain[-1]))
    starts = paragraph_starts(reading.report.text)
    for place, actor in enumerate(reading.actors):
        if place in links:
            yield source_of(reading.report.text, actor, links[place], starts)


def source_of(text: str, actor: Actor, links: list[tuple[Claim, Link, bool]], starts: list[int]) -> Source:
    """An actor, with what its links say of it; each link comes with its claim, and with whether it is the origin."""
    roles = (link.role for _, link, _ in links)
    affiliations = (link.affiliation for _, link, _ in links)
    mentions = [*actor.mentions, *(span for _, link, _ in links for span in link.source)]
    first = min(mentions, default=None)
    return Source(
        name=actor.name,
        naming=actor.naming,
        kind=actor.kind,
        role=actor.role or next(filter(None, roles), None),
        affiliation=actor.affiliation or next(filter(None, affiliations), None),
        origin_of=ids(claim for claim, _, is_origin in links if is_origin),
        passes_on=ids(claim for claim, _, is_origin in links if not is_origin),
        unsure=ids(claim for claim, link, _ in links if is_low(link.confidence, *LINK)),
        reasons=tuple(dict.fromkeys(words_of(text, link.reason) for _, link, _ in links if link.reason)),
        first=first,
        paragraph=None if first is None else max(1, bisect_right(starts, first.start)),
        words=None if first is None else first.of(text),
        confidence=actor.confidence,
    )


def ids(claims: Iterator[Claim]) -> tuple[str, ...]:
    """The names of claims, each once."""
    return tuple(dict.fromkeys(claim.id for claim in claims))


def paragraph_starts(text: str) -> list[int]:
    r"""Where each paragraph has its first character that is no white space; empty lines are none.

    >>> paragraph_starts("One.\n\n Two.")
    [0, 7]
    """
    lines = text.splitlines(keepends=True)
    ends = accumulate(map(len, lines))
    return [end - len(line.lstrip()) for line, end in zip(lines, ends, strict=True) if line.strip()]
