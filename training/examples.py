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

from sayso.reader.layers import LINKS, ROLES, TAGS
from sayso.reader.windows import Range, cut_windows, stack
from sayso.reader.words import Words, split_words

BEGIN, INSIDE, OUTSIDE = range(len(TAGS))
AS_IS: dict[int, str] = {}
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})  # as British papers quote
STYLES, SHARES = (AS_IS, STRAIGHT, SINGLE), (0.7, 0.2, 0.1)  # of quotation marks; all keep every offset
LIMITS = (96, 224)  # pieces; each reading of a text draws its own


@dataclass(frozen=True)
class Example:
    """One window and what the heads should say of it.

    roles: [words, ROLES, TAGS] probabilities; cues: [n] words; links: [n, words, LINKS] probabilities.
    """

    words: Words
    window: Range
    roles: np.ndarray
    cues: np.ndarray
    links: np.ndarray


def load(path: Path) -> list[dict[str, Any]]:
    """The articles of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def examples(
    article: dict[str, Any], tokenizer: Tokenizer, rng: random.Random | None = None, limit: int = 0
) -> Iterator[Example]:
    """An article's windows; in training (an `rng`) their size is drawn, and sometimes the quotation marks change."""
    text = article["text"]
    if rng:
        limit = rng.randint(*LIMITS)
        text = text.translate(rng.choices(STYLES, SHARES)[0])
    words = split_words(text, tokenizer)
    gold = [{role: _ranges(words, relation[role]) for role in ROLES} for relation in article["attributions"]]
    for window in cut_windows(text, words, limit):
        yield _example(words, window, gold)


def _ranges(words: Words, spans: list[list[int]]) -> list[Range]:
    """Spans of characters as ranges of words."""
    found = []
    for start, end in spans:
        a, b = np.searchsorted(words.ends, start, side="right"), np.searchsorted(words.starts, end)
        if b > a:
            found.append((int(a), int(b)))
    return found


def _example(words: Words, window: Range, gold: list[dict[str, list[Range]]]) -> Example:
    first, last = window
    size = last - first
    tags = np.full((size, len(ROLES)), OUTSIDE)
    cues, links = [], []
    for relation in gold:
        held = {
            role: [(a - first, b - first) for a, b in ranges if a >= first and b <= last]
            for role, ranges in relation.items()
        }
        for r, role in enumerate(ROLES):
            for a, b in held[role]:
                tags[a, r], tags[a + 1 : b, r] = BEGIN, INSIDE
        if held["cue"] and held["cue"][0][0] not in cues:
            cues.append(held["cue"][0][0])
            links.append(_links(held, size))
    roles = np.eye(len(TAGS), dtype=np.float32)[tags]
    return Example(
        words,
        window,
        roles,
        np.array(cues, dtype=np.int64),
        np.array(links, dtype=np.float32).reshape(-1, size, len(LINKS)),
    )


def _links(held: dict[str, list[Range]], size: int) -> np.ndarray:
    target = np.zeros((size, len(LINKS)), dtype=np.float32)
    for role, ranges in held.items():
        for a, b in ranges:
            target[a:b, LINKS.index(role)] = 1
            if role != "cue":
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
    return out


def _pad(array: np.ndarray, to: dict[int, int]) -> np.ndarray:
    return np.pad(array, [(0, to.get(axis, size) - size) for axis, size in enumerate(array.shape)])
