from collections.abc import Iterator

import numpy as np
import pytest

from sayso.reader.decode import Settings
from sayso.reader.layers import BOND, LABELS, LINKS, SLICES, WIDTH, Layers
from sayso.reader.sheet import Sheet, lay_out
from sayso.reader.weights import load_tokenizer
from sayso.reader.windows import Range
from sayso.reader.words import Words, split_words

TEXT = "The ferry left.\nIt sank, Ana Vance said."
WINDOWS: list[Range] = [(0, 4), (4, 11)]  # 4 words and 7


def words() -> Words:
    return split_words(TEXT, load_tokenizer())


def batch(windows: list[Range], first: float = 0.0) -> Layers:
    """A batch whose numbers tell where they come from: in each row, the word's place in the window."""
    n, wide = len(windows), max(b - a for a, b in windows) + 2  # padded further than needed
    places = np.arange(wide, dtype=np.float32)[None, :].repeat(n, 0)
    begins = np.zeros((n, wide), np.float32)
    cues = np.array([[row, 1] for row in range(n)])
    links = np.full((n, wide, len(LINKS)), -5, np.float32)
    links[:, 2:, LINKS.index("content")] = 5
    links[:, 0, LINKS.index("source")] = links[:, 1, LINKS.index("medium")] = 5
    begins[:, 1] = 0.9
    labels = np.full((n, wide, WIDTH), 0, np.float32)
    labels[:, :, 0] = places + first
    bonds = np.zeros((n, wide, 2 * BOND + 1), np.float32)
    bonds[:, :, -1] = places
    heads, relations = np.zeros((n, wide), np.int64), places.astype(np.int64)
    return Layers(windows, begins, cues, links, labels, heads, relations, bonds)


def laid_out(*batches: Layers) -> Sheet:
    return lay_out(TEXT, words(), iter(batches), Settings())


def test_the_batches_of_a_text_come_together_in_words_of_the_text() -> None:
    sheet = laid_out(batch(WINDOWS[1:]), batch(WINDOWS[:1]))  # in whatever order they were read
    assert sheet.windows == WINDOWS
    assert sheet.labels[:, 0].tolist() == [0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6]
    assert sheet.bonds[:, -1].tolist() == [0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6]
    assert sheet.relations.tolist() == [0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6]
    assert sheet.parents.tolist() == [0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4]


def test_relations_are_moved_with_their_windows() -> None:
    first, second = laid_out(batch(WINDOWS)).found
    assert [(r.source, r.cue, r.content, r.medium) for r in first] == [(((0, 1),), ((1, 2),), ((2, 4),), ((1, 2),))]
    assert [(r.source, r.cue, r.content, r.medium) for r in second] == [(((4, 5),), ((5, 6),), ((6, 11),), ((5, 6),))]


def test_how_batches_are_cut_changes_nothing() -> None:
    apart, together = laid_out(batch(WINDOWS[:1]), batch(WINDOWS[1:])), laid_out(batch(WINDOWS))
    assert apart.found == together.found
    assert np.array_equal(apart.labels, together.labels)


@pytest.mark.parametrize("name", LABELS)
def test_each_set_of_labels_is_a_softmax_of_its_own(name: str) -> None:
    sheet = laid_out(batch(WINDOWS))
    sheet.labels[:] = np.random.default_rng(1).normal(0, 5, sheet.labels.shape)
    scores = sheet.of(name)
    assert scores.shape == (11, len(LABELS[name]))
    assert np.exp(scores).sum(1) == pytest.approx(1, abs=1e-3)
    assert scores.argmax(1).tolist() == sheet.labels[:, SLICES[name]].argmax(1).tolist()


def test_the_sets_of_labels_lie_side_by_side_and_fill_the_width() -> None:
    held = [i for part in SLICES.values() for i in range(part.start, part.stop)]
    assert held == list(range(WIDTH))
    assert all(len(set(names)) == len(names) for names in LABELS.values())


def test_a_text_without_words_is_a_sheet_too() -> None:
    nothing: Iterator[Layers] = iter(())
    sheet = lay_out("", split_words("", load_tokenizer()), nothing, Settings())
    assert (sheet.found, sheet.windows) == ([], [])
    assert sheet.of("seam").shape == (0, len(LABELS["seam"]))
