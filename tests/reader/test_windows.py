import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.weights import load_tokenizer
from sayso.reader.windows import cut_windows, sentences, stack
from sayso.reader.words import CLS, SEP, split_words


def cut(text: str, limit: int) -> list[str]:
    words = split_words(text, load_tokenizer())
    return [text[words.starts[a] : words.ends[b - 1]] for a, b in cut_windows(text, words, limit)]


def test_paragraphs_that_fit_share_a_window() -> None:
    assert cut("One two.\nThree four.\nFive six.", 6) == ["One two.\nThree four.", "Five six."]


def test_a_paragraph_that_does_not_fit_is_cut_between_sentences() -> None:
    text = "Mr. Vance left the quay. The ferry did not leave. Nobody said why."
    assert cut(text, 12) == ["Mr. Vance left the quay.", "The ferry did not leave. Nobody said why."]


def test_a_sentence_that_does_not_fit_is_cut_between_words() -> None:
    assert cut("one two three four five", 2) == ["one two", "three four", "five"]


def test_a_word_that_does_not_fit_is_a_window_of_its_own() -> None:
    assert cut("a Aldmoorianisation b", 2) == ["a", "Aldmoorianisation", "b"]


@given(st.lists(st.text(), max_size=8).map("\n".join), st.integers(1, 40))
def test_every_word_is_in_exactly_one_window(text: str, limit: int) -> None:
    words = split_words(text, load_tokenizer())
    windows = cut_windows(text, words, limit)
    assert [w for a, b in windows for w in range(a, b)] == list(range(len(words)))
    assert all(words.first[b] - words.first[a] <= limit or b - a == 1 for a, b in windows)


def test_a_stack_is_padded_and_points_at_first_pieces() -> None:
    words = split_words("Aldmoorian quay.\nNo.", load_tokenizer())
    given_ = stack(words, [(0, 3), (3, 5)])
    assert given_["ids"].shape == given_["mask"].shape == (2, len(words.ids) - 2 + 2)
    assert given_["ids"][0, 0] == CLS
    assert given_["ids"][1].tolist()[3:] == [SEP] + [0] * (given_["ids"].shape[1] - 4)
    assert given_["mask"].sum(1).tolist() == [len(words.ids), 4]
    assert given_["heads"][1].tolist() == [1, 2, 0]


@pytest.mark.parametrize("limit", [1, 128])
def test_a_long_text_in_one_line_is_cut_too(limit: int) -> None:
    text = "word " * 20_000
    words = split_words(text, load_tokenizer())
    assert sum(b - a for a, b in cut_windows(text, words, limit)) == 20_000


def told(text: str) -> list[str]:
    words = split_words(text, load_tokenizer())
    return [text[words.starts[a] : words.ends[b - 1]] for a, b in sentences(text, words)]


def test_sentences_end_at_full_stops_and_at_lines() -> None:
    assert told("Ferry sinks\nMr. Vance left. Nobody said why.") == [
        "Ferry sinks",
        "Mr. Vance left.",
        "Nobody said why.",
    ]


@given(st.lists(st.sampled_from(["Mr. ", "ferry", ". ", "“", "!", "\n", "\ud800", "e\u0301", " "])).map("".join))
def test_every_word_is_in_exactly_one_sentence(text: str) -> None:
    words = split_words(text, load_tokenizer())
    found = list(sentences(text, words))
    assert [w for a, b in found for w in range(a, b)] == list(range(len(words)))
    assert all(a < b for a, b in found)
