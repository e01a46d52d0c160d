"""The stage's verb: a sheet becomes the actors, claims and silences of a report."""

from dataclasses import dataclass

import numpy as np

from sayso.ingest.dateline import dateline_end
from sayso.reader.decode import Thresholds, runs
from sayso.reader.layers import LABELS
from sayso.reader.sheet import Sheet
from sayso.reader.windows import Range, sentences
from sayso.reader.words import LINE, MARK
from sayso.records import Actor, Claim, Link, Report, Silence
from sayso.resolve.chains import Chain, apart, chains, unclaimed
from sayso.resolve.mentions import Mentions
from sayso.resolve.naming import NOBODY, OUTLETS, Judge
from sayso.resolve.participants import event_of, participants_of
from sayso.resolve.people import People
from sayso.resolve.seams import Piece, pieces
from sayso.resolve.spans import Pointer
from sayso.resolve.strands import Strand, doubts, strands
from sayso.resolve.tree import Tree

FIELDS = ("basis", "certainty", "phase")


@dataclass(frozen=True)
class Resolved:
    """What a report holds beside its attributions."""

    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    silences: tuple[Silence, ...]


def resolve(sheet: Sheet, report: Report, limits: Thresholds, distance: tuple[float, ...]) -> Resolved:
    """The actors, claims and silences that the network's numbers make of a report."""
    if not len(sheet.words):
        return Resolved((), (), ())
    tree = Tree.of(sheet.parents, sheet.relations)
    found = strands(sheet, limits)
    mentions = Mentions(sheet, tree)
    edges = [a for a, _ in sentences(sheet.text, sheet.words)] + [len(sheet.words)]
    people = People(mentions, Judge(sheet, mentions), found, distance, edges)
    return _Desk(sheet, report, tree, people, limits).resolved(found, edges)


class _Desk:
    """Where one report's records are made."""

    def __init__(self, sheet: Sheet, report: Report, tree: Tree, people: People, limits: Thresholds) -> None:
        self.sheet, self.report, self.tree, self.people, self.limits = sheet, report, tree, people, limits
        self.pointer = Pointer(sheet.text, sheet.words)
        self.values = {name: sheet.of(name) for name in FIELDS}
        self.doubts = doubts(sheet, limits)
        self.begins = dateline_end(sheet.text)
        self.title_end = _title_end(report.title, sheet.text)

    def resolved(self, found: list[Strand], edges: list[int]) -> Resolved:
        links = [s for s in found if s.kind == "link"]
        told = pieces(self.sheet, edges)
        told = sorted([*told, *unclaimed(told, links)], key=lambda p: p.words[0])
        held = {w for s in found if s.kind != "link" for w in s.words | s.content}
        bodies = (self._body(p) for p in told if not self._is_title(p))
        claims = sorted((p for p in bodies if self._says(p, held)), key=lambda p: self.pointer.spans(p.runs))
        lines = np.cumsum(self.sheet.words.gaps == LINE)
        chained = chains(claims, links, self.sheet.quotations, lines, self.limits.cover)
        pairs = [(c, part) for c, chain in zip(claims, chained, strict=True) for part in apart(c, chain, self.tree)]
        made = tuple(self._claim(f"c{i}", claim, chain) for i, (claim, chain) in enumerate(pairs, 1))
        silences = tuple(self._silence(s) for s in found if s.kind != "link")
        return Resolved(self.people.records(self.pointer), made, silences)

    def _says(self, claim: Piece, held: set[int]) -> bool:
        """Whether the words are more than marks, and more than what a silence holds."""
        words = [w for w in claim.words if w not in held]
        return 2 * len(words) > len(claim.words) and any(self.sheet.words.shapes[w] != MARK for w in words)

    def _is_title(self, claim: Piece) -> bool:
        """Whether the words are the report's title, which stands at the head of its text."""
        return self.pointer.span(claim.reach).end <= self.title_end

    def _body(self, claim: Piece) -> Piece:
        """A claim without the words of the dateline, which nobody says."""
        starts = self.sheet.words.starts
        return Piece([w for w in claim.words if starts[w] >= self.begins], claim.sure)

    def _claim(self, name: str, claim: Piece, chain: Chain) -> Claim:
        event = event_of(claim.words, self.tree)
        values = {field: self._value(field, claim.words) for field in FIELDS}
        links = tuple(link for strand in chain for link in self._links(strand))
        sure = {"claim": round(claim.sure, 3), "voice": self._voice(claim, chain)}
        return Claim(
            id=name,
            content=self.pointer.spans(claim.runs),
            event=self.pointer.span((event, event + 1)),
            participants=tuple(self.pointer.span(r) for r in participants_of(event, claim.words, self.tree)),
            chain=links,
            basis=values["basis"][0],  # type: ignore[arg-type]
            certainty=values["certainty"][0],  # type: ignore[arg-type]
            phase=values["phase"][0],  # type: ignore[arg-type]
            confidence=sure | {field: chance for field, (_, chance) in values.items()},
        )

    def _voice(self, claim: Piece, chain: Chain) -> float:
        """How sure it is that somebody beside the report vouches for a claim, or that nobody does."""
        if chain:
            return round(max(strand.sure for strand in chain), 3)
        return round(1 - float(self.doubts[claim.words].mean()), 3)

    def _value(self, field: str, words: list[int]) -> tuple[str, float]:
        """The likeliest value of a field over a claim's words, and its probability."""
        scores = self.values[field][words].mean(0)
        chances = np.exp(scores - scores.max())
        best = int(chances.argmax())
        return LABELS[field][best], round(float(chances[best] / chances.sum()), 3)

    def _links(self, strand: Strand) -> list[Link]:
        """The link of a strand; before it that of the medium that its source speaks to."""
        made = (self._link(strand, medium) for medium in strand.medium)
        heard = [link for link in made if link.kind in OUTLETS]  # a court or a crowd that is told is no medium
        return [*heard, self._link(strand, strand.source[0] if strand.source else None)]

    def _link(self, strand: Strand, source: Range | None) -> Link:
        actors = self.people.of_source[source] if source else ()
        person = self.people.person(actors[0]) if actors else None
        judged = person.judged if person else NOBODY
        return Link(
            source=self.pointer.spans((source,)) if source else (),
            cue=self.pointer.spans(strand.cue),
            actors=actors,
            naming=judged.naming,
            kind=judged.kind,
            role=person.stated.role if person and person.stated else None,
            affiliation=person.stated.affiliation if person and person.stated else None,
            reason=(self.pointer.span(person.reason),) if person and person.reason else (),
            confidence={
                "link": round(strand.sure, 3),
                "naming": judged.naming_sure,
                "kind": judged.kind_sure,
            },
        )

    def _silence(self, strand: Strand) -> Silence:
        source = strand.source[0] if strand.source else None
        topic = runs(sorted(strand.content - strand.words)) if strand.content - strand.words else ()
        return Silence(
            source=self.pointer.spans(strand.source),
            cue=self.pointer.spans(strand.cue),
            topic=self.pointer.spans(topic),
            kind=strand.kind,  # type: ignore[arg-type]
            actors=self.people.of_source[source] if source else (),
            confidence={"silence": round(strand.sure, 3)},
        )


def _title_end(title: str | None, text: str) -> int:
    r"""Where the title that stands at the head of a text ends; 0 where none does.

    >>> _title_end("Fire at sea", " Fire at sea\nIt burned."), _title_end("Fire", "It burned."), _title_end(None, "")
    (12, 0, 0)
    """
    stripped, head = (title or "").strip(), len(text) - len(text.lstrip())
    return head + len(stripped) if stripped and text.startswith(stripped, head) else 0
