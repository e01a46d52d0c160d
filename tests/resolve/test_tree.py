import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.layers import RELATIONS
from sayso.resolve.tree import Tree
from tests.resolve.by_hand import Draft

parents = st.integers(1, 40).flatmap(lambda n: st.lists(st.integers(0, n - 1), min_size=n, max_size=n))


def tree(*above: int) -> Tree:
    return Tree.of(np.array(above), np.zeros(len(above), np.int64))


def steps_to_root(made: Tree, word: int) -> int:
    """How far it is to a root; more than there are words where there is none."""
    steps = 0
    while made.parents[word] != word and steps <= len(made):
        word, steps = int(made.parents[word]), steps + 1
    return steps


@given(parents)
def test_every_word_hangs_on_a_root(above: list[int]) -> None:
    made = tree(*above)
    assert all(steps_to_root(made, w) < len(made) for w in range(len(made)))


@given(parents)
def test_only_the_first_word_of_a_circle_changes_its_parent(above: list[int]) -> None:
    made = tree(*above)
    for word in np.flatnonzero(made.parents != above).tolist():
        circle = [word]
        while above[circle[-1]] != word:
            circle.append(above[circle[-1]])
            assert len(circle) <= len(above)
        assert made.parents[word] == word == min(circle)


@given(parents)
def test_branches_of_the_roots_hold_every_word_once(above: list[int]) -> None:
    made = tree(*above)
    roots = [w for w in range(len(made)) if made.parents[w] == w]
    held = [w for root in roots for w in made.branch(root, (0, len(made)))]
    assert sorted(held) == list(range(len(made)))


def test_a_tree_without_circles_stays_and_so_does_what_it_is_made_from() -> None:
    above = np.array([1, 1, 1, 2])
    made = Tree.of(above, np.zeros(4, np.int64))
    assert made.parents.tolist() == [1, 1, 1, 2]
    circle = np.array([1, 2, 0])
    assert Tree.of(circle, np.zeros(3, np.int64)).parents.tolist() == [0, 2, 0]
    assert circle.tolist() == [1, 2, 0]


def test_two_circles_are_both_opened() -> None:
    assert tree(1, 0, 3, 2, 2).parents.tolist() == [0, 0, 2, 2, 2]


def test_children_are_in_order_and_a_root_is_no_child_of_its_own() -> None:
    assert tree(2, 2, 2, 2).children == [[], [], [0, 1, 3], []]


def test_a_branch_stays_within_its_stretch_and_leaves_relations_out() -> None:
    made = tree(1, 1, 1, 2, 2)
    assert made.branch(1, (0, 5)) == [0, 1, 2, 3, 4]
    assert made.branch(1, (1, 4)) == [1, 2, 3]
    made.relations[2] = RELATIONS.index("appos")
    assert made.branch(1, (0, 5), (RELATIONS.index("appos"),)) == [0, 1]


def test_a_phrase_is_the_noun_and_what_belongs_to_it_without_what_is_said_of_it() -> None:
    draft = Draft("The harbour police, who had waited, left.").who("organization", "The harbour police")
    draft.under("police", acl="waited", punct=",").under("waited", nsubj="who", aux="had", punct=",#2")
    draft.under("left", nsubj="police")
    assert draft.said(draft.tree.phrase(draft.word("police"), (0, len(draft.words)))) == "The harbour police"


def test_a_phrase_breaks_off_at_the_first_word_that_is_not_its_own() -> None:
    draft = Draft("ferry quickly left harbour").hang(0, 2, "nsubj").hang(1, 2, "advmod").hang(3, 0, "nmod")
    assert draft.tree.phrase(0, (0, 4)) == (0, 1)


def test_the_head_of_a_stretch_is_the_word_that_hangs_outside_it() -> None:
    draft = Draft("the harbour police said").who("organization", "the harbour police").under("said", nsubj="police")
    assert draft.tree.head((0, 3)) == draft.word("police")


def test_of_several_heads_the_one_with_most_below_it_wins_but_no_mark() -> None:
    draft = Draft("the harbour police , Vance").who("organization", "the harbour police")
    draft.under("police", punct=",")
    assert draft.tree.head((0, 5)) == draft.word("police")
    marks = Draft(", , , Vance").hang(1, 0, "punct").hang(2, 0, "punct")
    marks.relations[0] = RELATIONS.index("punct")
    assert marks.tree.head((0, 4)) == 3
