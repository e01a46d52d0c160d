"""No text from elsewhere can make the terminal act."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.show.harmless import ACTED_ON, encodable, folded, harmless, on_one_line

ANYTHING = st.text(st.characters(exclude_categories=[]))


@given(ANYTHING)
def test_nothing_is_left_that_a_terminal_acts_on(text: str) -> None:
    left = {character for character in harmless(text) if unicodedata.category(character) in ACTED_ON}
    assert left <= {"\n", "\u200c", "\u200d"}


@given(ANYTHING, st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8", "koi8-r"]))
def test_every_encoding_holds_what_is_made_for_it(text: str, encoding: str) -> None:
    assert harmless(text, encoding).encode(encoding).isascii() or encoding != "ascii"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("£4.5m and €3", "GBP 4.5m and EUR 3"),
        ("Zoë Łukasz’s “façade” – Straße", 'Zoe Lukasz\'s "facade" - Strasse'),
        ("10² is not 2½, −5 is not 5", "10^2 is not 2 1/2, -5 is not 5"),
        ("東京 and 😀", "?? and ?"),
        ("٣ of ４", "3 of 4"),
    ],
)
def test_what_ascii_lacks_is_folded(text: str, shown: str) -> None:
    assert encodable(text, "ascii") == shown


def test_what_an_encoding_has_stays() -> None:
    assert encodable("£5 – “façade” 日", "cp1252") == "£5 – “façade” ?"


@given(st.characters(exclude_categories=["Cs"]))
def test_no_letter_becomes_an_escape_or_a_number(character: str) -> None:
    fold = folded(character)
    assert "\\" not in fold or character in "\\＼﹨"
    assert not fold[:1].isdigit() or unicodedata.numeric(character, None) is not None or len(fold) > 1


@given(ANYTHING)
def test_one_line_is_one_line(text: str) -> None:
    assert len(on_one_line(text).splitlines()) <= 1


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("character", "\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\u2028\x85\x9b\x1b\U000e0041")
def test_each_known_danger_is_shown_as_its_escape(character: str) -> None:
    assert harmless(character) == ascii(character)[1:-1]


def test_joined_emoji_stay_whole() -> None:
    assert harmless("👩\u200d🚒") == "👩\u200d🚒"
