"""Treebanks as targets: dependencies, the treebank's tags, and GUM's entities and their coreference."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from sayso.reader.layers import LABELS, RELATIONS
from sayso.reader.words import Words, split_words
from training.examples import UNKNOWN, Targets
from training.treebank import Document, documents

FORM = {name: i for i, name in enumerate(LABELS["form"])}
RELATION = {name: i for i, name in enumerate(RELATIONS)}
ENTITY = {name: i for i, name in enumerate(LABELS["entity"])}
Mention = tuple[int, int, str, str]  # first token, end, type of entity, coreference id


def treebank(path: Path, tokenizer: Tokenizer) -> Iterator[tuple[str, Words, Targets]]:
    """Each document's text, words and targets."""
    for document in documents(path):
        words = split_words(document.text, tokenizer)
        yield document.text, words, Targets(None, _labels(document, words))


def word_of(document: Document, words: Words) -> np.ndarray:
    """[tokens] the word that each token begins in."""
    starts = np.array([t.start for t in document.tokens])
    return np.clip(np.searchsorted(words.ends, starts, side="right"), 0, len(words) - 1)


def _labels(document: Document, words: Words) -> dict[str, np.ndarray]:
    at = word_of(document, words)
    size = len(words)
    first = np.full(size, UNKNOWN)  # the token that gives a word its labels
    for token in range(len(at) - 1, -1, -1):
        first[at[token]] = token
    form, relation = np.full(size, UNKNOWN), np.full(size, UNKNOWN)
    parent = np.full(size, UNKNOWN)
    whole = -1
    for w in range(size):
        token = first[w]
        if token < 0:  # a later part of the token that the last word began
            if whole >= 0:
                parent[w], relation[w], form[w] = whole, RELATION["goeswith"], form[whole]
            continue
        whole = w
        t = document.tokens[token]
        form[w] = FORM.get(t.form, UNKNOWN)
        while t.head >= 0 and at[t.head] == w:  # its head is in the same word: take that one's head
            t = document.tokens[t.head]
        parent[w] = w if t.head < 0 else at[t.head]
        relation[w] = RELATION.get("root" if t.head < 0 else t.relation, UNKNOWN)
    labels = {"form": form, "relation": relation, "parent": parent}
    if any("Entity" in t.misc for t in document.tokens):
        labels |= _mentions(document, at, size)
    return labels


def _mentions(document: Document, at: np.ndarray, size: int) -> dict[str, np.ndarray]:
    entity, cluster = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    numbers: dict[str, int] = {}
    for start, end, kind, name in sorted(mentions(document), key=lambda m: m[0] - m[1]):
        w = at[_head(document, start, end)]
        entity[w] = ENTITY.get(kind, 0)
        cluster[w] = numbers.setdefault(name, len(numbers) + 1)
    return {"entity": entity, "cluster": cluster}


def _head(document: Document, start: int, end: int) -> int:
    """The token of a span whose head lies outside it."""
    return next((t for t in range(start, end) if not start <= document.tokens[t].head < end), start)


def mentions(document: Document) -> list[Mention]:
    """The mentions that GUM's `Entity` brackets mark; parts of one broken mention count as mentions of their own."""
    opened: dict[str, list[tuple[int, str]]] = {}
    found = []
    for i, token in enumerate(document.tokens):
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", token.misc.get("Entity", "")):
            name, *more = mark.strip("()").split("-")
            name = name.split("[")[0]
            if mark.startswith("("):
                opened.setdefault(name, []).append((i, more[0] if more else ""))
            if mark.endswith(")") and opened.get(name):
                start, kind = opened[name].pop()
                found.append((start, i + 1, kind, name))
    return found
