"""Coreference: which mentions speak of the same actor.

Names are matched by their words (Lee et al. 2013's precise sieves first), everything else by the network's
bonds (Dobrovolskii 2021) among the mentions that agree in kind and number.
"""

import re
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from sayso.reader.layers import BOND
from sayso.resolve.mentions import PRONOUNS, TITLES, Mention, Mentions, Name

BODY = frozenset(("company", "firm", "group", "agency", "organisation", "organization", "body", "outlet", "paper"))
"""Nouns that stand for a body called otherwise before."""

SPEAKER = 1.0
"""What is added to the logit of an antecedent that has spoken, where the mention speaks itself, and again if last."""

BACK = 60
"""Mentions that are looked back at for an antecedent."""

LONGEST = 8
"""Words of a name by which names like it are found."""

SMALL = frozenset(("the", "a", "an", "of", "for", "and", "in", "on", "at", "to", "de", "la", "'", "’"))


RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))


@dataclass
class Cluster:
    """The mentions of one actor, in the order of the text, its names and genders; `place` among all actors."""

    place: int = 0
    mentions: list[Mention] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    person: bool = False
    speaks: bool = False

    @property
    def head(self) -> Mention:
        """The first mention that is no pronoun."""
        return next((m for m in self.mentions if not m.pronoun), self.mentions[0])


def clusters(mentions: Mentions, distance: tuple[float, ...]) -> list[Cluster]:
    """All mentions of a text, put together by actor; `distance` is what distance costs, by powers of two in words."""
    return _Resolver(mentions, distance).run()


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others.

    >>> name_words("Sen. Ana Vance"), name_words("the Ministry of Defence")
    (('ana', 'vance'), ('ministry', 'defence'))
    """
    words = re.sub(r"['’]s?\b", "", name.casefold().replace(".", "").replace(",", " ")).split()
    kept = tuple(w for w in words if w not in SMALL and w not in TITLES)
    return kept or tuple(words)


def same_name(name: tuple[str, ...], other: tuple[str, ...], person: bool) -> bool:
    """Whether two names can be one actor's: equal, one the short form or the acronym of the other.

    >>> same_name(("vance",), ("ana", "vance"), person=True), same_name(("ana",), ("vance",), person=True)
    (True, False)
    >>> same_name(("kcna",), ("korean", "central", "news", "agency"), person=False)
    True
    """
    if name == other:
        return True
    short, long = sorted((name, other), key=len)
    if person:
        return (len(short) == 1 and short[0] == long[-1]) or (len(short) > 1 and set(short) <= set(long))
    if len(short) == 1 and len(long) > 1 and short[0] == "".join(w[0] for w in long):
        return True
    return len(short) < len(long) and len("".join(short)) > 2 and long[: len(short)] == short


def _keys(name: tuple[str, ...]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Under which keys a name is kept, and under which those are that can be the same actor's by `same_name`.

    A name of one word agrees with an end or the acronym of a longer one, two longer ones in two words: not in a mere
    first name, which any number of people may share.
    """
    if len(name) < 2:
        word = "".join(name)
        return {("short", word)}, {("short", word), ("long", word)}
    ends = {name[0], name[-1], "".join(word[0] for word in name)}
    pairs = {(min(pair), max(pair)) for pair in combinations(name[:LONGEST], 2)}
    return {("long", end) for end in ends} | pairs, {("short", end) for end in ends} | pairs


