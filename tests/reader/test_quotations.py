from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.quotations import find_quotations, join_quotations
from sayso.reader.weights import load_tokenizer
from sayso.reader.words import split_words

CASES = {  # a text, and the pieces of its quotations
    "curly": ("“We saw it,” she said.", [["“We saw it,”"]]),
    "straight": ('"We saw it," she said. "It sank."', [['"We saw it,"'], ['"It sank."']]),
    "mixed": ('“We saw it," she said.', [['“We saw it,"']]),
    "over paragraphs": ("“One.\n“Two.\n“Three,” he said.", [["“One.", "“Two.", "“Three,”"]]),
    "straight over paragraphs": ('"One.\n"Two," he said.', [['"One.', '"Two,"']]),
    "closing mark missing": ("“One, he said.\nTwo.\n“Three.”", [["“One, he said."], ["“Three.”"]]),
    "odd number of marks": ('He said "no. Then "yes".', [['"no. Then "yes"']]),
    "closing mark alone": ("No,” he said.", []),
    "in brackets": ('It sank ("like a stone").', [['"like a stone"']]),
    "inches and apostrophes": ("The ferry's crew didn’t know.", []),
    "guillemets": ("«Nous partons», he said.", [["«Nous partons»"]]),
    "none": ("The ferry left.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_quotations(name: str) -> None:
    text, expected = CASES[name]
    words = split_words(text, load_tokenizer())
    found = [[text[words.starts[a] : words.ends[b - 1]] for a, b in q] for q in find_quotations(text, words)]
    assert found == expected


@given(st.text('“”"a ,.\n'))
def test_quotations_never_overlap(text: str) -> None:
    words = split_words(text, load_tokenizer())
    pieces = [piece for q in find_quotations(text, words) for piece in q]
    assert all(a < b for a, b in pieces)
    assert all(b <= c for (_, b), (c, _) in pairwise(pieces))


def test_what_a_window_cut_off_joins_the_content_before_it() -> None:
    contents = [set(range(4))]
    join_quotations(contents, [[(0, 10)]], [(0, 4), (4, 12)])
    assert contents == [set(range(10))]


def test_a_later_paragraph_joins_the_content_before_it() -> None:
    contents = [{0, 1, 2}]
    join_quotations(contents, [[(0, 3), (3, 6), (6, 9)]], [(0, 9)])
    assert contents == [set(range(9))]


def test_an_earlier_piece_joins_the_content_after_it() -> None:
    contents = [{4, 5}]
    join_quotations(contents, [[(0, 6)]], [(0, 4), (4, 8)])
    assert contents == [set(range(6))]


def test_a_piece_with_a_content_of_its_own_stays() -> None:
    contents = [{0, 1, 2}, {3, 4}]
    join_quotations(contents, [[(0, 3), (3, 6)]], [(0, 6)])
    assert contents == [{0, 1, 2}, {3, 4}]


def test_a_quotation_that_nothing_holds_stays_without_a_source() -> None:
    contents = [{20}]
    join_quotations(contents, [[(0, 3), (3, 6)]], [(0, 30)])
    assert contents == [{20}]


def test_a_piece_is_filled_by_the_one_content_that_touches_it() -> None:
    contents = [{2, 3, 8, 9}]
    join_quotations(contents, [[(0, 10)]], [(0, 4), (4, 12)])
    assert contents == [set(range(10))]
