"""The claims, sources and silences as the page lists them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Actor, Claim, Link, Reading, Silence, Span, words_of
from sayso.show.harmless import on_one_line
from sayso.show.page.doubt import Term, doubt, doubt_of_claim, doubt_of_silence, term
from sayso.show.sure import CERTAINTY, KIND, LINK, NAMING
from sayso.show.wording import LOOSE, NOBODY, SILENCE, certainty_of

SOMEBODY = "somebody"


@dataclass(frozen=True)
class Name:
    """Somebody's name, with the number of the row of the sources that tells more, where there is one."""

    words: str
    row: int | None = None


@dataclass(frozen=True)
class Station:
    """One station of a chain: who passes the claim on, how it is named, and the words that say so."""

    names: tuple[Name, ...]
    naming: Term
    kind: Term
    about: str
    words: str
    reason: str
    low: int | None


@dataclass(frozen=True)
class ClaimEntry:
    """A claim in the list; `stations` run from its origin towards the outlet, which is not among them."""

    number: int
    words: str
    stations: tuple[Station, ...]
    certainty: Term
    basis: Term
    phase: Term
    low: int | None


@dataclass(frozen=True)
class SourceRow:
    """Somebody who speaks, or passes on what others said, and the numbers of the claims and silences."""

    number: int
    name: str
    naming: Term
    kind: Term
    about: str
    origin_of: tuple[int, ...]
    relays: tuple[int, ...]
    silences: tuple[int, ...]


@dataclass(frozen=True)
class SilenceEntry:
    """What somebody did not say."""

    number: int
    names: tuple[Name, ...]
    kind: Term
    cue: str
    topic: str
    low: int | None


def claim_entries(reading: Reading) -> list[ClaimEntry]:
    """The claims, numbered as in the text."""
    return [claim_entry(reading, number, claim) for number, claim in enumerate(reading.claims, start=1)]


def claim_entry(reading: Reading, number: int, claim: Claim) -> ClaimEntry:
    """One claim with its chain turned round: the records hold it from the outlet outward."""
    return ClaimEntry(
        number=number,
        words=quoted(reading, claim.content),
        stations=tuple(station(reading, link) for link in reversed(claim.chain)),
        certainty=term(certainty_of(claim, reading.report.text), claim.confidence, *CERTAINTY),
        basis=term(claim.basis, claim.confidence, "basis"),
        phase=term(claim.phase, claim.confidence, "phase"),
        low=doubt_of_claim(claim),
    )


def station(reading: Reading, link: Link) -> Station:
    """One link of a chain."""
    return Station(
        names=names_of(reading, link.actors, link.source, NOBODY if link.naming == "implied" else SOMEBODY),
        naming=term(link.naming, link.confidence, *NAMING),
        kind=term(link.kind, link.confidence, *KIND),
        about=about(link),
        words=quoted(reading, sorted((*link.source, *link.cue))),
        reason=quoted(reading, link.reason),
        low=doubt(link.confidence, *LINK),
    )


def about(of: Link | Actor) -> str:
    """Role and affiliation as stated, on one line.

    >>> about(Actor(name="Ana Vance", naming="named", kind="official", role="spokeswoman", affiliation="the ministry"))
    'spokeswoman, the ministry'
    """
    return ", ".join(on_one_line(stated) for stated in (of.role, of.affiliation) if stated)


def names_of(
    reading: Reading, actors: Iterable[int], source: Iterable[Span], otherwise: str = SOMEBODY
) -> tuple[Name, ...]:
    """The actors' names; where none is known the source's words, and where there are none either, other words."""
    known = [Name(on_one_line(reading.actors[at].name), at + 1) for at in actors if at < len(reading.actors)]
    return tuple(known) or (Name(quoted(reading, source).rstrip(LOOSE) or otherwise),)


def quoted(reading: Reading, spans: Iterable[Span]) -> str:
    """The words of some spans on one line."""
    return on_one_line(words_of(reading.report.text, spans))


def source_rows(reading: Reading) -> list[SourceRow]:
    """The actors that speak or keep silent, in the order of the records, which is that of the text."""
    origins = by_actor(claim.chain[-1:] for claim in reading.claims)
    passed = by_actor(claim.chain[:-1] for claim in reading.claims)
    silent = by_actor((silence,) for silence in reading.silences)
    return [
        source_row(at, actor, *(numbers.get(at, ()) for numbers in (origins, passed, silent)))
        for at, actor in enumerate(reading.actors)
        if at in origins or at in passed or at in silent
    ]


def source_row(
    at: int, actor: Actor, origin_of: tuple[int, ...], passed: tuple[int, ...], silences: tuple[int, ...]
) -> SourceRow:
    """One actor with all that rests on it or came through it."""
    return SourceRow(
        number=at + 1,
        name=on_one_line(actor.name),
        naming=term(actor.naming, actor.confidence, *NAMING),
        kind=term(actor.kind, actor.confidence, *KIND),
        about=about(actor),
        origin_of=origin_of,
        relays=tuple(sorted(set(passed) - set(origin_of))),
        silences=silences,
    )


def by_actor(found: Iterable[Iterable[Link | Silence]]) -> dict[int, tuple[int, ...]]:
    """For each actor the numbers, from 1, of the claims or silences in whose links or words it has a part."""
    numbers: dict[int, dict[int, None]] = {}
    for number, parts in enumerate(found, start=1):
        for actor in (actor for part in parts for actor in part.actors):
            numbers.setdefault(actor, {})[number] = None
    return {actor: tuple(held) for actor, held in numbers.items()}


def silence_entries(reading: Reading) -> list[SilenceEntry]:
    """The silences, numbered as in the text."""
    return [silence_entry(reading, number, silence) for number, silence in enumerate(reading.silences, start=1)]


def silence_entry(reading: Reading, number: int, silence: Silence) -> SilenceEntry:
    """One silence."""
    by_outlet = silence.kind == "not_verified"
    return SilenceEntry(
        number=number,
        names=names_of(reading, silence.actors, silence.source, "the outlet" if by_outlet else SOMEBODY),
        kind=term(SILENCE[silence.kind], silence.confidence, *KIND),
        cue=quoted(reading, silence.cue),
        topic=quoted(reading, silence.topic),
        low=doubt_of_silence(silence),
    )
