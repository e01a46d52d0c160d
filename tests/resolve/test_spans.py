from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.decode import runs
from sayso.records import Span
from sayso.resolve.spans import LOOSE, Pointer
from tests.resolve.by_hand import Draft


def pointer(text: str) -> tuple[Draft, Pointer]:
    draft = Draft(text)
    return draft, Pointer(draft.text, draft.words)


def test_a_run_of_words_is_a_span_of_the_text() -> None:
    draft, points = pointer("The ferry  left.")
    assert points.span(draft.at("ferry  left")) == Span(4, 15)


@pytest.mark.parametrize("mark", sorted(LOOSE))
def test_loose_marks_at_the_ends_are_no_part_of_a_span(mark: str) -> None:
    text = f"{mark} its director{mark} Reil {mark}{mark}"
    draft, points = pointer(text)
    (span,) = points.spans(((0, len(draft.words)),))
    assert span.of(text) == f"its director{mark} Reil"


@pytest.mark.parametrize("mark", ["“", ".", "(", "?"])
def test_other_marks_stay(mark: str) -> None:
    _, points = pointer(f"{mark} Reil {mark}")
    assert points.trimmed((0, 3)) == (0, 3)


def test_something_is_always_left() -> None:
    _, points = pointer(", ; :")
    first, last = points.trimmed((0, 3))
    assert last - first == 1


@given(st.sets(st.integers(0, 30), min_size=1))
def test_runs_hold_the_words_and_no_others_and_never_touch(words: set[int]) -> None:
    found = runs(sorted(words))
    assert {w for a, b in found for w in range(a, b)} == words
    assert all(b < c for (_, b), (c, _) in pairwise(found))
