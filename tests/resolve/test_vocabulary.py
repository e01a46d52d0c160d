import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve import vocabulary
from sayso.resolve.vocabulary import Phrases, rows, split
from sayso.terms import KINDS

TABLES = ("anonymity", "bodies", "media", "nouns", "reasons", "roles")


def found(phrases: Phrases, text: str) -> list[tuple[str, str]]:
    words = split(text)
    return [(" ".join(words[a:b]), told) for a, b, told in phrases.find(words)]


def test_the_longest_match_wins() -> None:
    phrases = Phrases.of([("news", "a"), ("state news agency", "b"), ("news agency", "c")])
    assert found(phrases, "the state news agency") == [("state news agency", "b")]
    assert found(phrases, "the news agency news") == [("news agency", "c"), ("news", "a")]


def test_a_phrase_that_breaks_off_is_none() -> None:
    assert found(Phrases.of([("state news agency", "b"), ("state", "a")]), "state news") == [("state", "a")]


def test_phrases_are_found_in_any_letter_case() -> None:
    phrases = Phrases.of([("Prime minister", "a")])
    assert [told for _, told in found(phrases, "prime minister PRIME MINISTER Prime Minister")] == ["a"] * 3


def test_a_phrase_in_capitals_is_found_in_capitals_only() -> None:
    assert found(Phrases.of([("RT", "a"), ("U.S. Army", "b")]), "rt Rt RT u.s. army") == [
        ("RT", "a"),
        ("u . s . army", "b"),
    ]


def test_cased_phrases_are_found_as_written_only() -> None:
    assert found(Phrases.of([("Police Union", "a")], cased=True), "police union Police union Police Union") == [
        ("Police Union", "a")
    ]


def test_of_the_same_phrases_the_first_tells() -> None:
    assert found(Phrases.of([("Herald", "a"), ("herald", "b")]), "HERALD") == [("HERALD", "a")]


def test_no_phrases_find_nothing() -> None:
    assert found(Phrases.of([]), "the ferry left") == []


@pytest.mark.parametrize(("phrase", "words"), [("man's", ["man", "'", "s"]), ("un-named", ["un", "-", "named"])])
def test_marks_are_parted_as_the_reader_parts_them(phrase: str, words: list[str]) -> None:
    assert split(phrase) == words


@given(st.lists(st.tuples(st.text("ab ", min_size=1), st.just("x"))), st.lists(st.sampled_from("abAB"), max_size=8))
def test_matches_are_in_order_and_never_overlap(pairs: list[tuple[str, str]], words: list[str]) -> None:
    at = 0
    for a, b, _ in Phrases.of(pairs).find(words):
        assert at <= a < b <= len(words)
        at = b


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_rows_of_one_width_without_blanks_at_their_ends(table: str) -> None:
    held = list(rows(table))
    assert len(held) > 100
    assert len({len(row) for row in held}) == 1
    assert all(cell == cell.strip() != "" for row in held for cell in row[:3])


@pytest.mark.parametrize("phrases", [vocabulary.media, vocabulary.nouns, vocabulary.bodies])
def test_tables_tell_kinds_of_the_ledger(phrases: object) -> None:
    assert callable(phrases)
    assert set(phrases().told.values()) <= set(KINDS)


def test_roles_tell_a_kind_or_that_the_body_does() -> None:
    assert set(vocabulary.roles().told.values()) <= {*KINDS, "body"}
