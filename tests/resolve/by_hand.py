"""Sheets made by hand: what a network might say of an invented text, and sheets of any numbers at all."""

from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

from sayso.reader.decode import Relation
from sayso.reader.layers import BOND, LABELS, RELATIONS, SLICES, WIDTH
from sayso.reader.sheet import Sheet
from sayso.reader.weights import load_tokenizer
from sayso.reader.windows import Range, sentences
from sayso.reader.words import split_words
from sayso.records import Report
from sayso.resolve.mentions import Mention, Mentions
from sayso.resolve.tree import Tree

SURE = 9.0
DETERMINERS = ("the", "a", "an")
NOTHING = {"seam": "outside", "cue": "plain", "depth": "first", "entity": "none", "name": "outside", "form": "NN"}


class Draft:
    """A sheet in the making: nothing is a claim, a mention or a name, and every word is a root, until it is said.
    Words are common nouns, but for articles and marks.

    Words are meant by their place: `"ferry"` is where it first stands, `"ferry#2"` where it stands the second time.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = split_words(text, load_tokenizer())
        size = len(self.words)
        self.windows: list[Range] = [(0, size)] if size else []
        self.labels = np.zeros((size, WIDTH), np.float16)
        self.parents, self.relations = np.arange(size), np.zeros(size, np.int64)
        self.bonds = np.zeros((size, 2 * BOND + 1), np.float16)
        self.relations_found: list[Relation] = []
        for name, value in NOTHING.items():
            self.labels[:, SLICES[name].start + LABELS[name].index(value)] = SURE
        self.bonds[:, -1] = 1.0  # every mention is new
        for w, (start, end) in enumerate(zip(self.words.starts, self.words.ends, strict=True)):
            word = text[start:end].casefold()
            if word in DETERMINERS or not word.isalnum():
                self.labels[w, SLICES["form"]] = 0
                self.labels[w, SLICES["form"].start + LABELS["form"].index("DT" if word.isalnum() else ",")] = SURE

    def at(self, phrase: str) -> Range:
        """The words of a phrase."""
        phrase, _, number = phrase.partition("#")
        start = -1
        for _ in range(int(number or 1)):
            start = self.text.index(phrase, start + 1)
        found = np.flatnonzero((self.words.starts < start + len(phrase)) & (self.words.ends > start))
        return int(found[0]), int(found[-1]) + 1

    def word(self, phrase: str) -> int:
        """A phrase's last word, which is its head in what follows."""
        return self.at(phrase)[1] - 1

    def label(self, name: str, value: str, *phrases: str, sure: float = SURE) -> "Draft":
        """The words of the phrases are of a class."""
        for phrase in phrases:
            a, b = self.at(phrase)
            self.labels[a:b, SLICES[name]] = 0
            self.labels[a:b, SLICES[name].start + LABELS[name].index(value)] = sure
        return self

    def claim(self, *phrases: str, **values: str) -> "Draft":
        """A claim of one or more pieces; those after the first are taken up again."""
        for i, phrase in enumerate(phrases):
            first = self.words_of(phrase)[0]
            self.label("seam", "inside", phrase)
            self._seam(first, "resume" if i else "begin")
            for name, value in values.items():
                self.label(name, value, phrase)
        return self

    def _seam(self, w: int, value: str) -> None:
        self.labels[w, SLICES["seam"]] = 0
        self.labels[w, SLICES["seam"].start + LABELS["seam"].index(value)] = SURE

    def words_of(self, phrase: str) -> list[int]:
        """The numbers of a phrase's words."""
        return list(range(*self.at(phrase)))

    def name(self, kind: str, *phrases: str) -> "Draft":
        """The phrases are names."""
        for phrase in phrases:
            a = self.at(phrase)[0]
            self.label("name", f"inside_{kind}", phrase)
            self.labels[a, SLICES["name"]] = 0
            self.labels[a, SLICES["name"].start + LABELS["name"].index(f"begin_{kind}")] = SURE
        return self

    def who(self, kind: str, *phrases: str, name: str | None = None) -> "Draft":
        """The phrases are mentions, their last words the heads of the others; `name`: all of each is such a name."""
        for phrase in phrases:
            a, b = self.at(phrase)
            for w in range(a, b - 1):
                word = self.text[self.words.starts[w] : self.words.ends[w]].casefold()
                self.hang(w, b - 1, "det" if word in DETERMINERS else "compound")
            self.labels[b - 1, SLICES["entity"]] = 0
            self.labels[b - 1, SLICES["entity"].start + LABELS["entity"].index(kind)] = SURE
            if name:
                self.name(name, phrase)
        return self

    def hang(self, w: int, parent: int, relation: str) -> "Draft":
        """A word depends on another."""
        self.parents[w], self.relations[w] = parent, RELATIONS.index(relation)
        return self

    def under(self, parent: str, **children: str) -> "Draft":
        """Phrases depend, by their last words, on the last word of another: `under("said", nsubj="Ana Vance")`."""
        for relation, phrase in children.items():
            self.hang(self.word(phrase), self.word(parent), relation)
        return self

    def bond(self, mention: str, *antecedents: tuple[str, float]) -> "Draft":
        """How much a mention speaks of each antecedent; that it is a new one weighs 1."""
        for place, (phrase, weight) in enumerate(antecedents):
            slot = self.word(mention) * 3 % 50 + place
            self.bonds[self.word(mention), slot] = 1.0
            self.bonds[self.word(phrase), BOND + slot] = weight
        return self

    def says(
        self,
        source: str | None,
        cue: str,
        *content: str,
        kind: str = "link",
        medium: str | None = None,
        depth: str = "first",
        chance: float = 1.0,
    ) -> "Draft":
        """A candidate for a relation, and the class of its cue."""
        first = self.at(cue)[0]
        for name, value in (("cue", kind), ("depth", depth)):
            self.labels[first, SLICES[name]] = 0
            self.labels[first, SLICES[name].start + LABELS[name].index(value)] = SURE
        self.relations_found.append(
            Relation(
                source=(self.at(source),) if source else (),
                cue=(self.at(cue),),
                content=tuple(self.at(piece) for piece in content),
                medium=(self.at(medium),) if medium else (),
                chance=chance,
                score=chance,
            )
        )
        return self

    def cut(self, *starts: str) -> "Draft":
        """The text was read in windows that begin with these phrases."""
        edges = [0, *(self.at(phrase)[0] for phrase in starts), len(self.words)]
        self.windows = list(pairwise(edges))
        return self

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        found = [[r for r in self.relations_found if a <= r.cue[0][0] < b] for a, b in self.windows]
        return Sheet(self.text, self.words, self.windows, found, self.labels, self.parents, self.relations, self.bonds)

    @property
    def tree(self) -> Tree:
        """Its trees."""
        return Tree.of(self.parents, self.relations)

    @property
    def mentions(self) -> Mentions:
        """Its mentions."""
        return Mentions(self.sheet, self.tree)

    def mention(self, phrase: str) -> Mention:
        """The mention whose head is a phrase's last word."""
        return self.mentions.by_head[self.word(phrase)]

    @property
    def edges(self) -> list[int]:
        """Where its sentences begin, and its end."""
        return [a for a, _ in sentences(self.text, self.words)] + [len(self.words)]

    @property
    def report(self) -> Report:
        """The text as a report."""
        return Report(id="draft", text=self.text)

    def said(self, stretch: Range) -> str:
        """The words of a range."""
        return self.text[self.words.starts[stretch[0]] : self.words.ends[stretch[1] - 1]]