class _Resolver:
    def __init__(self, mentions: Mentions, distance: tuple[float, ...]) -> None:
        self.mentions, self.distance = mentions, np.array(distance)
        self.bonds = mentions.sheet.bonds
        self.of: dict[int, Cluster] = {}
        self.found: list[Cluster] = []
        self.spoke_last: Cluster | None = None
        self.by_name: dict[tuple[str, str], set[int]] = {}

    def run(self) -> list[Cluster]:
        seen: list[Mention] = []
        for mention in self.mentions.ordered():
            cluster = self._cluster(mention, seen[-BACK:])
            if cluster is None:
                cluster = Cluster(len(self.found))
                self.found.append(cluster)
            cluster.mentions.append(mention)
            personal = mention.pronoun in PRONOUNS["person"] if mention.pronoun else mention.kind == "person"
            cluster.person |= personal
            if mention.head in self.mentions.speaking:
                cluster.speaks, self.spoke_last = True, cluster
            cluster.genders |= self.mentions.genders(mention)
            if mention.name:
                cluster.person |= mention.name.kind == "person"
                words = name_words(self.mentions.said(mention.name.words))
                if words not in cluster.names:
                    cluster.names.append(words)
                    for key in _keys(words)[0]:
                        self.by_name.setdefault(key, set()).add(cluster.place)
            self.of[mention.head] = cluster
            seen.append(mention)
        return self.found

    def _cluster(self, mention: Mention, back: list[Mention]) -> Cluster | None:
        if (same := self._beside(mention)) is not None:
            return same
        if mention.name:
            return self._named(mention.name)
        if mention.pronoun:
            return self._likeliest(mention, back, self._agreeing(mention, back), always=mention.pronoun in _SURE)
        return self._likeliest(mention, back, [self._may_be(mention, m) for m in back], always=False)

    def _beside(self, mention: Mention) -> Cluster | None:
        """The cluster of the noun that a mention explains: 'Ana Vance, the spokeswoman'; 'who' is whom it follows."""
        tree = self.mentions.tree
        if tree.is_a(mention.head, "appos", "flat"):
            return self.of.get(int(tree.parents[mention.head]))
        if mention.pronoun in RELATIVE:
            return self.of.get(tree.described(mention.head))
        return None

    def _named(self, name: Name) -> Cluster | None:
        words = name_words(self.mentions.said(name.words))
        person = name.kind == "person"
        alike = {i for key in _keys(words)[1] for i in self.by_name.get(key, ())}
        for cluster in (self.found[i] for i in sorted(alike, reverse=True)):
            same_sort = cluster.person == person or (cluster.person and len(words) == 1)  # a surname by itself
            fits = all if cluster.person else any  # 'Tom Vance' is not the Ana Vance who was called 'Vance'
            if same_sort and fits(same_name(words, n, cluster.person) for n in cluster.names):
                return cluster
        return None

    def _agreeing(self, mention: Mention, back: list[Mention]) -> list[bool]:
        wanted = next(
            name for name in ("person", "thing", "many", "speaker", "other") if mention.pronoun in PRONOUNS[name]
        )
        return [self._agrees(wanted, mention, m) for m in back]

    def _agrees(self, wanted: str, mention: Mention, other: Mention) -> bool:
        if wanted == "speaker" or wanted == "other":
            return other.pronoun == mention.pronoun and wanted == "speaker"
        cluster = self.of[other.head]
        if wanted == "person":
            wrong = "male" if mention.pronoun in PRONOUNS["female"] else "female"
            return cluster.person and not self._many(other) and cluster.genders != {wrong}
        if wanted == "thing":
            return not cluster.person
        return self._many(other) or not cluster.person or other.pronoun in PRONOUNS["many"]

    def _many(self, mention: Mention) -> bool:
        return self.mentions.form(mention.head) in ("NNS", "NNPS") or any(
            self.mentions.tree.is_a(c, "conj") for c in self.mentions.tree.children[mention.head]
        )

    def _may_be(self, mention: Mention, other: Mention) -> bool:
        """Whether a noun phrase may speak of an earlier mention: the same noun, or a definite one of its kind."""
        if other.pronoun or mention.kind != other.kind:
            return False
        if mention.kind != "person" and not self._shares_noun(mention, other):
            return False  # 'the military' is hardly 'the Port Authority'
        if self._many(mention) != self._many(other):
            return False
        first = self.mentions.word(mention.phrase[0]).casefold()
        return first in ("the", "this", "that", "his", "her", "its", "their") or self._same_noun(mention, other)

    def _shares_noun(self, mention: Mention, other: Mention) -> bool:
        """Whether the earlier phrase has the noun of the later: 'the ministry' after 'the Defence Ministry'."""
        noun = self.mentions.word(mention.head).casefold()
        return any(self.mentions.word(w).casefold() == noun for w in range(*other.phrase)) or noun in BODY

    def _same_noun(self, mention: Mention, other: Mention) -> bool:
        return self.mentions.word(mention.head).casefold() == self.mentions.word(other.head).casefold()

    def _likeliest(self, mention: Mention, back: list[Mention], may: list[bool], *, always: bool) -> Cluster | None:
        choice = [m for m, ok in zip(back, may, strict=True) if ok]
        if not choice:
            return None
        heads = np.array([m.head for m in choice])
        seeks = self.bonds[mention.head, :BOND].astype(np.float32)
        offers = self.bonds[heads, BOND : 2 * BOND].astype(np.float32)
        far = np.log2(np.maximum(mention.head - heads, 1)).astype(int).clip(max=len(self.distance) - 1)
        scores = offers @ seeks + self.distance[far]
        if mention.head in self.mentions.speaking:
            spoke = np.array([self.of[m.head].speaks for m in choice])
            last = np.array([self.of[m.head] is self.spoke_last for m in choice])
            scores = scores + SPEAKER * (spoke.astype(float) + last)
        best = int(scores.argmax())
        new = float(self.bonds[mention.head, -1])
        return self.of[choice[best].head] if always or scores[best] > new else None


_SURE = PRONOUNS["person"]


def by_head(found: list[Cluster]) -> dict[int, int]:
    """The place of each mention's cluster, by the mention's head."""
    return {mention.head: i for i, cluster in enumerate(found) for mention in cluster.mentions}
