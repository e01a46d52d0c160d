"""What the network says of a batch of windows, and the order in which it says it. Training reads these names too."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.reader.windows import Range
from sayso.reader.words import Ints

Floats = NDArray[np.floating[Any]]

ROLES = ("source", "cue", "content")
TAGS = ("begin", "inside", "outside")
LINKS = ("source", "cue", "content", "source_start", "source_end", "content_start", "content_end")


@dataclass(frozen=True)
class Layers:
    """The network's numbers for one batch.

    Attributes:
        windows: the ranges of words that were read, one a row.
        begins: [windows, words] probability that a cue begins at the word.
        cues: [n, 2] window and word of each candidate for a cue.
        links: [n, words, len(LINKS)] logits of what each word of its window is to the candidate.
    """

    windows: list[Range]
    begins: Floats
    cues: Ints
    links: Floats

    @classmethod
    def of(cls, windows: list[Range], roles: Floats, cues: Ints, links: Floats) -> "Layers":
        """From the network's outputs; `roles` is [windows, words, len(ROLES) * len(TAGS)] log-probabilities."""
        return cls(windows, np.exp(roles[:, :, len(TAGS) * ROLES.index("cue")]), cues, links)
