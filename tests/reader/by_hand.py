"""Layers made by hand: one window, of which the network says nothing but what is given."""

import numpy as np

from sayso.reader.layers import BOND, WIDTH, Floats, Layers
from sayso.reader.words import Ints


def one_window(begins: Floats, cues: Ints, links: Floats, size: int | None = None) -> Layers:
    """Layers of the window of the first `size` words (all, if none is given); every word is a root."""
    wide = begins.shape[1]
    return Layers(
        [(0, wide if size is None else size)],
        begins,
        cues,
        links,
        labels=np.zeros((1, wide, WIDTH), np.float32),
        heads=np.arange(wide)[None, :],
        relations=np.zeros((1, wide), np.int64),
        bonds=np.zeros((1, wide, 2 * BOND + 1), np.float32),
    )
