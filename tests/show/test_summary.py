"""The summary of several readings, and what `sayso demo` shows."""

from collections.abc import Callable

import msgspec
import pytest

from sayso.records import Actor, Reading
from sayso.show.summary import SummaryView, sources_of
from sayso.show.welcome import OPENING, DemoView


def test_a_comma_at_the_end_of_a_name_is_left_out(nested: Reading) -> None:
    actors = (Actor(name="Lena Marsh, who runs a café,", naming="named", kind="witness"), *nested.actors[1:])
    assert sources_of(msgspec.structs.replace(nested, actors=actors))[0] == "Lena Marsh, who runs a café"


def test_sources_are_those_of_the_chains_and_doubt_is_marked(nested: Reading) -> None:
    assert sources_of(nested) == ["Hana Torvald", "Radio Varr", "unnamed port officials?", "a customs inspector"]


def test_the_summary_names_outlets_titles_numbers_and_sources(nested: Reading, printed: Callable[..., str]) -> None:
    out = " ".join(printed(SummaryView([nested, nested]), width=200).split())
    assert out.count("Aldmoor Broadcasting Service") == 2
    assert "7 Hana Torvald; Radio Varr; unnamed port officials?; a customs inspector" in out


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
