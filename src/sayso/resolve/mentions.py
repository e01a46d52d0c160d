"""Mentions: the words that speak of people, bodies and texts, and the names in them."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sayso.reader.layers import LABELS
from sayso.reader.sheet import Sheet
from sayso.reader.windows import Range
from sayso.reader.words import LINE
from sayso.resolve import vocabulary
from sayso.resolve.tree import Tree

ACTING = tuple(LABELS["entity"].index(kind) for kind in ("person", "organization"))
LEAST = 0.5
"""Least probability that a word heads a mention of somebody who can speak."""

PRONOUNS = {
    "person": frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"]),
    "female": frozenset(["she", "her", "hers", "herself"]),
    "male": frozenset(["he", "him", "his", "himself"]),
    "thing": frozenset(["it", "its", "itself"]),
    "many": frozenset(["they", "them", "their", "theirs", "themselves"]),
    "speaker": frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"]),
    "other": frozenset(["who", "which", "that", "whom", "whose", "this", "these", "those", "one", "some", "others"]),
}
ANY_PRONOUN = frozenset().union(*PRONOUNS.values())
TITLES = frozenset(
    [
        *("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rep", "sen", "gov"),
        *("gen", "col", "maj", "capt", "lt", "sgt", "cmdr", "adm", "president"),
    ]
)
PROPER = ("NNP", "NNPS")
NOUNS = ("NN", "NNS", *PROPER, "PRP")


@dataclass(frozen=True)
class Name:
    """A name: its words, and whose it is: a person's, an organization's, a place's, or another."""

    words: Range
    kind: str


@dataclass(frozen=True)
class Mention:
    """One place that speaks of somebody.

    Attributes:
        head: its main word. phrase: the run of words that are it. kind: the type of entity.
        name: the name in it that is its own. pronoun: the word, lower case, where it is a pronoun.
    """

    head: int
    phrase: Range
    kind: str
    name: Name | None
    pronoun: str | None


def names(sheet: Sheet) -> list[Name]:
    """The names of a text, in its order."""
    tags = sheet.of("name").argmax(1).tolist()
    found: list[Name] = []
    for w, tag in enumerate(tags):
        label, _, kind = LABELS["name"][tag].partition("_")
        goes_on = label == "inside" and sheet.words.gaps[w] != LINE
        if goes_on and found and found[-1].words[1] == w and found[-1].kind == kind:
            found[-1] = Name((found[-1].words[0], w + 1), kind)
        elif label != "outside":
            found.append(Name((w, w + 1), kind))
    return [part for name in found for part in _parts(_known(name, sheet), sheet)]


def _parts(name: Name, sheet: Sheet) -> list[Name]:
    """A name; one that runs over a role, 'Port Authority spokeswoman Ana Vance', as the body's and the person's."""
    words = [sheet.word(w) for w in range(*name.words)]
    role = next(((a, b) for a, b, _ in vocabulary.roles().find(words) if a > 0 and words[a].islower()), None)
    if role is None or role[1] == len(words) or not words[role[1]][:1].isupper():
        return [name]
    first, last = name.words
    return [Name((first, first + role[0]), "organization"), Name((first + role[1], last), "person")]


def _known(name: Name, sheet: Sheet) -> Name:
    """The name; one that the table of outlets and agencies has is an organization's, whatever it looked like."""
    first, last = name.words
    words = sheet.text[sheet.words.starts[first] : sheet.words.ends[last - 1]].split()
    told = next(vocabulary.media().find(words), None)
    return Name(name.words, "organization") if told and told[:2] == (0, len(words)) else name


