"""Windows: the stretches of a text that the encoder sees at once.

A window holds whole paragraphs as long as they fit; a paragraph that does not fit is cut between
sentences, and a sentence that does not fit is cut between words. Every word is in exactly one window.
"""

from collections.abc import Iterator

import numpy as np
from sentencex import segment

from sayso.reader.words import CLS, PAD, SEP, SURROGATE, Ints, Words, paragraphs

Range = tuple[int, int]  # half-open, in words


def cut_windows(text: str, words: Words, limit: int) -> list[Range]:
    """Cut a text into windows of at most `limit` pieces (a single longer word is a window of its own)."""
    return list(_pack(words, _units(text, words, limit), limit))


def _pack(words: Words, units: Iterator[Range], limit: int) -> Iterator[Range]:
    start = end = 0
    for a, b in units:
        if end > start and words.first[b] - words.first[start] > limit:
            yield start, end
            start = a
        end = b
    if end > start:
        yield start, end


def _units(text: str, words: Words, limit: int) -> Iterator[Range]:
    """What a cut may not go through: paragraphs, else sentences, else runs of words."""
    for a, b in paragraphs(words):
        if words.first[b] - words.first[a] <= limit:
            yield a, b
            continue
        for c, d in _sentences(text, words, a, b):
            yield from _runs(words, c, d, limit)


def sentences(text: str, words: Words) -> Iterator[Range]:
    """The sentences of a text, in words; none runs over a line's end."""
    for a, b in paragraphs(words):
        yield from _sentences(text, words, a, b)


def _sentences(text: str, words: Words, a: int, b: int) -> Iterator[Range]:
    at, start = int(words.starts[a]), a
    for sentence in segment("en", SURROGATE.sub("\ufffd", text[at : int(words.ends[b - 1])])):
        at += len(sentence)
        end = min(b, int(np.searchsorted(words.starts, at)))
        if end > start:
            yield start, end
            start = end
    if start < b:
        yield start, b


def _runs(words: Words, a: int, b: int, limit: int) -> Iterator[Range]:
    while a < b:
        end = int(np.searchsorted(words.first, words.first[a] + limit, side="right")) - 1
        end = min(b, max(end, a + 1))
        yield a, end
        a = end


def stack(words: Words, windows: list[Range]) -> dict[str, Ints]:
    """The model's input for a batch of windows, padded to the longest.

    Returns: ids, shapes, gaps: [windows, pieces] with [CLS] first and [SEP] last;
        mask: [windows, pieces] 1 for a piece, 0 for padding;
        heads: [windows, words] where in the row each word's first piece is (0, the [CLS], for padding).
    """
    sizes = [int(words.first[b] - words.first[a]) for a, b in windows]
    rows, wide = (len(windows), max(sizes) + 2), max(b - a for a, b in windows)
    ids, shapes, gaps, mask = (np.full(rows, PAD, dtype=np.int64) for _ in range(4))
    heads = np.zeros((len(windows), wide), dtype=np.int64)
    for i, ((a, b), size) in enumerate(zip(windows, sizes, strict=True)):
        lengths = np.diff(words.first[a : b + 1])
        ids[i, 0], ids[i, size + 1], mask[i, : size + 2] = CLS, SEP, 1
        ids[i, 1 : size + 1] = words.ids[words.first[a] : words.first[b]]
        shapes[i, 1 : size + 1] = np.repeat(words.shapes[a:b], lengths)
        heads[i, : b - a] = words.first[a:b] - words.first[a] + 1
        gaps[i, heads[i, : b - a]] = words.gaps[a:b]
    return {"ids": ids, "shapes": shapes, "gaps": gaps, "mask": mask, "heads": heads}
