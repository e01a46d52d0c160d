"""The view as people see it: any width, any encoding, with colours and without."""

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from sayso.examples import example_reports
from sayso.records import Attribution, Reading, Report, Span
from sayso.show.terminal import ReadingView

Show = Callable[..., str]
WIDTHS = [12, 20, 40, 59, 60, 80, 132]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_no_line_is_wider_than_the_terminal(nested: Reading, printed: Show, width: int, encoding: str) -> None:
    out = printed(ReadingView(nested), width=width, encoding=encoding)
    assert max(map(cell_len, out.splitlines())) <= width


@pytest.mark.parametrize("width", [20, 40, 80])
def test_every_word_of_the_report_is_shown(nested: Reading, printed: Show, width: int) -> None:
    body = re.sub(r"[\[\]‹›«»…·⁰¹²³⁴⁵⁶⁷⁸⁹]", "", printed(ReadingView(nested), width=width))
    assert " ".join(nested.report.text.split()) in " ".join(body.split())


def test_wide_characters_and_endless_words_fit_too(printed: Show) -> None:
    text = "東京" * 40 + " " + "x" * 100
    found = Attribution(source=(Span(0, 80),), cue=(Span(81, 181),), content=(), confidence=0.7)
    out = printed(ReadingView(Reading(report=Report(id="w", text=text), attributions=(found,), reader="r")), width=30)
    assert max(map(cell_len, out.splitlines())) <= 30


def test_the_marks_of_the_text_and_the_rows_of_the_table_correspond(nested: Reading, printed: Show) -> None:
    out = printed(ReadingView(nested), width=100)
    assert "‹¹Citing› [¹unnamed port officials], [²broadcaster Radio Varr] ‹²reported›" in out
    row = re.search(r"^2 +broadcaster Radio Varr +reported +that a customs", out, re.M)
    assert row
    assert "[¹source] ‹¹cue› «¹content»" in out


def test_the_legend_is_one_line_at_80_columns(nested: Reading, printed: Show) -> None:
    for encoding, end in (("utf-8", "… goes on"), ("ascii", "... goes on")):
        (legend,) = (line for line in printed(ReadingView(nested), encoding=encoding).splitlines() if "equal" in line)
        assert legend.rstrip().endswith(end)


@pytest.mark.parametrize("width", [40, 80])
def test_a_missing_source_and_a_low_confidence_are_told_in_words(nested: Reading, printed: Show, width: int) -> None:
    out = " ".join(printed(ReadingView(nested), width=width).split())
    assert "(no source" in out
    assert "41% low" in out
    assert "90% low" not in out


def test_roles_differ_by_shape_where_the_table_has_no_columns(nested: Reading, printed: Show) -> None:
    out = printed(ReadingView(nested), width=50)
    assert "2 [broadcaster Radio Varr]" in out
    assert "  ‹reported›" in out


def test_a_pipe_gets_no_escape_sequences(nested: Reading, printed: Show) -> None:
    assert "\x1b" not in printed(ReadingView(nested))


def test_no_color_leaves_the_shapes(nested: Reading, printed: Show) -> None:
    out = printed(ReadingView(nested), force_terminal=True, no_color=True, color_system="standard")
    assert not re.search(r"\x1b\[[0-9;]*\b(3[0-7]|9[0-7])m", out)
    assert "‹²reported›" in re.sub(r"\x1b\[[0-9;]*m", "", out)


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
    out = printed(ReadingView(hostile), width=width, encoding=encoding)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
    shown = "".join(out.split())
    for literal in (r"\x1b[31m", r"\x1b]0;owned\x07", r"\u202eevil\u2066", "[bold]", ":smile:", "[/]", r"\x9b2J"):
        assert literal in shown


def test_a_terminal_gets_only_the_views_own_sequences(hostile: Reading, printed: Show) -> None:
    out = printed(ReadingView(hostile), force_terminal=True, color_system="standard")
    assert not re.search(r"\x1b(?!\[[0-9;]*m)", out)
    assert "\x1b[2J" not in out


def test_paragraphs_are_parted_by_one_empty_line_however_the_text_parts_them(printed: Show) -> None:
    for text in ("One.\nTwo.", "One.\n\nTwo."):
        out = printed(ReadingView(Reading(report=Report(id="p", text=text), attributions=(), reader="r")))
        assert "One.\n\nTwo.\n" in out


@pytest.mark.parametrize("report", example_reports(), ids=lambda report: report.id)
def test_examples_without_attributions_say_so(report: Report, printed: Show) -> None:
    out = printed(ReadingView(Reading(report=report, attributions=(), reader="r")))
    assert out.rstrip().endswith("No attributions found.")
    assert "equal numbers" not in out
