"""What each head is taught, on windows of our own: whatever nobody labelled teaches nothing."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: run `make test-training`")

from sayso.reader.layers import LABELS, LINKS, ROLES, SLICES  # noqa: E402
from sayso.reader.weights import load_tokenizer  # noqa: E402
from sayso.reader.words import split_words  # noqa: E402
from training.examples import TREE, UNKNOWN, Example, Targets, collate, cut  # noqa: E402
from training.losses import loss  # noqa: E402
from training.model import Reader, Size  # noqa: E402

TEXT = "The ferry left, Ana Vance said."
HEADS = ("roles", "links", "labels", "tree", "bonds")


def example(text: str = TEXT, relations: Any = None, **labels: list[int]) -> Example:
    words = split_words(text, load_tokenizer())
    (made,) = cut(text, words, Targets(relations, {k: np.array(v) for k, v in labels.items()}), 100)
    return made


def small() -> Reader:
    torch.manual_seed(0)
    reader = Reader(Size(layers=1, width=32, heads=2, inner=64, dropout=0.0))
    for parameter in reader.parameters():
        torch.nn.init.normal_(parameter, std=0.2)
    return reader


def taught(*batch: Example) -> tuple[float, set[str]]:
    """The loss of a batch, and the heads that it moves."""
    reader = small()
    value = loss(reader, collate(list(batch)))
    value.backward()
    gradients = {n: p.grad for n, p in reader.named_parameters() if p.grad is not None}
    assert all(torch.isfinite(g).all() for g in gradients.values())
    return float(value.detach()), {n.split(".")[0] for n, g in gradients.items() if g.abs().sum() > 0} & set(HEADS)


GOLD = [{"source": [(4, 6)], "cue": [(6, 7)], "content": [(0, 3)]}]  # Ana Vance · said · The ferry left
SIZE = 8


def test_a_batch_without_any_labels_teaches_nothing() -> None:
    assert taught(example(), example("It sank.")) == (0, set())


@pytest.mark.parametrize(
    ("known", "heads"),
    [
        ({"relations": GOLD}, {"roles", "links"}),
        ({"seam": [1] + [2] * 7}, {"labels"}),
        ({"name": [0] * SIZE}, {"labels"}),
        ({"parent": [2] * SIZE}, {"tree"}),
        ({"parent": [2] * SIZE, "relation": [3] * SIZE}, {"tree"}),
        ({"cluster": [0, 1, 0, 0, 0, 1, 0, 0]}, {"bonds"}),
    ],
)
def test_what_is_known_moves_its_own_head_and_no_other(known: dict[str, Any], heads: set[str]) -> None:
    value, moved = taught(example(**known))
    assert value > 0
    assert moved == heads


def test_a_window_without_attributions_teaches_that_there_are_none() -> None:
    value, moved = taught(example(relations=[]))
    assert value > 0
    assert "roles" in moved


def test_windows_with_and_without_labels_share_a_batch() -> None:
    value, moved = taught(example(relations=GOLD), example(seam=[0] * SIZE), example(parent=[2] * SIZE), example())
    assert np.isfinite(value)
    assert moved == {"roles", "links", "labels", "tree"}


def test_a_class_that_is_unknown_at_a_word_is_not_learnt_there() -> None:
    assert taught(example(seam=[UNKNOWN] * SIZE)) == (0, set())
    reader, scores = small(), []
    reader.labels.register_forward_hook(lambda *given: (given[2].retain_grad(), scores.append(given[2]))[0])
    loss(reader, collate([example(seam=[1, UNKNOWN, *[2] * 6])])).backward()
    moved = scores[0].grad[0, :, SLICES["seam"]].abs().sum(-1) > 0
    assert moved.tolist() == [True, False, *[True] * 6]
    assert scores[0].grad[0, :, SLICES["cue"]].abs().sum() == 0


def test_an_unknown_medium_is_not_learnt() -> None:
    def of_medium(relation: dict[str, Any]) -> float:
        reader = small()
        loss(reader, collate([example(relations=[relation])])).backward()
        gradient = reader.links.score.weight.grad
        assert gradient is not None
        return float(gradient[LINKS.index("medium")].abs().sum())

    assert of_medium(GOLD[0]) == pytest.approx(of_false_cues(), abs=1e-6)
    assert of_medium(GOLD[0] | {"medium": [(3, 4)]}) > of_medium(GOLD[0])


def of_false_cues() -> float:
    """What words that are no cues teach of the medium: that they have none."""
    reader = small()
    batch = collate([example(relations=GOLD)])
    batch["links"][:] = UNKNOWN
    loss(reader, batch).backward()
    gradient = reader.links.score.weight.grad
    assert gradient is not None
    return float(gradient[LINKS.index("medium")].abs().sum())


def test_padding_changes_no_loss() -> None:
    long = example("The ferry left the quay and the harbour on time, Ana Vance said on Monday.")
    known = example(seam=[1] + [2] * 7, parent=[2] * SIZE, cluster=[0, 1, 0, 0, 0, 1, 0, 0])
    assert taught(known)[0] == pytest.approx(taught(known, long)[0], rel=1e-3)


def test_the_better_the_guess_the_smaller_the_loss() -> None:
    reader, batch = small(), collate([example(relations=GOLD, seam=[1] + [2] * 7, parent=[2] * SIZE)])
    optimizer = torch.optim.Adam(reader.parameters(), lr=0.01)
    losses = []
    for _ in range(30):
        value = loss(reader, batch)
        losses.append(float(value.detach()))
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
    assert losses[-1] < 0.5 * losses[0]


def test_parents_outside_a_window_are_unknown() -> None:
    words = split_words("It sank.\nIt burned.", load_tokenizer())
    parents = np.array([1, 4, 1, 4, 4, 4])
    first, second = cut("It sank.\nIt burned.", words, Targets(None, {"parent": parents}), 3)
    at = len(LABELS) + TREE.index("parent")
    assert first.labels[:, at].tolist() == [1, UNKNOWN, 1]
    assert second.labels[:, at].tolist() == [1, 1, 1]


def test_a_batch_pads_labels_with_unknown_and_roles_with_nothing() -> None:
    batch = collate([example(seam=[1] * SIZE), example("It sank.", relations=[])])
    assert batch["labels"].shape == (2, SIZE, len(LABELS) + len(TREE))
    assert (batch["labels"][1] == UNKNOWN).all()
    assert batch["roles"][1, :3, ROLES.index("cue")].sum() == 3
    assert batch["roles"][0].sum() == batch["roles"][1, 3:].sum() == 0


def test_flat_attributions_hide_what_may_stand_inside_them() -> None:
    words = split_words(TEXT, load_tokenizer())
    flat, deep = (next(cut(TEXT, words, Targets(GOLD, {}, flat=flat), 100)) for flat in (True, False))
    cue, content = ROLES.index("cue"), ROLES.index("content")
    assert flat.roles[:3, cue].sum() == 0
    assert deep.roles[:3, cue].sum() == 3
    assert flat.roles[:, content].sum() == deep.roles[:, content].sum() == SIZE
    assert replace(flat, roles=deep.roles).cues.tolist() == deep.cues.tolist() == [6]
