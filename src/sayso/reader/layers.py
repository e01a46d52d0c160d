"""What the network says of a batch of windows, and the order in which it says it. Training reads these names too."""

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sayso.reader.windows import Range
from sayso.reader.words import Ints
from sayso.terms import BASES, CERTAINTIES, KINDS, NAMINGS, PHASES, SILENCE_KINDS

Floats = NDArray[np.floating[Any]]

OUTPUTS = ("roles", "cues", "links", "labels", "parents", "relations", "bonds")
ROLES = ("source", "cue", "content")
TAGS = ("begin", "inside", "outside")
LINKS = ("source", "cue", "content", "source_start", "source_end", "content_start", "content_end", "medium")

# The classes of a word, each set a softmax of its own.
LABELS: Final[dict[str, tuple[str, ...]]] = {
    # where claims begin, go on, and go on after another claim that stood inside them
    "seam": ("outside", "begin", "inside", "resume"),
    # of a cue's first word: an attribution that is no link of the ledger's, a link, or a silence of some kind
    "cue": ("plain", "link", *SILENCE_KINDS),
    # of a cue's first word: the place of its link in the chain, counted from the outlet
    "depth": ("first", "second", "third"),
    # of the words of a source
    "naming": NAMINGS,
    "kind": KINDS,
    # of the words of a claim
    "basis": BASES,
    "certainty": CERTAINTIES,
    "phase": PHASES,
    # Universal Dependencies' treebank-specific tags of English (the Penn Treebank's)
    "form": (
        *("$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ"),
        *("JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS"),
        *(
            "RP",
            "SYM",
            "TO",
            "UH",
            "VB",
            "VBD",
            "VBG",
            "VBN",
            "VBP",
            "VBZ",
            "WDT",
            "WP",
            "WP$",
            "WRB",
            "``",
            "GW",
            "XX",
        ),
    ),
    # of the head word of a mention: GUM's types of entities
    "entity": (
        *("none", "abstract", "animal", "event", "object", "organization", "person", "place", "plant", "substance"),
        "time",
    ),
    "name": (
        "outside",
        *(f"{tag}_{kind}" for kind in ("person", "organization", "place", "other") for tag in ("begin", "inside")),
    ),
}
# Universal Dependencies' relations without their subtypes; `goeswith` ties together the parts of one word.
RELATIONS = (
    *("root", "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "compound", "conj", "cop"),
    *("csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark"),
    *("nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"),
)
BOND = 64  # numbers that say what a mention looks for in an antecedent, and as many what it offers as one
_EDGES = [0, *accumulate(len(names) for names in LABELS.values())]
SLICES: Final[dict[str, slice]] = {name: slice(a, b) for name, (a, b) in zip(LABELS, pairwise(_EDGES), strict=True)}
WIDTH = _EDGES[-1]


@dataclass(frozen=True)
class Layers:
    """The network's numbers for one batch.

    Attributes:
        windows: the ranges of words that were read, one a row.
        begins: [windows, words] probability that a cue begins at the word.
        cues: [n, 2] window and word of each candidate for a cue.
        links: [n, words, len(LINKS)] logits of what each word of its window is to the candidate.
        labels: [windows, words, WIDTH] logits, the sets of LABELS side by side (see SLICES).
        heads: [windows, words] the word of the window that each depends on; itself for a root.
        relations: [windows, words] the relation to it, an index into RELATIONS.
        bonds: [windows, words, 2 * BOND + 1] what a mention looks for, what it offers, and how new it sounds.
    """

    windows: list[Range]
    begins: Floats
    cues: Ints
    links: Floats
    labels: Floats
    heads: Ints
    relations: Ints
    bonds: Floats

    @classmethod
    def of(cls, windows: list[Range], roles: Floats, cues: Ints, links: Floats, *rest: Any) -> "Layers":
        """From the network's outputs; `roles` is [windows, words, len(ROLES) * len(TAGS)] log-probabilities."""
        return cls(windows, np.exp(roles[:, :, len(TAGS) * ROLES.index("cue")]), cues, links, *rest)
