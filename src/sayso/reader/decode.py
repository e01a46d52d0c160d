"""From the network's numbers to relations over words: one segmentation for every cue at once.

For a candidate cue the network says of every word how likely it belongs to the source, the cue and the
content, and whether one of their stretches begins or ends there. The best set of stretches is found by
Viterbi's algorithm over two states, outside and inside, for all cues of a batch together.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.reader.layers import LINKS, Floats, Layers
from sayso.reader.windows import Range


@dataclass(frozen=True)
class Settings:
    """How numbers become stretches; tuned on the development set and kept with the weights.

    Attributes:
        cue: least probability of a cue's beginning.
        edge: weight of the beginnings and ends of stretches; enter: what each beginning and each end costs or earns.
        source_bias, content_bias: added to the logits of each word's belonging.
        same: overlap of two contents above which only the likelier attribution stays.
        further: least mean probability of a content's stretches after the first.
    """

    cue: float = 0.5
    edge: float = 0.5
    enter: float = 0.0
    source_bias: float = 0.5
    content_bias: float = 0.0
    same: float = 0.8
    further: float = 0.7


@dataclass(frozen=True)
class Thresholds:
    """What a relation needs to count in the ledger.

    Attributes:
        link, silence: least probability of a link and of a silence.
        cover: least part of a claim's words that a link's content holds.
    """

    link: float = 0.3
    silence: float = 0.5
    cover: float = 0.5


@dataclass(frozen=True)
class Relation:
    """One attribution in words of its window.

    Attributes:
        source, cue, content, medium: the words of each; the medium is the outlet that a source speaks to.
        chance: the probability that a cue begins where this one does.
        score: the raw confidence from 0 to 1.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    medium: tuple[Range, ...]
    chance: float
    score: float


def sigmoid(x: Floats) -> Floats:
    """Probabilities from logits, elementwise."""
    chance: Floats = 1.0 / (1.0 + np.exp(-x.clip(-60, 60)))
    return chance


def segment(inside: Floats, start: Floats, end: Floats) -> NDArray[np.bool_]:
    """The best set of stretches in each row.

    Args:
        inside: [n, w] what a word adds when it is inside.
        start: [n, w] what a stretch adds that begins at the word.
        end: [n, w] what a stretch adds that ends at the word.

    Returns: [n, w] whether each word is inside.
    """
    n, w = inside.shape
    enters, leaves = np.zeros((w, n), dtype=bool), np.zeros((w, n), dtype=bool)
    out, within = np.zeros(n), np.full(n, -np.inf)
    for t in range(w):
        closed = within + end[:, t - 1] if t else within
        enters[t] = out + start[:, t] > within
        leaves[t] = closed > out
        out, within = np.maximum(out, closed), np.maximum(within, out + start[:, t]) + inside[:, t]
    state = within + end[:, -1] > out
    path = np.zeros((n, w), dtype=bool)
    for t in range(w - 1, -1, -1):
        path[:, t] = state
        state = np.where(state, ~enters[t], leaves[t])
    return path


def stretches(row: NDArray[np.bool_]) -> tuple[Range, ...]:
    """The runs of true values, as half-open ranges.

    >>> stretches(np.array([True, True, False, True]))
    ((0, 2), (3, 4))
    """
    edges = np.flatnonzero(np.diff(row, prepend=False, append=False)).tolist()
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def runs(words: list[int]) -> tuple[Range, ...]:
    """Words in order as runs of neighbours.

    >>> runs([3, 4, 7])
    ((3, 5), (7, 8))
    """
    at = np.array(words)
    cuts = np.flatnonzero(np.diff(at) > 1) + 1
    return tuple((int(part[0]), int(part[-1]) + 1) for part in np.split(at, cuts))


def heaviest(ranges: tuple[Range, ...], weights: Floats) -> Range:
    """The stretch over which the weights sum to most."""
    return max(ranges, key=lambda r: float(weights[r[0] : r[1]].sum()))


def likely(ranges: tuple[Range, ...], sure: Floats, least: float) -> tuple[Range, ...]:
    """The stretch with the largest sum, and the others whose mean probability is at least `least`."""
    main = heaviest(ranges, sure)
    return tuple(r for r in ranges if r == main or sure[r[0] : r[1]].mean() >= least)


def candidates(layers: Layers, settings: Settings) -> list[list[Relation]]:
    """All that may be relations, of each window of a batch; inner ones and unlikely ones too."""
    found: list[list[Relation]] = [[] for _ in layers.windows]
    if not len(layers.cues):
        return found
    cues, links = layers.cues, layers.links
    chance = layers.begins[cues[:, 0], cues[:, 1]]
    size = np.array([b - a for a, b in layers.windows])[cues[:, 0]]
    inside = np.arange(links.shape[1])[None, :] < size[:, None]  # [n, w]
    of = {name: np.where(inside, links[:, :, i], np.float32(-50)) for i, name in enumerate(LINKS)}
    content, source = (
        _segment_role(of, role, bias, settings)
        for role, bias in (("content", settings.content_bias), ("source", settings.source_bias))
    )
    cue = of["cue"] > 0
    cue[np.arange(len(cues)), cues[:, 1]] = True
    sure = sigmoid(of["content"])
    for i, (window, _) in enumerate(cues.tolist()):
        if content[i].any():
            sources, media = stretches(source[i]), stretches(of["medium"][i] > 0)
            found[window].append(
                Relation(
                    source=(heaviest(sources, of["source"][i]),) if sources else (),  # a source is told in one place
                    cue=stretches(cue[i]),
                    content=likely(stretches(content[i]), sure[i], settings.further),
                    medium=(heaviest(media, of["medium"][i]),) if media else (),
                    chance=float(chance[i]),
                    score=float(chance[i] * sure[i][content[i]].mean()),
                )
            )
    return found


def attributions(found: list[Relation], settings: Settings) -> list[Relation]:
    """Those candidates of a window that stand as attributions of their own."""
    return _unshared(_distinct([r for r in found if r.chance >= settings.cue], settings.same))


def _segment_role(of: dict[str, Floats], role: str, bias: float, settings: Settings) -> NDArray[np.bool_]:
    start, end = (settings.edge * of[f"{role}_{edge}"].clip(-8, 8) + settings.enter for edge in ("start", "end"))
    return segment(of[role].clip(-8, 8) + bias, start, end)


def _distinct(found: list[Relation], same: float) -> list[Relation]:
    """Of relations whose contents are nearly the same, only the likelier."""
    kept: list[tuple[Relation, set[int]]] = []
    for relation in sorted(found, key=lambda r: -r.score):
        words = {w for a, b in relation.content for w in range(a, b)}
        if all(len(words & other) <= same * len(words | other) for _, other in kept):
            kept.append((relation, words))
    return sorted((r for r, _ in kept), key=lambda r: r.cue)


def _unshared(found: list[Relation]) -> list[Relation]:
    """The relations without those stretches of a content, but its longest, that are half another's content.

    Words belong to the one who is said to have said them; a second claim on them is nearly always a slip.
    """
    return [
        replace(one, content=tuple(r for r in one.content if r == _longest(one.content) or not _held(r, one, found)))
        for one in found
    ]


def _longest(ranges: tuple[Range, ...]) -> Range:
    return max(ranges, key=lambda r: r[1] - r[0])


def _held(stretch: Range, own: Relation, found: list[Relation]) -> bool:
    start, end = stretch
    return any(
        2 * sum(max(0, min(end, b) - max(start, a)) for a, b in other.content) >= end - start
        for other in found
        if other is not own
    )
