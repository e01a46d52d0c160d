"""From what the network says of a text to its attributions."""

from itertools import pairwise

import numpy as np

from sayso.ingest.dateline import dateline_end
from sayso.reader.decode import Relation, attributions, runs
from sayso.reader.quotations import join_quotations
from sayso.reader.sheet import Sheet
from sayso.reader.weights import Model
from sayso.reader.windows import Range
from sayso.reader.words import LINE, Words
from sayso.records import Attribution, Span

LOOSE = frozenset(",;–—-")  # marks that join a stretch to its neighbours and are no part of it


def assemble(sheet: Sheet, model: Model) -> tuple[Attribution, ...]:
    """The attributions of a text in its order, quotations that a window's edge cut made whole again."""
    text, words = sheet.text, sheet.words
    found = sorted(
        (r for of_window in sheet.found for r in attributions(of_window, model.decode)),
        key=lambda r: (r.cue, r.content),
    )
    body = int(np.searchsorted(words.starts, dateline_end(text)))  # nobody says the dateline
    contents = [{w for a, b in r.content for w in range(max(a, body), b)} for r in found]
    join_quotations(contents, sheet.quotations, sheet.windows)
    return tuple(_attribution(text, words, r, c, model) for r, c in zip(found, contents, strict=True) if c)


def _attribution(text: str, words: Words, relation: Relation, content: set[int], model: Model) -> Attribution:
    return Attribution(
        source=_spans(text, words, tuple(on_one_line(words, r, relation.cue[0]) for r in relation.source)),
        cue=_spans(text, words, relation.cue),
        content=_spans(text, words, runs(sorted(content))),
        confidence=round(model.probability(relation.score), 3),
    )


def on_one_line(words: Words, stretch: Range, cue: Range) -> Range:
    """The part of a stretch, cut where lines end, that is nearest to the cue: a source never runs over lines."""
    first, last = stretch
    breaks = (np.flatnonzero(words.gaps[first + 1 : last] == LINE) + first + 1).tolist()
    return min(pairwise([first, *breaks, last]), key=lambda r: max(r[0] - cue[1], cue[0] - r[1]))


def _spans(text: str, words: Words, ranges: tuple[Range, ...]) -> tuple[Span, ...]:
    return tuple(Span(int(words.starts[a]), int(words.ends[b - 1])) for a, b in (_trim(text, words, r) for r in ranges))


def _trim(text: str, words: Words, stretch: Range) -> Range:
    """A stretch without the commas and dashes at its ends."""
    first, last = stretch
    while last - first > 1 and text[words.starts[last - 1]] in LOOSE:
        last -= 1
    while last - first > 1 and text[words.starts[first]] in LOOSE:
        first += 1
    return first, last
