from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.sheet import Sheet
from sayso.resolve.participants import event_of, participants_of
from sayso.resolve.tree import Tree
from tests.resolve.by_hand import Draft, sheets


def left() -> Draft:
    draft = Draft("The ferry left the quay on Monday, Vance said.").who("object", "The ferry", "the quay", "Monday")
    draft.under("left", nsubj="ferry", obj="quay", obl="Monday").under("Monday", case="on")
    return draft.under("said", ccomp="left", nsubj="Vance", punct=",")


def test_the_event_is_the_word_whose_head_lies_outside_the_claim() -> None:
    draft = left()
    assert event_of(draft.words_of("The ferry left the quay"), draft.tree) == draft.word("left")


def test_of_several_tops_the_one_with_most_below_it_is_the_event() -> None:
    draft = left()
    assert event_of(draft.words_of("on Monday, Vance"), draft.tree) == draft.word("Monday")


def test_a_mark_is_the_event_only_of_a_claim_of_marks() -> None:
    draft = left()
    assert event_of([draft.word(","), draft.word("Vance")], draft.tree) == draft.word("Vance")
    assert event_of([draft.word(",")], draft.tree) == draft.word(",")


def test_the_participants_are_subject_object_and_circumstance() -> None:
    draft = left()
    claim = draft.words_of("The ferry left the quay on Monday")
    found = participants_of(draft.word("left"), claim, draft.tree)
    assert [draft.said(r) for r in found] == ["The ferry", "the quay", "Monday"]


def test_what_lies_outside_the_claim_takes_no_part() -> None:
    draft = left()
    found = participants_of(draft.word("left"), draft.words_of("left the quay"), draft.tree)
    assert [draft.said(r) for r in found] == ["the quay"]


@given(sheets(), st.data())
def test_events_and_participants_lie_in_the_claim_in_order(sheet: Sheet, data: st.DataObject) -> None:
    if not len(sheet.words):
        return
    tree = Tree.of(sheet.parents, sheet.relations)
    words = sorted(data.draw(st.sets(st.integers(0, len(sheet.words) - 1), min_size=1)))
    event = event_of(words, tree)
    found = participants_of(event, words, tree)
    assert event in words
    assert all(words[0] <= a < b <= words[-1] + 1 for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
