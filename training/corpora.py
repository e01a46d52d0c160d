"""Everything that a run reads, as the examples of one epoch after another."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from tokenizers import Tokenizer

from training import ledgers
from training.compiled import attach
from training.examples import Example, Targets, cut, draw_limit, examples, load, read
from training.names import columns, named, silver
from training.silver import unpack
from training.syntax import treebank

if TYPE_CHECKING:
    from training.train import Plan

TREEBANKS = (
    *("gum/train", "gum/dev"),
    *(f"ewt/en_ewt-ud-{part}" for part in ("train", "dev", "test")),
)  # GUM's test part measures
COLUMNS = (
    *(f"ewt/en_ewt-ud-{part}.iob2" for part in ("dev", "test")),
    *(f"crossner/politics-{part}.txt" for part in ("train", "dev", "test")),
)
Text = tuple[str, Any, Targets]


@dataclass
class Corpora:
    """Texts with targets.

    Attributes:
        articles: PolNeAR's. labelled: windows that an ensemble labelled.
        texts: those of treebanks and with names. piped: those whose names a pipeline found.
        annotated: reports with their ledgers.
    """

    plan: "Plan"
    tokenizer: Tokenizer
    articles: list[dict[str, Any]] = field(default_factory=list)
    labelled: list[Example] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    piped: list[Text] = field(default_factory=list)
    annotated: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, plan: "Plan", tokenizer: Tokenizer) -> "Corpora":
        """What a plan names."""
        made = cls(plan, tokenizer, load(plan.corpora / "polnear/train.jsonl")[: plan.limit or None])
        if plan.silver:
            made.labelled = unpack(plan.silver, tokenizer)
        if plan.names:
            trees = (treebank(plan.corpora / f"{name}.conllu.gz", tokenizer) for name in TREEBANKS)
            gold = (columns(plan.corpora / f"{name}.gz") for name in COLUMNS)
            made.texts = [*chain(*trees), *named(chain(*gold), tokenizer)]
            made.piped = list(named(silver(plan.names), tokenizer))
        if plan.ledgers:
            lines = [line for path in sorted(plan.ledgers.glob("*.jsonl")) for line in load(path)]
            made.annotated = attach(lines, plan.corpora.parent)
        return made

    def examples(self, rng: random.Random) -> Iterator[Example]:
        """One epoch's; windows are cut anew for each."""
        yield from rng.sample(self.labelled, int(len(self.labelled) * self.plan.share))
        for article in rng.sample(self.articles, int(len(self.articles) * self.plan.share)):
            yield from examples(article, self.tokenizer, rng)
        for text, words, targets in (*self._some(self.texts, rng), *self._some(self.piped, rng, 0.3)):
            yield from cut(text, words, targets, draw_limit(rng))
        for annotation in self.annotated * self.plan.often:
            words, limit = read(annotation["text"], self.tokenizer, rng)
            yield from cut(annotation["text"], words, ledgers.targets(annotation, words), limit)

    def _some(self, texts: list[Text], rng: random.Random, weight: float = 1.0) -> list[Text]:
        """The share of some texts that an epoch sees."""
        return rng.sample(texts, int(len(texts) * self.plan.others * weight))
