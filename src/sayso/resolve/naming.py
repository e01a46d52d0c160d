"""How a source is named and what it is: the network's opinion, and what the tables know."""

from dataclasses import dataclass

import numpy as np

from sayso.reader.layers import Floats
from sayso.reader.sheet import Sheet
from sayso.reader.windows import Range
from sayso.resolve import vocabulary
from sayso.resolve.mentions import Mention, Mentions
from sayso.resolve.stated import Stated
from sayso.terms import KINDS, NAMINGS, Kind, Naming

KNOWN, LIKELY, UNLIKELY = 6.0, 3.5, 3.0
"""What tables and names add to a log-probability: an outlet's name settles it, a noun or a body's name weighs; that
somebody without a name is `named`, or one whose identity nobody withholds `anonymous`, can hardly be."""


OUTLETS = ("news outlet", "news agency", "state media")
PREPOSITIONS = frozenset(("of", "for", "in", "at", "on", "and"))


@dataclass(frozen=True)
class Judged:
    """A source's naming and kind, and the probability of each."""

    naming: Naming
    kind: Kind
    naming_sure: float
    kind_sure: float


NOBODY = Judged("implied", "unknown", 1.0, 1.0)


class Judge:
    """Judges the sources of one text."""

    def __init__(self, sheet: Sheet, mentions: Mentions) -> None:
        self.mentions = mentions
        self._naming, self._kind = sheet.of("naming"), sheet.of("kind")
        self.words = mentions.all_words()

    def judge(self, sources: list[Range], heads: list[Mention], stated: Stated | None, anonymous: bool) -> Judged:
        """One actor: the words of its sources, its mentions, its role, and whether its identity is withheld."""
        naming, kind = (_mean(scores, sources) for scores in (self._naming, self._kind))
        naming[NAMINGS.index("implied")] = -np.inf
        named = any(m.name and m.name.kind != "other" for m in heads)
        naming[NAMINGS.index("anonymous")] += KNOWN if anonymous else -UNLIKELY
        if named or any(self.mentions.proper(m.head) for m in heads):
            naming[NAMINGS.index("named")] += UNLIKELY
        elif any(m.kind == "person" for m in heads):
            naming[NAMINGS.index("named")] -= UNLIKELY
        decided = stated is not None and stated.takes != "body"
        for m in heads:
            kind = kind + self._told(m, with_noun=not decided)
        if stated:
            self._add_role(kind, stated)
        return _judged(naming, kind)

    def _told(self, mention: Mention, *, with_noun: bool) -> Floats:
        """[kinds] what the tables add for one mention; its noun counts where no role says more."""
        out = np.zeros(len(KINDS), dtype=np.float32)
        if mention.pronoun:
            return out
        if mention.name:
            first, last = mention.name.words
            name = self.words[first - (first > 0 and self.words[first - 1].casefold() == "the") : last]
            if mention.name.kind != "person":
                self._add(out, name)
            if mention.name.kind == "place":
                out[KINDS.index("official")] += LIKELY  # a country that speaks is its government
        if with_noun:
            self._add_noun(out, mention)
        return out

    def _add_noun(self, out: Floats, mention: Mention) -> None:
        """What the head noun tells, and the noun before a name: 'the carmaker Vantor' is what it is called."""
        first = mention.phrase[0]
        own = {mention.head - first, mention.name.words[0] - 1 - first if mention.name else -1}
        phrase = self.words[slice(*mention.phrase)]
        for a, b, kind in vocabulary.nouns().find(phrase):
            if any(a <= at < b for at in own):
                of_state = kind in OUTLETS and any(b2 <= a for _, b2, _ in vocabulary.control().find(phrase))
                out[KINDS.index("state media" if of_state else kind)] += LIKELY * (1 + of_state)

    def _add_role(self, out: Floats, stated: Stated) -> None:
        """What a stated role tells; that of a spokesman is his body's."""
        if stated.takes != "body":
            out[KINDS.index(stated.takes)] += LIKELY
        else:
            self._add(out, stated.beside)

    @staticmethod
    def _add(out: Floats, words: list[str]) -> None:
        """What the names of outlets and the words of bodies' names tell: outlets first, longer ones first."""
        if outlets := list(vocabulary.media().find(words)):
            out[KINDS.index(max(outlets, key=lambda f: f[1] - f[0])[2])] += KNOWN
            return
        first = next((i for i, word in enumerate(words) if i and word in PREPOSITIONS), len(words))
        if bodies := list(vocabulary.bodies().find(words)):
            out[KINDS.index(max(bodies, key=lambda f: (f[1] - f[0], f[0] < first, f[0]))[2])] += LIKELY


def _mean(scores: Floats, sources: list[Range]) -> Floats:
    """Mean log-probabilities over the words of some ranges."""
    rows = [w for a, b in sources for w in range(a, b)]
    if not rows:
        return np.zeros(scores.shape[1], dtype=np.float32)
    out: Floats = scores[rows].mean(0)
    return out


def _judged(naming: Floats, kind: Floats) -> Judged:
    naming, kind = (np.exp(x - x.max()) / np.exp(x - x.max()).sum() for x in (naming, kind))
    n, k = int(naming.argmax()), int(kind.argmax())
    return Judged(NAMINGS[n], KINDS[k], round(float(naming[n]), 3), round(float(kind[k]), 3))
