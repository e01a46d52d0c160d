"""A text as words and word pieces, with the offsets that everything later points at.

Words are those of BERT's pre-tokenizer: runs between white space, with each punctuation mark a word of
its own. Each word has one or more pieces of the uncased WordPiece vocabulary. What lower-casing throws
away (the word's letter case) and what the vocabulary cannot see (the space before a word, on which the
direction of a straight quotation mark depends) are kept beside it as two small classes.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]

SHAPES = ("none", "lower", "upper", "title", "mixed", "digits", "alphanumeric", "mark", "other")
GAPS = ("none", "joined", "space", "line")
JOINED, SPACE, LINE = (GAPS.index(name) for name in ("joined", "space", "line"))
MARK = SHAPES.index("mark")
LONGEST = 64  # characters of a word that are looked at for its shape
CLS, SEP, PAD = 101, 102, 0
SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which the tokenizer refuses


@dataclass(frozen=True)
class Words:
    """The words of one text and their pieces.

    Attributes:
        starts, ends: [words] half-open code-point offsets of each word.
        shapes: [words] index into SHAPES. gaps: [words] index into GAPS, what stands before the word.
        ids: [pieces] vocabulary ids. first: [words + 1] where the pieces of each word begin in `ids`.
    """

    starts: Ints
    ends: Ints
    shapes: Ints
    gaps: Ints
    ids: Ints
    first: Ints

    def __len__(self) -> int:
        return len(self.starts)


@lru_cache(20_000)
def shape(word: str) -> int:
    """Which of SHAPES a word has.

    >>> [SHAPES[shape(w)] for w in ("ferry", "NATO", "Vance", "iPhone", "1300", "9th", '"')]
    ['lower', 'upper', 'title', 'mixed', 'digits', 'alphanumeric', 'mark']
    """
    if word.isalpha():
        if word.islower():
            return 1
        if word.isupper():
            return 3 if len(word) == 1 else 2
        return 3 if word.istitle() else 4
    if word.isdigit():
        return 5
    if word.isalnum():
        return 6
    return 7 if len(word) == 1 else 8


def split_words(text: str, tokenizer: Tokenizer) -> Words:
    """Split a text into words and pieces; characters that no word holds (white space, controls) are skipped."""
    encoding: Any = tokenizer.encode(SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    of_word = np.array([-1 if w is None else w for w in encoding.word_ids], dtype=np.int64)
    opens = np.ones(len(ids), dtype=bool)
    opens[1:] = of_word[1:] != of_word[:-1]
    first = np.append(np.flatnonzero(opens), len(ids))
    starts, ends = offsets[first[:-1], 0], offsets[first[1:] - 1, 1]
    bounds = zip(starts.tolist(), ends.tolist(), strict=True)
    shapes = np.fromiter((shape(text[s : min(e, s + LONGEST)]) for s, e in bounds), np.int64)
    return Words(starts, ends, shapes, _gaps(text, starts, ends), ids, first)


def _gaps(text: str, starts: Ints, ends: Ints) -> Ints:
    """[words] what stands before each word: nothing, white space, or the end of a line."""
    before = np.append(0, ends)[: len(starts)]
    breaks = np.array([i for i, c in enumerate(text) if c == "\n"], dtype=np.int64)
    lines = np.searchsorted(breaks, starts) > np.searchsorted(breaks, before)
    gaps = np.where(lines, LINE, np.where(starts > before, SPACE, JOINED))
    gaps[:1] = LINE
    return gaps


def paragraphs(words: Words) -> list[tuple[int, int]]:
    """Half-open ranges of words, one for each run of words without a line's end between them."""
    edges = [*np.flatnonzero(words.gaps == LINE).tolist(), len(words)]
    return list(pairwise(edges))
