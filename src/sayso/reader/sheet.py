"""What the network says of a whole text: the windows' numbers, put together in words of the text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from sayso.reader.decode import Relation, Settings, candidates
from sayso.reader.layers import BOND, SLICES, WIDTH, Floats, Layers
from sayso.reader.quotations import Quotation, find_quotations
from sayso.reader.windows import Range
from sayso.reader.words import Ints, Words


@dataclass(frozen=True)
class Sheet:
    """One text, read.

    Attributes:
        text, words: the text and its words. windows: the ranges of words that were read at once, in order.
        found: the candidates for relations of each window.
        labels: [words, WIDTH] logits, 16 bits each, the sets of LABELS side by side; see `of`.
        parents: [words] the word that each depends on, itself for a root. relations: [words] index into RELATIONS.
        bonds: [words, 2 * BOND + 1] what each word, as a mention, looks for and offers, 16 bits each.
    """

    text: str
    words: Words
    windows: list[Range]
    found: list[list[Relation]]
    labels: Floats
    parents: Ints
    relations: Ints
    bonds: Floats

    @cached_property
    def quotations(self) -> list[Quotation]:
        """The text's quotations, found once."""
        return find_quotations(self.text, self.words)

    def word(self, w: int) -> str:
        """One word, as written."""
        return self.text[self.words.starts[w] : self.words.ends[w]]

    def of(self, name: str) -> Floats:
        """[words, classes] log-probabilities of one set of LABELS."""
        logits = self.labels[:, SLICES[name]].astype(np.float32)
        top = logits.max(1, keepdims=True, initial=-np.inf)
        scores: Floats = logits - top - np.log(np.exp(logits - top).sum(1, keepdims=True))
        return scores


def lay_out(text: str, words: Words, layers: Iterable[Layers], settings: Settings) -> Sheet:
    """Put the batches of a text together; they are taken one by one, so that only one's numbers are held in full."""
    size = len(words)
    labels, bonds = np.zeros((size, WIDTH), np.float16), np.zeros((size, 2 * BOND + 1), np.float16)
    parents, relations = np.arange(size), np.zeros(size, np.int64)
    by_window: dict[Range, list[Relation]] = {}
    for batch in layers:
        for row, ((a, b), found) in enumerate(zip(batch.windows, candidates(batch, settings), strict=True)):
            by_window[a, b] = [_moved(relation, a) for relation in found]
            labels[a:b], bonds[a:b] = batch.labels[row, : b - a], batch.bonds[row, : b - a]
            parents[a:b], relations[a:b] = batch.heads[row, : b - a] + a, batch.relations[row, : b - a]
    windows = sorted(by_window)
    return Sheet(text, words, windows, [by_window[w] for w in windows], labels, parents, relations, bonds)


def _moved(relation: Relation, by: int) -> Relation:
    """A relation in words of the text rather than of its window."""

    def moved(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
        return tuple((a + by, b + by) for a, b in ranges)

    return replace(
        relation,
        source=moved(relation.source),
        cue=moved(relation.cue),
        content=moved(relation.content),
        medium=moved(relation.medium),
    )
