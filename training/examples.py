"""Annotated texts as windows with targets.

Every target is a probability, so that gold labels and a teacher's opinions are the same kind of thing.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from sayso.reader.layers import LABELS, LINKS, ROLES, TAGS
from sayso.reader.windows import Range, cut_windows, stack
from sayso.reader.words import Words, split_words

BEGIN, INSIDE, OUTSIDE = range(len(TAGS))
AS_IS: dict[int, str] = {}
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})  # as British papers quote
STYLES, SHARES = (AS_IS, STRAIGHT, SINGLE), (0.7, 0.2, 0.1)  # of quotation marks; all keep every offset
LIMITS, SHORT = (96, 224), (16, 96)  # pieces; each reading of a text draws its own, one in four a short one


UNKNOWN = -1  # a target that nobody gave
LOOSE = "loose"  # marks a relation whose edges follow other customs than PolNeAR's: they are not learnt from
EDGES = ("cue", "source_start", "source_end", "content_start", "content_end")
TREE = ("parent", "relation", "cluster")  # targets of a word beside LABELS
Gold = dict[str, list[Range]]  # one relation: the ranges of words of each role


@dataclass(frozen=True)
class Targets:
    """What is known of a text's words; whatever is not there is not learnt from.

    relations: its attributions, each a range of words for each of ROLES and 'medium'; None where nobody marked them.
    flat: whether attributions inside a content were left out.
    labels: for each of LABELS and TREE that is known, [words] classes; 'parent' is a word of the text (itself: a
    root), 'cluster' a number of the actor that a mention's head mentions, 0 for a word that heads no mention.
    """

    relations: list[Gold] | None
    labels: dict[str, np.ndarray]
    flat: bool = False


@dataclass(frozen=True)
class Example:
    """One window and what the heads should say of it; what is unknown is UNKNOWN (in roles: all zero).

    roles: [words, ROLES, TAGS] probabilities; cues: [n] words; links: [n, words, LINKS] probabilities;
    labels: [words, LABELS and TREE] classes.
    """

    words: Words
    window: Range
    roles: np.ndarray
    cues: np.ndarray
    links: np.ndarray
    labels: np.ndarray


def load(path: Path) -> list[dict[str, Any]]:
    """The articles of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def examples(
    article: dict[str, Any], tokenizer: Tokenizer, rng: random.Random | None = None, limit: int = 0
) -> Iterator[Example]:
    """The windows of an article with attributions that leaves out those inside others."""
    words, limit = read(article["text"], tokenizer, rng, limit)
    gold = [{role: ranges(words, relation[role]) for role in ROLES} for relation in article["attributions"]]
    yield from cut(article["text"], words, Targets(gold, {}, flat=True), limit)


def read(text: str, tokenizer: Tokenizer, rng: random.Random | None, limit: int = 0) -> tuple[Words, int]:
    """A text's words and the size of its windows; in training (an `rng`) it is drawn, and quotation marks change."""
    if rng:
        limit = draw_limit(rng)
        text = text.translate(rng.choices(STYLES, SHARES)[0])
    return split_words(text, tokenizer), limit


def draw_limit(rng: random.Random) -> int:
    """The size of a text's windows in training; short ones teach what a note of one sentence looks like."""
    return rng.randint(*(SHORT if rng.random() < 0.25 else LIMITS))


def cut(text: str, words: Words, targets: Targets, limit: int) -> Iterator[Example]:
    """The windows of a text with their targets."""
    for window in cut_windows(text, words, limit):
        yield _example(words, window, targets)


def ranges(words: Words, spans: list[list[int]]) -> list[Range]:
    """Spans of characters as ranges of words."""
    found = []
    for start, end in spans:
        a, b = np.searchsorted(words.ends, start, side="right"), np.searchsorted(words.starts, end)
        if b > a:
            found.append((int(a), int(b)))
    return found


