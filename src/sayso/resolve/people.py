"""Actors: the clusters of mentions that speak in a report, or are spoken of, as records."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.reader.windows import Range
from sayso.records import Actor
from sayso.resolve.coreference import RELATIVE, Cluster, by_head, clusters
from sayso.resolve.mentions import ANY_PRONOUN, NOUNS, Mention, Mentions
from sayso.resolve.naming import NOBODY, Judge, Judged
from sayso.resolve.spans import Pointer
from sayso.resolve.stated import Stated, reason_after, reason_for_anonymity, sentence_of, stated_of
from sayso.resolve.strands import Strand

ARTICLES = ("the ", "a ", "an ", "its ", "their ", "his ", "her ", "our ")


@dataclass
class Person:
    """A cluster on its way to a record: whence it speaks, and what the report states of it."""

    cluster: Cluster
    sources: list[Range] = field(default_factory=list)
    judged: Judged = NOBODY
    stated: Stated | None = None
    reason: Range | None = None


class People:
    """The actors of one text."""

    def __init__(
        self, mentions: Mentions, judge: Judge, strands: list[Strand], distance: tuple[float, ...], edges: list[int]
    ) -> None:
        self.mentions, self.judge, self.edges = mentions, judge, edges
        spoken = [r for s in strands for r in s.source + s.medium]
        of_source = {r: mentions.within(r) for r in spoken}
        self._all = [Person(cluster) for cluster in clusters(mentions, distance)]
        place = by_head([p.cluster for p in self._all])
        self.of_source = {r: tuple(dict.fromkeys(place[m.head] for m in ms)) for r, ms in of_source.items()}
        for source, people in self.of_source.items():
            for i in people:
                self._all[i].sources.append(source)
        for person in self._all:
            self._look_at(person)

    def _look_at(self, person: Person) -> None:
        heads = [m for m in person.cluster.mentions if not m.pronoun]
        anonymous = False
        if person.sources and not any(m.name and m.name.kind != "other" for m in heads):
            for withheld, reason in self._withheld(person):
                anonymous |= withheld
                person.reason = person.reason or reason
        spoken = person.sources or [m.phrase for m in heads[:3]] or [person.cluster.head.phrase]
        found = (stated_of(mention, self.mentions, self.judge.words) for mention in heads)
        person.stated = next((stated for stated in found if stated), None)
        person.judged = self.judge.judge(spoken, heads, person.stated, anonymous)

    def _withheld(self, person: Person) -> Iterator[tuple[bool, Range | None]]:
        """What each source and each other mention of somebody says of a withheld identity."""
        words = self.judge.words
        for source in person.sources:
            yield reason_for_anonymity(source, sentence_of(source[0], self.edges), words)
        for mention in person.cluster.mentions:
            yield reason_after(mention.phrase, sentence_of(mention.head, self.edges), words)

    def person(self, number: int) -> Person:
        """One of them, by its place."""
        return self._all[number]

    def records(self, pointer: Pointer) -> tuple[Actor, ...]:
        """All, as records, in the order of their first mentions."""
        return tuple(self._record(person, pointer) for person in self._all)

    def _record(self, person: Person, pointer: Pointer) -> Actor:
        judged = person.judged
        return Actor(
            name=self.name(person),
            naming=judged.naming,
            kind=judged.kind,
            role=person.stated.role if person.stated else None,
            affiliation=person.stated.affiliation if person.stated else None,
            mentions=tuple(sorted(pointer.span(m.phrase) for m in person.cluster.mentions)),
            confidence={"naming": judged.naming_sure, "kind": judged.kind_sure},
        )

    def name(self, person: Person) -> str:
        """The fullest form: the longest name, else the longest noun phrase without its article."""
        mentions, cluster = self.mentions, person.cluster
        names = [mentions.said(m.name.words) for m in cluster.mentions if m.name and _own(m, cluster)]
        if names:
            return max(names, key=lambda n: (len(n.split()), len(n)))
        phrases = [m.phrase for m in cluster.mentions if m.pronoun not in ANY_PRONOUN]
        nouns = [p for p in phrases if any(mentions.form(w) in NOUNS for w in range(*p))]
        spoken = [self._core(source) for source in person.sources]
        spoken = [p for p in spoken if self.judge.words[p[1] - 1].casefold() not in ANY_PRONOUN]
        found = [mentions.said(p) for p in spoken or nouns or phrases or [cluster.head.phrase]]
        longest = " ".join(max(found, key=len).split())
        return next((longest[len(a) :] for a in ARTICLES if longest.casefold().startswith(a)), longest)

    def _core(self, source: Range) -> Range:
        """The words of a source before its first comma or relative clause."""
        words = self.judge.words
        ends = (w for w in range(source[0] + 1, source[1]) if words[w] == "," or words[w].casefold() in RELATIVE)
        return source[0], next(ends, source[1])


def _own(mention: Mention, cluster: Cluster) -> bool:
    return mention.name is not None and (mention.name.kind == "person" or not cluster.person)