class Mentions:
    """The mentions of a text, by their heads."""

    def __init__(self, sheet: Sheet, tree: Tree) -> None:
        self.sheet, self.tree = sheet, tree
        self.names = names(sheet)
        self.name_at = {w: name for name in self.names for w in range(*name.words)}
        self._entities = np.exp(sheet.of("entity"))
        self._forms = sheet.of("form").argmax(1)
        self._edges = [a for a, _ in sheet.windows]
        self.speaking: set[int] = set()  # heads of sources
        self.by_head: dict[int, Mention] = {}
        for head in np.flatnonzero(self._entities[:, ACTING].sum(1) >= LEAST).tolist():
            self.add(head, self._around(head))

    def _around(self, word: int) -> Range:
        """The window that a word was read in."""
        return self.sheet.windows[bisect_right(self._edges, word) - 1]

    def within(self, stretch: Range) -> list[Mention]:
        """The mentions that a source is: its head, and what is joined to it by 'and'."""
        head = self._head(stretch)
        heads = [head, *(c for c in self.tree.children[head] if self.tree.is_a(c, "conj") and head < c < stretch[1])]
        self.speaking |= set(heads)
        return [self.add(h, stretch) for h in heads]

    def _head(self, stretch: Range) -> int:
        """The main word of a source; where its tree falls apart, a person or outlet named in it, or its first noun."""
        tops = self.tree.tops(stretch)
        if len(tops) == 1:
            return tops[0]
        people = {n.words for w in range(*stretch) if (n := self.name_at.get(w)) and n.kind == "person"}
        if len(people) == 1:
            return self.tree.head(people.pop())
        told = next(vocabulary.media().find([self.word(w) for w in range(*stretch)]), None)
        if told:
            return self.tree.head((stretch[0] + told[0], stretch[0] + told[1]))
        nouns = [w for w in tops if self.form(w) in NOUNS]
        return nouns[0] if nouns else self.tree.head(stretch)

    def add(self, head: int, within: Range) -> Mention:
        """The mention with this head, made where there is none yet."""
        if head not in self.by_head:
            self.by_head[head] = self._mention(head, within)
        return self.by_head[head]

    def _mention(self, head: int, within: Range) -> Mention:
        word = self.word(head).casefold()
        pronoun = word if word in ANY_PRONOUN else None
        phrase = (head, head + 1) if pronoun else self.tree.phrase(head, within)
        kind = LABELS["entity"][int(self._entities[head].argmax())]
        name = None if pronoun else self._whole(self._own_name(head, phrase, kind), phrase)
        if name and name.words[0] == head + 1 and name.words[1] <= within[1]:  # 'spokeswoman Ana Vance'
            phrase = (phrase[0], max(phrase[1], name.words[1]))
        if name and name.kind == "person":
            kind = "person"
        return Mention(head, phrase, kind, name, pronoun)

    def _own_name(self, head: int, phrase: Range, kind: str) -> Name | None:
        """The name that a mention is called by: one of its own kind in the phrase, or the one that its head is in."""
        if (held := self.name_at.get(head)) and (kind != "person" or held.kind == "person"):
            return held
        after = self.name_at.get(head + 1)
        if after and after.kind == "person" and after.words[0] == head + 1:
            return after
        for w in range(*phrase):
            name = self.name_at.get(w)
            if name and name.kind == kind and not self._of_another(w, head):
                return name
        return self._capitals(head, phrase, kind)

    def _whole(self, name: Name | None, phrase: Range) -> Name | None:
        """A name, but for a person's, with the proper nouns around it that the tagger of names left out."""
        if name is None or name.kind == "person":
            return name
        a, b = name.words
        while a > phrase[0] and self.proper(a - 1) and a - 1 not in self.name_at:
            a -= 1
        while b < phrase[1] and self.proper(b) and b not in self.name_at:
            b += 1
        return Name((a, b), name.kind)

    def _capitals(self, head: int, phrase: Range, kind: str) -> Name | None:
        """The run of proper nouns around the head, where the tagger of names saw none."""
        if not self.proper(head):
            return None
        a, b = head, head + 1
        while a > phrase[0] and self.proper(a - 1):
            a -= 1
        while b < phrase[1] and self.proper(b):
            b += 1
        return Name((a, b), kind if kind in ("person", "organization", "place") else "other")

    def _of_another(self, word: int, head: int) -> bool:
        """Whether a word is part of what only stands with a noun: 'Vance's lawyer' is not Vance."""
        while word != head and self.tree.parents[word] != word:
            if self.tree.is_a(word, "nmod", "obl", "acl", "advcl"):
                return True
            word = int(self.tree.parents[word])
        return False

    def genders(self, mention: Mention) -> set[str]:
        """Whether 'she' or 'he' stands for somebody, as far as a pronoun, a first name, a title or a noun tells."""
        if mention.pronoun:
            return {gender for gender in ("female", "male") if mention.pronoun in PRONOUNS[gender]}
        telling = []
        if mention.name and mention.name.kind == "person":
            first, last = mention.name.words
            telling += [first] * (last - first > 1) + [w for w in (first - 1, first - 2) if w >= mention.phrase[0]]
        elif mention.kind == "person":
            telling.append(mention.head)
        told = (vocabulary.gender().get(self.word(w).casefold()) for w in telling)
        return {gender for gender in told if gender}

    def form(self, w: int) -> str:
        """The treebank's tag of a word."""
        return LABELS["form"][int(self._forms[w])]

    def proper(self, w: int) -> bool:
        """Whether a word is a proper noun: tagged as one and not written small, or an acronym."""
        word = self.word(w)
        return (self.form(w) in PROPER and not word[:1].islower()) or (
            len(word) > 1 and word.isalpha() and word.isupper()
        )

    def word(self, w: int) -> str:
        """One word, as written."""
        return self.sheet.word(w)

    def all_words(self) -> list[str]:
        """Every word of the text, as written."""
        text, words = self.sheet.text, self.sheet.words
        return [text[a:b] for a, b in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]

    def said(self, stretch: Range) -> str:
        """A run of words, as written."""
        return self.sheet.text[self.sheet.words.starts[stretch[0]] : self.sheet.words.ends[stretch[1] - 1]]

    def ordered(self) -> Iterable[Mention]:
        """All, in the order of the text."""
        return (self.by_head[head] for head in sorted(self.by_head))
