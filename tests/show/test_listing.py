"""The list of attributions and the summary of several readings."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Attribution, Reading, Report
from sayso.show.listing import confidence_words, shortened
from sayso.show.summary import SummaryView, sources_of
from sayso.show.welcome import OPENING, DemoView


@given(st.text("ab …", max_size=80), st.integers(4, 60))
def test_what_is_shortened_is_a_beginning_and_not_too_long(words: str, limit: int) -> None:
    short = shortened(words, limit)
    assert len(short) <= max(limit, 1) + 1
    assert short == words or words.startswith(short[:-1])


@pytest.mark.parametrize(("confidence", "words"), [(0.0, "0% low"), (0.594, "59% low"), (0.6, "60%"), (1.0, "100%")])
def test_low_confidence_is_called_low(confidence: float, words: str) -> None:
    assert confidence_words(confidence).plain == words


def test_a_comma_at_the_end_of_a_source_is_left_out(attribute: Callable[..., Attribution]) -> None:
    text = "Lena Marsh, who runs a café, said so."
    reading = Reading(
        report=Report(id="a", text=text),
        attributions=(attribute(text, "Lena Marsh, who runs a café,", "said", "so"),),
        reader="by hand",
    )
    assert sources_of(reading) == ["Lena Marsh, who runs a café"]


def test_the_summary_names_outlets_titles_numbers_and_sources(nested: Reading, printed: Callable[..., str]) -> None:
    out = " ".join(printed(SummaryView([nested, nested]), width=200).split())
    assert out.count("Aldmoor Broadcasting Service") == 2
    assert "unnamed port officials; broadcaster Radio Varr; a customs inspector" in out


def test_the_rows_of_the_summary_are_one_empty_line_apart(nested: Reading, printed: Callable[..., str]) -> None:
    lines = [line.strip() for line in printed(SummaryView([nested] * 3), width=80).rstrip("\n").split("\n")]
    assert lines[-1]
    assert lines.count("") == 2
    assert "" not in lines[:3]


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_hints_stand_in_from_the_edge_however_they_wrap(
    nested: Reading, printed: Callable[..., str], width: int
) -> None:
    out = printed(DemoView([nested, nested]), width=width)
    hints = out.split("Now try it on your own:\n")[1].splitlines()
    assert all(line.startswith("  ") for line in hints)
    assert "  sayso read https://…" in [line[:22] for line in hints]


def test_the_first_line_of_the_demo_is_one_at_80_columns(nested: Reading, printed: Callable[..., str]) -> None:
    assert printed(DemoView([nested])).splitlines()[:2] == [OPENING, ""]


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("width", [30, 80])
def test_hostile_summaries_are_harmless(
    hostile: Reading, printed: Callable[..., str], width: int, encoding: str
) -> None:
    out = printed(DemoView([hostile, hostile]), width=width, encoding=encoding)
    assert not {character for character in out if ord(character) < 32 or character in "\u202e\x9b"} - {"\n"}
    assert out.rstrip().endswith("many, as data")