def _example(words: Words, window: Range, targets: Targets) -> Example:
    first, last = window
    size = last - first
    tags = np.full((size, len(ROLES)), OUTSIDE)
    cues: list[int] = []
    links: list[np.ndarray] = []
    hidden = np.zeros(size, dtype=bool)
    for relation in targets.relations or []:
        held = {
            role: [(a - first, b - first) for a, b in found if a >= first and b <= last]
            for role, found in relation.items()
        }
        for r, role in enumerate(ROLES):
            for a, b in held[role]:
                tags[a, r], tags[a + 1 : b, r] = BEGIN, INSIDE
        for a, b in held["content"]:
            hidden[a:b] = targets.flat
        if held["cue"] and held["cue"][0][0] not in cues:
            cues.append(held["cue"][0][0])
            links.append(_links(held, size))
    roles = np.eye(len(TAGS), dtype=np.float32)[tags]
    hide(roles, hidden, tags[:, ROLES.index("cue")] == OUTSIDE)
    if targets.relations is None:
        roles[:] = 0
    elif any(LOOSE in relation for relation in targets.relations):
        roles[:, [ROLES.index("source"), ROLES.index("content")]] = 0
    return Example(
        words,
        window,
        roles,
        np.array(cues, dtype=np.int64),
        np.array(links, dtype=np.float32).reshape(-1, size, len(LINKS)),
        _labels(targets.labels, window),
    )


def hide(roles: np.ndarray, hidden: np.ndarray, free: np.ndarray) -> None:
    """Make unknown whether a hidden word is a source or a cue of an attribution that nobody marked."""
    for role in ("source", "cue"):
        roles[hidden & free, ROLES.index(role)] = 0


def _labels(known: dict[str, np.ndarray], window: Range) -> np.ndarray:
    first, last = window
    out = np.full((last - first, len(LABELS) + len(TREE)), UNKNOWN, dtype=np.int64)
    for i, name in enumerate((*LABELS, *TREE)):
        if name in known:
            out[:, i] = known[name][first:last]
    parent = out[:, len(LABELS)]
    inside = (parent >= first) & (parent < last)
    out[:, len(LABELS)] = np.where(inside, parent - first, UNKNOWN)
    return out


def _links(held: Gold, size: int) -> np.ndarray:
    target = np.zeros((size, len(LINKS)), dtype=np.float32)
    if "medium" not in held:
        target[:, LINKS.index("medium")] = UNKNOWN
    if LOOSE in held:
        for name in EDGES:
            target[:, LINKS.index(name)] = UNKNOWN
    for role, found in held.items():
        for a, b in found:
            if LOOSE not in held or role != "cue":
                target[a:b, LINKS.index(role)] = 1
            if LOOSE not in held and role in ("source", "content"):
                target[a, LINKS.index(f"{role}_start")] = target[b - 1, LINKS.index(f"{role}_end")] = 1
    return target


def batches(found: list[Example], pieces: int, rng: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, each of about `pieces` pieces with the padding, in random order."""

    def size(e: Example) -> int:
        return int(e.words.first[e.window[1]] - e.words.first[e.window[0]]) + 2

    ordered = sorted(found, key=lambda e: size(e) + rng.random() * 16)
    made: list[list[Example]] = [[]]
    for e in ordered:
        if made[-1] and (len(made[-1]) + 1) * size(e) > pieces:
            made.append([])
        made[-1].append(e)
    rng.shuffle(made)
    return made


def collate(batch: list[Example]) -> dict[str, Tensor]:
    """The model's input and its targets as tensors, padded; `cues` holds window and word, as the model's own."""
    inputs = [stack(e.words, [e.window]) for e in batch]
    wide, long = (max(i[k].shape[1] for i in inputs) for k in ("ids", "heads"))
    out = {
        k: torch.from_numpy(np.concatenate([_pad(i[k], {1: long if k == "heads" else wide}) for i in inputs]))
        for k in inputs[0]
    }
    out["roles"] = torch.from_numpy(np.stack([_pad(e.roles, {0: long}) for e in batch]))
    out["cues"] = torch.from_numpy(
        np.array([(i, c) for i, e in enumerate(batch) for c in e.cues.tolist()], dtype=np.int64).reshape(-1, 2)
    )
    out["links"] = torch.from_numpy(np.concatenate([_pad(e.links, {1: long}) for e in batch]))
    out["labels"] = torch.from_numpy(np.stack([_pad(e.labels, {0: long}, UNKNOWN) for e in batch]))
    return out


def _pad(array: np.ndarray, to: dict[int, int], value: int = 0) -> np.ndarray:
    wide = [(0, to.get(axis, size) - size) for axis, size in enumerate(array.shape)]
    return np.pad(array, wide, constant_values=value)
