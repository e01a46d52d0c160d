"""The view as people see it: any width, any encoding, with colours and without."""

import re
from collections.abc import Callable

import msgspec
import pytest
from rich.cells import cell_len

from sayso.examples import example_reports
from sayso.records import Actor, Link, Reading, Report, Span
from sayso.show.sources import SourcesView
from sayso.show.terminal import ReadingView
from tests.show.by_hand import claim_of

Show = Callable[..., str]
WIDTHS = [12, 20, 40, 59, 60, 80, 132]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_no_line_is_wider_than_the_terminal(nested: Reading, printed: Show, width: int, encoding: str) -> None:
    for view in (ReadingView(nested), SourcesView(nested)):
        out = printed(view, width=width, encoding=encoding)
        assert max(map(cell_len, out.splitlines())) <= width


@pytest.mark.parametrize("width", [20, 40, 80])
def test_every_word_of_the_report_is_shown(nested: Reading, printed: Show, width: int) -> None:
    body = re.sub(r"[\[\]‹›«»…·⁰¹²³⁴⁵⁶⁷⁸⁹ˢ⁻?]", "", printed(ReadingView(nested), width=width))
    assert " ".join(nested.report.text.split()) in " ".join(body.split())


def test_wide_characters_and_endless_words_fit_too(printed: Show) -> None:
    text = "東京" * 40 + " " + "x" * 100
    actor = Actor(name="東京" * 40, naming="named", kind="official")
    link = Link(source=(Span(0, 80),), cue=(), actors=(0,), naming="named", kind="official")
    claim = claim_of(text, "x" * 100, chain=(link,))
    reading = Reading(
        report=Report(id="w", text=text, outlet="y" * 90), attributions=(), actors=(actor,), claims=(claim,), reader="r"
    )
    for view in (ReadingView(reading), SourcesView(reading)):
        for width in (30, 80):
            assert max(map(cell_len, printed(view, width=width).splitlines())) <= width


def test_the_marks_of_the_text_and_the_rows_of_the_table_correspond(nested: Reading, printed: Show) -> None:
    out = printed(ReadingView(nested), width=100)
    marked = "‹⁴?·⁵?Citing› [⁴?·⁵?unnamed port officials], [⁴·⁵broadcaster Radio Varr] ‹⁴·⁵reported›"
    assert marked in " ".join(out.split())
    assert re.search(r"^ 4 +unnamed port officials\? \(anonymous, +that a customs inspector", out, re.M)
    assert "[¹source] ‹¹cue› «¹claim»" in out


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_the_legend_and_the_note_are_one_line_each_at_80_columns(nested: Reading, printed: Show, encoding: str) -> None:
    lines = printed(ReadingView(nested), encoding=encoding).splitlines()
    (legend,) = (line for line in lines if "numbers as below" in line)
    assert legend.rstrip().endswith("goes on")
    assert lines[-1] == "?: less than 60% sure. Sure: that of the row's least sure field."


def test_what_is_sure_has_no_note(nested: Reading, printed: Show) -> None:
    sure = msgspec.structs.replace(nested, claims=nested.claims[:3], silences=nested.silences[1:])
    assert "less than 60% sure" not in printed(ReadingView(sure))


def test_the_summary_counts_claims_origins_and_silences(nested: Reading, printed: Show) -> None:
    out = printed(ReadingView(nested))
    assert "7 claims, 1 of them in the report's own voice; 2 silences.\n" in out
    assert "4 origins: 1 named, 1 unnamed, 1 anonymous, 1 implied.\n" in out


def test_the_silences_stand_below_the_claims(nested: Reading, printed: Show) -> None:
    claims, silences = printed(ReadingView(nested), width=100).split("Who is silent")
    assert "On whose word" in claims
    assert re.search(r"^S1 +Aldmoor Broadcasting +not verified\?: could not be", silences, re.M)
    assert re.search(r"^S2 +Orrin Line +no response: responded to +requests for comment", silences, re.M)


def test_a_pipe_gets_no_escape_sequences(nested: Reading, printed: Show) -> None:
    assert "\x1b" not in printed(ReadingView(nested))


def test_no_color_leaves_the_shapes(nested: Reading, printed: Show) -> None:
    out = printed(ReadingView(nested), force_terminal=True, no_color=True, color_system="standard")
    assert not re.search(r"\x1b\[[0-9;]*\b(3[0-7]|9[0-7])m", out)
    assert "‹⁴·⁵reported›" in re.sub(r"\x1b\[[0-9;]*m", "", out)


def test_an_outlet_that_is_not_known_is_not_bold(printed: Show) -> None:
    reading = Reading(report=Report(id="a", text="It rained.", title="Rain"), attributions=(), reader="r")
    out = printed(ReadingView(reading), force_terminal=True, color_system="standard")
    assert "\x1b[2m(outlet not known)" in out
    assert "\x1b[1mRain" in out


def test_colours_tell_the_roles_apart_on_a_terminal(nested: Reading, printed: Show) -> None:
    out = printed(ReadingView(nested), force_terminal=True, color_system="standard")
    assert {"36", "35", "32"} <= {code for codes in re.findall(r"\x1b\[([0-9;]*)m", out) for code in codes.split(";")}


@pytest.mark.parametrize("width", [30, 80])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_hostile_text_is_shown_and_does_nothing(hostile: Reading, printed: Show, width: int, encoding: str) -> None:
    out = "".join(
        printed(view, width=width, encoding=encoding) for view in (ReadingView(hostile), SourcesView(hostile))
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
    shown = "".join(out.split())
    for literal in (r"\x1b[31m", r"\x1b]0;owned\x07", r"\u202eevil\u2066", "[bold]", ":smile:", "[/]", r"\x9b2J"):
        assert literal in shown


def test_a_terminal_gets_only_the_views_own_sequences(hostile: Reading, printed: Show) -> None:
    views = (ReadingView(hostile), SourcesView(hostile))
    out = "".join(printed(view, force_terminal=True, color_system="standard") for view in views)
    assert not re.search(r"\x1b(?!\[[0-9;]*m)", out)
    assert "\x1b[2J" not in out


def test_paragraphs_are_parted_by_one_empty_line_however_the_text_parts_them(printed: Show) -> None:
    for text in ("One.\nTwo.", "One.\n\nTwo."):
        out = printed(ReadingView(Reading(report=Report(id="p", text=text), attributions=(), reader="r")))
        assert "One.\n\nTwo.\n" in out


@pytest.mark.parametrize("report", example_reports(), ids=lambda report: report.id)
def test_examples_without_claims_say_so(report: Report, printed: Show) -> None:
    out = printed(ReadingView(Reading(report=report, attributions=(), reader="r")))
    assert out.rstrip().endswith("No claims found.")
    assert "numbers as below" not in out
