import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.weights import load_tokenizer
from sayso.reader.words import GAPS, SHAPES, Words, paragraphs, split_words


def words_of(text: str) -> list[str]:
    words = split(text)
    return [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]


def split(text: str) -> Words:
    return split_words(text, load_tokenizer())


def test_words_are_cut_at_space_and_at_every_mark() -> None:
    assert words_of("“We won’t,” he said.") == ["“", "We", "won", "’", "t", ",", "”", "he", "said", "."]


def test_a_word_may_have_several_pieces() -> None:
    words = split("The Aldmoorian quay")
    assert len(words) == 3
    assert len(words.ids) > 3
    assert words.first.tolist()[0] == 0
    assert words.first.tolist()[-1] == len(words.ids)


def test_shapes_keep_what_lower_casing_loses() -> None:
    words = split("NATO said Vance sold 12 iPhones.")
    assert [SHAPES[s] for s in words.shapes] == ["upper", "lower", "title", "lower", "digits", "mixed", "mark"]


def test_gaps_tell_an_opening_straight_mark_from_a_closing_one() -> None:
    words = split('He said "no".\nShe left.')
    assert [GAPS[g] for g in words.gaps] == [
        "line", "space", "space", "joined", "joined", "joined", "line", "space", "joined",
    ]  # fmt: skip


def test_offsets_are_code_points_even_outside_the_basic_plane() -> None:
    assert words_of("🙂🙂 Vance said \u202eno") == ["🙂🙂", "Vance", "said", "no"]


def test_the_names_of_special_pieces_are_plain_words() -> None:
    assert words_of("He said [SEP] no") == ["He", "said", "[", "SEP", "]", "no"]


def test_no_words() -> None:
    assert len(split("")) == len(split(" \n\t")) == 0
    assert paragraphs(split("")) == []


def test_paragraphs_end_where_lines_do() -> None:
    words = split("One two.\n\nThree.")
    assert paragraphs(words) == [(0, 3), (3, 5)]


@given(st.text())
def test_words_lie_in_order_inside_any_text(text: str) -> None:
    words = split(text)
    assert np.all(words.starts < words.ends)
    assert np.all(words.ends[:-1] <= words.starts[1:])
    assert not len(words) or (words.starts[0] >= 0 and words.ends[-1] <= len(text))
    assert np.all(np.diff(words.first) >= 1)
