"""Strands: what may become links of chains and silences, told apart by the class of their cue."""

from dataclasses import dataclass, field

import numpy as np

from sayso.reader.assemble import on_one_line
from sayso.reader.decode import Relation, Thresholds
from sayso.reader.layers import LABELS
from sayso.reader.quotations import join_quotations
from sayso.reader.sheet import Sheet
from sayso.reader.windows import Range
from sayso.resolve import vocabulary
from sayso.terms import SILENCE_KINDS

PLAIN, LINK = (LABELS["cue"].index(name) for name in ("plain", "link"))
ANONYMOUS = 2  # words of a phrase of anonymity, at least
FIRST_SILENCE = LABELS["cue"].index(SILENCE_KINDS[0])


@dataclass
class Strand:
    """A relation that is a link or a silence, in words of the text.

    Attributes:
        kind: 'link' or the kind of silence. sure: the probability that it is one.
        depth: expected place in the chain, from 0. content: its words, changed as quotations are made whole.
    """

    kind: str
    sure: float
    depth: float
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    medium: tuple[Range, ...]
    content: set[int] = field(default_factory=set)

    @property
    def words(self) -> set[int]:
        """The words of its source and cue."""
        return words_in(self.source + self.cue)


def words_in(ranges: tuple[Range, ...]) -> set[int]:
    """The words of some ranges."""
    return {w for a, b in ranges for w in range(a, b)}


def strands(sheet: Sheet, limits: Thresholds) -> list[Strand]:
    """The links and silences of a text, in its order."""
    classes = np.exp(sheet.of("cue"))
    depths = np.exp(sheet.of("depth")) @ np.arange(len(LABELS["depth"]))
    found: list[Strand] = []
    for of_window in sheet.found:
        made = (_strand(relation, sheet, classes, depths, limits) for relation in of_window)
        found += _distinct([strand for strand in made if strand])
    found = [s for s in found if s.kind == "link" or not _withholds(s, sheet)]
    found.sort(key=lambda s: s.cue)
    links = [s.content for s in found if s.kind == "link"]
    join_quotations(links, sheet.quotations, sheet.windows)
    return found


def _strand(
    relation: Relation, sheet: Sheet, classes: np.ndarray, depths: np.ndarray, limits: Thresholds
) -> Strand | None:
    at = relation.cue[0][0]
    chances = classes[at] * relation.chance
    best = int(chances[FIRST_SILENCE:].argmax()) + FIRST_SILENCE
    if chances[best] >= max(limits.silence, chances[LINK]):
        kind, sure = LABELS["cue"][best], chances[best]
    elif chances[LINK] >= limits.link:
        kind, sure = "link", chances[LINK]
    else:
        return None
    source, medium = (
        tuple(on_one_line(sheet.words, r, relation.cue[0]) for r in role) for role in (relation.source, relation.medium)
    )
    return Strand(kind, float(sure), float(depths[at]), source, relation.cue, medium, words_in(relation.content))


def _withholds(strand: Strand, sheet: Sheet) -> bool:
    """Whether a silence is about nothing but its source's own name: 'asked not to be named' is anonymity."""
    held = sorted(strand.content | words_in(strand.cue))
    found = vocabulary.anonymity().find([sheet.word(w) for w in held])
    return any(b - a >= ANONYMOUS for a, b, _ in found)


def _distinct(found: list[Strand]) -> list[Strand]:
    """Of strands that share words of their cues, or have one source and much the same content, only the likelier."""
    kept: list[Strand] = []
    for strand in sorted(found, key=lambda s: -s.sure):
        if not any(_same(strand, other) for other in kept):
            kept.append(strand)
    return kept


def _same(one: Strand, other: Strand) -> bool:
    if words_in(one.cue) & words_in(other.cue):
        return True
    if (one.kind == "link") != (other.kind == "link"):
        return False
    shared = 2 * len(one.content & other.content) > len(one.content | other.content)
    sources = words_in(one.source), words_in(other.source)
    return shared and (bool(sources[0] & sources[1]) or not (sources[0] or sources[1]))


def doubts(sheet: Sheet, limits: Thresholds) -> np.ndarray:
    """[words] the probability that a link holds the word which was too unlikely to count."""
    classes = np.exp(sheet.of("cue"))
    out = np.zeros(len(sheet.words))
    for relation in (r for of_window in sheet.found for r in of_window):
        chance = classes[relation.cue[0][0], LINK] * relation.chance
        if chance < limits.link:
            words = list(words_in(relation.content))
            out[words] = np.maximum(out[words], chance)
    return out
