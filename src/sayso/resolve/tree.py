"""Dependency trees over the words of a text, and the stretches that their branches cover."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sayso.reader.layers import RELATIONS
from sayso.reader.windows import Range
from sayso.reader.words import Ints

RELATION = {name: i for i, name in enumerate(RELATIONS)}
ASIDE = tuple(RELATION[name] for name in ("acl", "appos", "parataxis", "advcl", "list"))
"""Branches that say more of a noun than what it is called."""
JOINING = ("case", "punct", "cc", "mark", "advmod")
"""Words at the ends of a branch that join it to others and are no part of what it is called."""


@dataclass(frozen=True)
class Tree:
    """The trees of a text.

    Attributes:
        parents: [words] the word that each depends on, itself for a root; never in a circle.
        relations: [words] index into RELATIONS.
    """

    parents: Ints
    relations: Ints

    @classmethod
    def of(cls, parents: Ints, relations: Ints) -> "Tree":
        """Trees from the likeliest parent of each word; of words in a circle the first becomes a root.

        >>> Tree.of(np.array([1, 0, 1]), np.zeros(3, int)).parents.tolist()
        [0, 0, 1]
        """
        parents = parents.copy()
        above = parents.copy()
        for _ in range(max(1, len(parents).bit_length())):
            above = above[above]
        for word in np.unique(above[parents[above] != above]).tolist():
            circle = [word]
            while parents[circle[-1]] not in (word, circle[-1]):
                circle.append(int(parents[circle[-1]]))
            if parents[circle[-1]] == word:
                parents[min(circle)] = min(circle)
        return cls(parents, relations)

    def __len__(self) -> int:
        return len(self.parents)

    @cached_property
    def children(self) -> list[list[int]]:
        """[words] the words that depend on each, in order."""
        found: list[list[int]] = [[] for _ in range(len(self))]
        for word, parent in enumerate(self.parents.tolist()):
            if parent != word:
                found[parent].append(word)
        return found

    def is_a(self, word: int, *names: str) -> bool:
        """Whether a word stands in one of these relations to its parent."""
        return RELATIONS[self.relations[word]] in names

    def tops(self, stretch: Range) -> list[int]:
        """The words of a stretch that depend on one outside it, or are roots; marks and joining words left out."""
        a, b = stretch
        above = self.parents[a:b]
        found = [w for w, p in zip(range(a, b), above.tolist(), strict=True) if p == w or not a <= p < b]
        return [w for w in found if not self.is_a(w, "punct", "case", "mark", "cc", "det")] or found

    def head(self, stretch: Range) -> int:
        """The main word of a stretch: of its tops the one with most below it."""
        return max(self.tops(stretch), key=lambda w: self.size(w, stretch))

    def described(self, word: int) -> int:
        """The noun that the clause around a word describes; -1 where it describes none."""
        while self.parents[word] != word:
            above = int(self.parents[word])
            if self.is_a(word, "acl"):
                return above
            word = above
        return -1

    def size(self, word: int, within: Range) -> int:
        """How many words of a stretch a branch holds."""
        return len(self.branch(word, within))

    def branch(self, word: int, within: Range, without: tuple[int, ...] = ()) -> list[int]:
        """The words of a stretch below and including a word, but for the branches of some relations."""
        found, todo = [], [word]
        a, b = within
        while todo:
            w = todo.pop()
            found.append(w)
            todo += [c for c in self.children[w] if a <= c < b and self.relations[c] not in without]
        return sorted(found)

    def phrase(self, word: int, within: Range) -> Range:
        """The unbroken run of words around a noun that belong to it, without what is only said of it or joins it."""
        held = set(self.branch(word, within, ASIDE))
        a = b = word
        while a - 1 in held:
            a -= 1
        while b + 1 in held:
            b += 1
        while a < word and self.is_a(a, *JOINING):
            a += 1
        while b > word and self.is_a(b, *JOINING):
            b -= 1
        return a, b + 1