WORDS = st.sampled_from(
    ['"', "“", "”", ".", ",", "-", "\n", "The", "ferry", "Ana", "Vance", "said", "who", "she", "they", "it", "AP",
     "spokeswoman", "Ministry", "of", "Defence", "anonymous", "because", "\ud800", "e\u0301", "US", "PORT ALDER —"]
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Any text of a few words, and any numbers that a network could give of it."""
    draft = Draft(" ".join(draw(st.lists(WORDS, max_size=25))))
    size = len(draft.words)
    if not size:
        return draft.sheet
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    edges = [0, *sorted(set(draw(st.lists(st.integers(1, size), max_size=3))) - {size}), size]
    draft.windows = list(pairwise(edges))
    draft.labels = rng.normal(0, draw(st.sampled_from([1, 30])), draft.labels.shape).astype(np.float16)
    draft.bonds = rng.normal(0, 1, draft.bonds.shape).astype(np.float16)
    draft.relations = rng.integers(0, len(RELATIONS), size)
    draft.parents = np.concatenate([rng.integers(a, b, b - a) for a, b in draft.windows])

    def stretch(a: int, b: int) -> Range:
        first, last = sorted(rng.choice(np.arange(a, b + 1), 2, replace=False).tolist())
        return first, last

    for a, b in draft.windows:
        for _ in range(draw(st.integers(0, 4))):
            parts = [tuple(stretch(a, b) for _ in range(n)) for n in (rng.integers(2), 1, 1, rng.integers(2))]
            source, cue, content, medium = parts
            chance = float(rng.random())
            draft.relations_found.append(Relation(source, cue, content, medium, chance, chance))
    return draft.sheet
