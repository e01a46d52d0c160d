"""Where quotations begin and end, over windows and paragraphs.

The network reads one window at a time. A quotation may be longer than that, and by custom it may go on
over several paragraphs, each with an opening mark and only the last with a closing one. The pieces of
such a quotation are one content with one source.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise

from sayso.reader.windows import Range
from sayso.reader.words import JOINED, Words, paragraphs

OPENING, CLOSING, EITHER = frozenset("“„«"), frozenset("”»"), frozenset('"')

Quotation = list[Range]  # its pieces in words, one a paragraph


def find_quotations(text: str, words: Words) -> list[Quotation]:
    r"""The quotations of a text, marks included; one whose closing mark is missing ends with its paragraph.

    >>> from sayso.reader.weights import load_tokenizer
    >>> from sayso.reader.words import split_words
    >>> text = '“We saw it,” she said. “It sank.\n“Nobody came.”'
    >>> words = split_words(text, load_tokenizer())
    >>> [[text[words.starts[a] : words.ends[b - 1]] for a, b in q] for q in find_quotations(text, words)]
    [['“We saw it,”'], ['“It sank.', '“Nobody came.”']]
    """
    found: list[Quotation] = []
    goes_on = False
    for first, last in paragraphs(words):
        pieces, unclosed = _pieces(text, words, first, last)
        if goes_on and pieces and pieces[0][0] == first:
            found[-1].append(pieces.pop(0))
        found += [[piece] for piece in pieces]
        goes_on = unclosed
    return found


def _pieces(text: str, words: Words, first: int, last: int) -> tuple[list[Range], bool]:
    """The quotations within one paragraph, and whether the last of them is still open at its end."""
    pieces: list[Range] = []
    opened: int | None = None
    for i in range(first, last):
        direction = _direction(text, words, i, opened is not None) if words.ends[i] - words.starts[i] == 1 else 0
        if direction > 0 and opened is None:
            opened = i
        elif direction < 0 and opened is not None:
            pieces.append((opened, i + 1))
            opened = None
    if opened is not None:
        pieces.append((opened, last))
    return pieces, opened is not None


def _direction(text: str, words: Words, i: int, inside: bool) -> int:
    """1 if the word is a mark that opens a quotation, -1 if one that closes it, 0 if it is none."""
    mark = text[words.starts[i]]
    if mark in OPENING:
        return 1
    if mark in CLOSING:
        return -1
    if mark not in EITHER:
        return 0
    before = words.gaps[i] == JOINED
    after = i + 1 < len(words) and words.gaps[i + 1] == JOINED
    if before != after:
        return -1 if before else 1
    return -1 if inside else 1


def join_quotations(contents: list[set[int]], quotations: list[Quotation], windows: list[Range]) -> None:
    """Make whole each quotation in several pieces.

    A piece that no content touches goes to the content of the piece before it, else after it. Where a window's edge
    cut a piece, each part that only one content touches goes to that content whole.

    Args:
        contents: the words of each relation's content; changed in place.
        quotations: as found.
        windows: where the text was cut, in order.
    """
    cuts = [b for _, b in windows]
    owners = Owners(contents)
    for quotation in quotations:
        parts = [_cut(piece, cuts) for piece in quotation]
        pieces = [part for piece in parts for part in piece]
        if len(pieces) > 1:
            _adopt(owners, pieces)
        for piece in parts:
            if len(piece) > 1:
                _fill(owners, piece)


class Owners:
    """Which contents each word belongs to, kept beside the contents so that a look at a piece costs its length."""

    def __init__(self, contents: list[set[int]]) -> None:
        self._contents = contents
        self._of: dict[int, list[int]] = {}
        for i, held in enumerate(contents):
            for word in held:
                self._of.setdefault(word, []).append(i)

    def touching(self, piece: Range) -> Counter[int]:
        """The contents that hold words of the piece, and how many of them."""
        return Counter(i for word in range(*piece) for i in self._of.get(word, ()))

    def give(self, piece: Range, content: int) -> None:
        """Let a content hold the whole piece."""
        for word in set(range(*piece)) - self._contents[content]:
            self._contents[content].add(word)
            self._of.setdefault(word, []).append(content)


def _cut(piece: Range, cuts: list[int]) -> list[Range]:
    inner = cuts[bisect_right(cuts, piece[0]) : bisect_left(cuts, piece[1])]
    return list(pairwise([piece[0], *inner, piece[1]]))


def _adopt(owners: Owners, pieces: list[Range]) -> None:
    holders = [next((i for i, _ in owners.touching(piece).most_common(1)), None) for piece in pieces]
    order = list(range(1, len(pieces)))
    for i, neighbour in [(i, i - 1) for i in order] + [(i - 1, i) for i in reversed(order)]:
        holder = holders[neighbour]
        if holders[i] is None and holder is not None:
            holders[i] = holder
            owners.give(pieces[i], holder)


def _fill(owners: Owners, parts: list[Range]) -> None:
    for part in parts:
        touching = owners.touching(part)
        if len(touching) == 1:
            owners.give(part, next(iter(touching)))
