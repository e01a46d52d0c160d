from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch: run `make test-training`")

from sayso.reader.layers import BOND, RELATIONS, WIDTH  # noqa: E402
from training.average import average  # noqa: E402
from training.model import NEARBY, Bonds, Reader, Size, Tree  # noqa: E402

SMALL = Size(layers=1, width=32, heads=2, inner=64, dropout=0.0)


def reader(seed: int) -> Reader:
    torch.manual_seed(seed)
    return Reader(SMALL)


def test_a_reader_begins_from_one_with_fewer_heads() -> None:
    old, new = reader(1).state_dict(), reader(2)
    fresh = new.tree.state_dict()
    fresh = {name: value.clone() for name, value in fresh.items()}
    new.begin_from({name: value for name, value in old.items() if not name.startswith("tree.")})
    mine = new.state_dict()
    assert all(torch.equal(mine[name], value) for name, value in old.items() if not name.startswith("tree."))
    assert all(torch.equal(new.tree.state_dict()[name], value) for name, value in fresh.items())


def test_a_head_with_fewer_classes_gives_its_rows_and_the_others_stay() -> None:
    old, new = reader(1).state_dict(), reader(2)
    was = new.labels.weight.detach().clone()
    new.begin_from({"labels.weight": old["labels.weight"][:5], "labels.bias": old["labels.bias"][:5]})
    assert torch.equal(new.labels.weight[:5], old["labels.weight"][:5])
    assert torch.equal(new.labels.weight[5:], was[5:])


def test_what_a_reader_began_from_is_left_as_it_was() -> None:
    old = reader(1).state_dict()
    kept = {name: value.clone() for name, value in old.items()}
    new = reader(2)
    new.begin_from(old)
    torch.nn.init.zeros_(new.labels.weight)
    assert all(torch.equal(old[name], value) for name, value in kept.items())


def test_every_head_says_something_of_every_word() -> None:
    made = reader(1).eval()
    ids = torch.randint(1000, 2000, (2, 6))
    heads = torch.tensor([[1, 2, 3, 4], [1, 3, 0, 0]])
    with torch.no_grad():
        roles, cues, links, labels, parents, relations, bonds = made(ids, ids % 9, ids % 4, torch.ones_like(ids), heads)
    assert roles.shape == (2, 4, 9)
    assert links.shape[:2] == (len(cues), 4)
    assert labels.shape == (2, 4, WIDTH)
    assert bonds.shape == (2, 4, 2 * BOND + 1)
    assert relations.shape == parents.shape == (2, 4)
    assert relations.max() < len(RELATIONS)


def test_no_word_depends_on_padding_and_none_begins_a_cue() -> None:
    made = reader(1).eval()
    torch.nn.init.normal_(made.roles.weight, std=3.0)
    torch.nn.init.normal_(made.tree.prior.weight, std=3.0)
    ids = torch.randint(1000, 2000, (8, 6))
    heads = torch.tensor([[1, 3, 0, 0]] * 8)
    with torch.no_grad():
        _, cues, _, _, parents, *_ = made(ids, ids % 9, ids % 4, torch.ones_like(ids), heads)
    assert parents.max() < 2
    assert len(cues) > 0
    assert cues[:, 1].max() < 2


def test_a_bond_is_a_product_and_its_distance() -> None:
    bonds = Bonds(32)
    with torch.no_grad():
        bonds.distance.copy_(torch.arange(NEARBY).float())
    said = torch.zeros(1, 10, 2 * BOND + 1)
    said[0, 9, 0], said[0, 5, BOND] = 2.0, 3.0
    scores = bonds.scores(said)
    assert scores[0, 9, 5] == 2 * 3 + 2  # four words apart: two to the second
    assert scores[0, 9, 8] == 0
    assert scores[0, 9, 7] == 1


def test_relations_are_those_to_the_word_that_each_depends_on() -> None:
    torch.manual_seed(0)
    tree, words = Tree(32).eval(), torch.randn(1, 4, 32)
    with torch.no_grad():
        one, other = (tree.relations(words, torch.tensor([above])) for above in ([1, 1, 1, 1], [1, 1, 3, 1]))
    assert one.shape == (1, 4, len(RELATIONS))
    changed = (one != other).any(-1)[0].tolist()
    assert changed == [False, False, True, False]


def test_padding_changes_no_link() -> None:
    made, words = reader(1).eval(), torch.randn(1, 6, 32)
    with torch.no_grad():
        cue, real = torch.tensor([[0, 2]]), torch.ones(1, 6, dtype=torch.bool)
        padded = made.links(torch.cat([words, torch.randn(1, 3, 32)], 1), cue, torch.nn.functional.pad(real, (0, 3)))
        alone = made.links(words, cue, real)
    torch.testing.assert_close(padded[:, :6], alone)


def test_the_mean_of_two_runs_lies_between_them(tmp_path: Path) -> None:
    for name, value in (("one", 1.0), ("two", 4.0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.json").write_text("{}")
        torch.save({"reader": {"w": torch.full((2,), value)}}, tmp_path / name / "state.pt")
    average(tmp_path / "mean", [(tmp_path / "one", 2.0), (tmp_path / "two", 1.0)])
    assert torch.load(tmp_path / "mean/state.pt")["reader"]["w"].tolist() == [2.0, 2.0]
