"""Claims as words: the likeliest labelling of where claims begin, go on, break off and are taken up again.

Viterbi's algorithm over each sentence. What follows what was counted over the sentences of the annotated training
reports, and is added as the pointwise mutual information of the two labels.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from sayso.reader.decode import runs
from sayso.reader.layers import LABELS
from sayso.reader.sheet import Sheet
from sayso.reader.windows import Range
from sayso.reader.words import LINE

OUTSIDE, BEGIN, INSIDE, RESUME = range(len(LABELS["seam"]))
STATES: Final = (OUTSIDE, BEGIN, INSIDE, RESUME, OUTSIDE)
"""The last is outside too, but after a claim of the sentence has begun."""

NEVER: Final = -20.0
FOLLOWS: Final = (
    (1.7, 1.0, -7.3, NEVER, NEVER),
    (NEVER, -5.1, 0.4, -2.0, -2.1),
    (NEVER, -3.0, 0.3, -1.7, -0.6),
    (NEVER, -1.4, 0.4, 0.0, -2.9),
    (NEVER, 1.6, -3.4, 2.2, 1.8),
)
OPENS: Final = (1.0, 3.3, -4.5, NEVER, NEVER)
"""Of a sentence's first word."""

WEIGHT: Final = 0.25


@dataclass
class Piece:
    """A claim's words, in order, and the mean probability of their labels."""

    words: list[int]
    sure: float

    @property
    def runs(self) -> tuple[Range, ...]:
        """Its words as runs of neighbours."""
        return runs(self.words)

    @property
    def reach(self) -> Range:
        """From the first word to the last."""
        return self.words[0], self.words[-1] + 1


def pieces(sheet: Sheet, edges: list[int]) -> list[Piece]:
    """The claims of a text in its order; `edges` are where its sentences begin, and its end."""
    scores = sheet.of("seam")
    found: list[list[int]] = []
    opened: list[int] = []  # those of this line, the last begun at the end
    labels = _labels(scores.astype(float), edges)
    for w, label in enumerate(labels):
        if sheet.words.gaps[w] == LINE:
            opened = []
        if label == OUTSIDE:
            continue
        if label == BEGIN or not opened:
            opened.append(len(found))
            found.append([])
        elif label == RESUME and len(opened) > 1:
            opened.pop()
        found[opened[-1]].append(w)
    chances = np.exp(scores[np.arange(len(labels)), labels])
    return [Piece(words, float(chances[words].mean())) for words in found]


def _labels(scores: np.ndarray, edges: list[int]) -> list[int]:
    """The likeliest label of every word."""
    rows = scores[:, STATES].tolist()
    out: list[int] = []
    for start, end in pairwise(edges):
        out += [STATES[state] for state in _path(rows[start:end])]
    return out


def _path(rows: list[list[float]]) -> list[int]:
    """The best states of one sentence."""
    states = range(len(STATES))
    best = [row + WEIGHT * opens for row, opens in zip(rows[0], OPENS, strict=True)]
    back: list[list[int]] = []
    for row in rows[1:]:
        came, now = [], []
        for state in states:
            sums = [best[before] + WEIGHT * FOLLOWS[before][state] for before in states]
            top = max(sums)
            came.append(sums.index(top))
            now.append(top + row[state])
        back.append(came)
        best = now
    path = [best.index(max(best))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
