from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given

from sayso.reader.layers import LABELS, SLICES
from sayso.reader.sheet import Sheet
from sayso.reader.windows import sentences
from sayso.resolve.seams import FOLLOWS, NEVER, OPENS, OUTSIDE, STATES, WEIGHT, _path, pieces
from tests.resolve.by_hand import Draft, sheets


def claims(draft: Draft) -> list[str]:
    """The claims of a draft, their words joined by blanks."""
    text, words = draft.text, draft.words
    found = pieces(draft.sheet, draft.edges)
    return [" ".join(text[words.starts[w] : words.ends[w]] for w in p.words) for p in found]


def test_what_is_outside_is_in_no_claim() -> None:
    assert claims(Draft("The ferry left, Ana Vance said.").claim("The ferry left")) == ["The ferry left"]
    assert claims(Draft("Photo by Ana Vance")) == []


def test_two_claims_of_one_sentence() -> None:
    draft = Draft("The ferry left and the quay was empty.").claim("The ferry left").claim("the quay was empty")
    assert claims(draft) == ["The ferry left", "the quay was empty"]


def test_a_claim_that_begins_ends_the_one_before_it() -> None:
    draft = Draft("The ferry left the quay stood empty").claim("The ferry left").claim("the quay stood empty")
    assert claims(draft) == ["The ferry left", "the quay stood empty"]


def test_a_claim_is_taken_up_again_after_the_one_inside_it() -> None:
    draft = Draft("The ferry, which is new, left on time.").claim("The ferry", "left on time").claim("which is new")
    assert claims(draft) == ["The ferry left on time", "which is new"]


def test_claims_inside_claims_are_closed_one_by_one() -> None:
    draft = Draft("The ferry, whose crew, all young, slept, left.")
    draft.claim("The ferry", "left").claim("whose crew", "slept").claim("all young")
    assert claims(draft) == ["The ferry left", "whose crew slept", "all young"]


def test_a_claim_goes_on_after_words_of_nobody() -> None:
    draft = Draft("The ferry, Vance said, left on time.").claim("The ferry")
    draft.label("seam", "inside", "left on time")
    assert claims(draft) == ["The ferry left on time"]


def test_there_is_nothing_to_take_up_where_one_claim_began() -> None:
    draft = Draft("The ferry, Vance said, left on time.").claim("The ferry", "left on time")
    assert claims(draft) == ["The ferry left on time"]


def test_no_claim_runs_over_a_line() -> None:
    draft = Draft("The ferry left\nthe quay at noon").claim("The ferry left")
    draft.label("seam", "inside", "the quay at noon")
    assert claims(draft) == ["The ferry left", "the quay at noon"]


def test_a_sentence_seldom_goes_on_with_the_claim_before_it() -> None:
    draft = Draft("The ferry left. The quay was empty.").claim("The ferry left.")
    draft.label("seam", "inside", "The quay was empty.")
    a = draft.word("The quay") - 1
    begin, inside = (SLICES["seam"].start + LABELS["seam"].index(name) for name in ("begin", "inside"))
    draft.labels[a, begin] = draft.labels[a, inside] - 1  # the network would rather go on, but not by much
    assert claims(draft) == ["The ferry left .", "The quay was empty ."]


def test_how_sure_a_claim_is_is_the_mean_over_its_words() -> None:
    draft = Draft("The ferry left").claim("The ferry left")
    (sure,) = pieces(draft.sheet, draft.edges)
    draft.label("seam", "inside", "ferry left", sure=1.0)
    (doubtful,) = pieces(draft.sheet, draft.edges)
    assert sure.sure > 0.99
    assert doubtful.sure == pytest.approx((1 + 2 * np.e / (np.e + 3)) / 3, abs=0.01)


def test_the_reach_of_a_claim_is_from_its_first_word_to_its_last() -> None:
    draft = Draft("The ferry, which is new, left.").claim("The ferry", "left").claim("which is new")
    first, second = pieces(draft.sheet, draft.edges)
    assert draft.said(first.reach) == "The ferry, which is new, left"
    assert draft.said(second.reach) == "which is new"


@given(sheets())
def test_claims_share_no_word_and_are_in_the_order_in_which_they_begin(sheet: Sheet) -> None:
    edges = [a for a, _ in sentences(sheet.text, sheet.words)] + [len(sheet.words)]
    found = pieces(sheet, edges)
    held = [w for piece in found for w in piece.words]
    assert len(held) == len(set(held))
    assert all(0 <= w < len(sheet.words) for w in held)
    assert all(piece.words and piece.words == sorted(piece.words) for piece in found)
    assert all(one.words[0] < other.words[0] for one, other in pairwise(found))
    assert all(0 <= piece.sure <= 1 for piece in found)


def best_by_hand(rows: list[list[float]]) -> float:
    """The best total over all paths through a sentence, by trying each."""
    paths = {state: row + WEIGHT * opens for state, (row, opens) in enumerate(zip(rows[0], OPENS, strict=True))}
    totals = [([s], v) for s, v in paths.items()]
    for row in rows[1:]:
        totals = [([*p, s], v + WEIGHT * FOLLOWS[p[-1]][s] + row[s]) for p, v in totals for s in range(len(STATES))]
    return max(v for _, v in totals)


@given(sheets())
def test_the_labelling_is_the_best_there_is(sheet: Sheet) -> None:
    rows = sheet.of("seam").astype(float)[:5, STATES].tolist()
    if rows:
        path = _path(rows)
        value = rows[0][path[0]] + WEIGHT * OPENS[path[0]]
        for row, (before, state) in zip(rows[1:], pairwise(path), strict=True):
            value += row[state] + WEIGHT * FOLLOWS[before][state]
        assert value == pytest.approx(best_by_hand(rows), abs=1e-4)


def test_nothing_is_taken_up_before_a_claim_has_begun() -> None:
    assert OPENS[LABELS["seam"].index("resume")] == NEVER
    draft = Draft("The ferry left").label("seam", "resume", "The ferry left", sure=3.0)
    assert claims(draft) == ["The ferry left"]
    assert STATES[0] == STATES[-1] == OUTSIDE
