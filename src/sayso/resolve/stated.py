"""What a report states of a source: its role, its affiliation, and why its identity is withheld."""

from bisect import bisect_right
from dataclasses import dataclass

from sayso.reader.windows import Range
from sayso.reader.words import SPACE
from sayso.resolve import vocabulary
from sayso.resolve.mentions import Mention, Mentions
from sayso.resolve.tree import RELATION

ASIDE = tuple(RELATION[name] for name in ("acl", "advcl", "parataxis"))
BEFORE, AFTER = 6, 25
"""Words before and after a source among which its anonymity and the reason for it may be stated."""

NEAR = 12
"""Words from the head within which a role is rather its own than another's."""

SOON = 3
"""Words after a mention within which such a phrase begins if it speaks of that mention."""

PLAIN = 3
"""Words that a phrase of anonymity outside of a source needs: a mere 'unnamed' there may be another's."""

REACH = 30
"""Words around a mention's head in which its role may be stated."""


@dataclass(frozen=True)
class Stated:
    """A role as a report states it.

    Attributes:
        role: its words. takes: the kind of whoever has it, or 'body'. affiliation: the body named beside it.
        beside: the words around the role, without it and the person's own name.
    """

    role: str
    takes: str
    affiliation: str | None
    beside: list[str]


def stated_of(mention: Mention, mentions: Mentions, words: list[str]) -> Stated | None:
    """The role in a mention's phrase or its apposition; None where it states none."""
    if mention.pronoun:
        return None
    near = (max(0, mention.head - REACH), min(len(words), mention.head + REACH))
    branch = mentions.tree.branch(mention.head, near, ASIDE)
    first, last = branch[0], branch[-1] + 1
    own = mention.name.words if mention.name else (-1, -1)
    found = [
        (a + first, b + first, takes)
        for a, b, takes in vocabulary.roles().find(words[first:last])
        if not own[0] <= a + first < own[1]
    ]
    if not found:
        return None
    a, b, takes = min(found, key=lambda r: (abs(r[0] - mention.head) > NEAR, r[0] - r[1], -r[1]))
    beside = [words[w] if not (a <= w < b or own[0] <= w < own[1]) else "" for w in range(first, last)]
    role = mentions.said(_with_adjectives((a, b), mentions))
    return Stated(role, takes, _affiliation((a, b), (first, last), own, mentions), beside)


def _with_adjectives(role: Range, mentions: Mentions) -> Range:
    """A role with the nouns and adjectives before it that are no names: 'deputy finance minister'."""
    a, b = role
    gaps, named = mentions.sheet.words.gaps, mentions.name_at
    while a and mentions.form(a - 1) in ("JJ", "NN") and a - 1 not in named and gaps[a] == SPACE:
        a -= 1
    return a, b


def _affiliation(role: Range, within: Range, own: Range, mentions: Mentions) -> str | None:
    """The body's name nearest to the role."""
    bodies = [
        n.words
        for w in range(*within)
        if (n := mentions.name_at.get(w)) and n.words[0] == w and n.kind in ("organization", "place") and n.words != own
    ]
    if not bodies:
        return None
    return mentions.said(min(bodies, key=lambda r: (max(r[0] - role[1], role[0] - r[1]), r)))


def reason_for_anonymity(source: Range, sentence: Range, words: list[str]) -> tuple[bool, Range | None]:
    """Whether a sentence says, in or beside a source, that its identity is withheld, and the words that say why."""
    first, last = max(sentence[0], source[0] - BEFORE), min(sentence[1], source[1] + AFTER)
    found = [(a + first, b + first) for a, b, _ in vocabulary.anonymity().find(words[first:last])]
    return _reason([(a, b) for a, b in found if source[0] <= a < source[1] or b - a >= PLAIN], sentence[1], words)


def reason_after(mention: Range, sentence: Range, words: list[str]) -> tuple[bool, Range | None]:
    """The same of a sentence that goes on about somebody: 'They asked not to be named because …'."""
    first, last = mention[1], min(sentence[1], mention[1] + SOON)
    found = [(a + first, b + first) for a, b, _ in vocabulary.anonymity().find(words[first : last + REACH])]
    return _reason([(a, b) for a, b in found if a < last and b - a >= PLAIN], sentence[1], words)


def _reason(found: list[Range], end: int, words: list[str]) -> tuple[bool, Range | None]:
    """The words that say why, after the first phrase that says that an identity is withheld."""
    if not found:
        return False, None
    begin = found[0][1]
    starts = (a + begin for a, _, _ in vocabulary.reasons().find(words[begin:end]))
    start = next(starts, None)
    if start is None or any(words[w] in (".", ";") for w in range(begin, start)):
        return True, None
    stop = next((w for w in range(start, end) if words[w] in (".", ";", ",", '"', "”")), end)
    return True, (start, stop)


def sentence_of(word: int, edges: list[int]) -> Range:
    """The sentence that holds a word; `edges` are where sentences begin, and the end."""
    i = bisect_right(edges, word)
    return edges[i - 1], edges[i] if i < len(edges) else word + 1
