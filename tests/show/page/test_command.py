"""`sayso page`, with a reader that finds nothing."""

import sys
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.records import Reading, Report

REPORT = (
    '{"title": "Ferry runs", "text": "The ferry left on time on Monday, the harbour office said. It was full to the '
    'last seat, according to two people who had seen it sail for the islands that morning."}\n'
)


class Echo:
    """A reader that finds nothing."""

    def read(self, report: Report) -> Reading:
        """An empty reading."""
        return Reading(report=report, attributions=(), reader="echo")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = ModuleType("sayso.reader")
    stand_in.load_reader = Echo  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sayso.reader", stand_in)
    monkeypatch.chdir(tmp_path)
    Path("one.jsonl").write_text(REPORT, encoding="utf-8")
    Path("two.jsonl").write_text(REPORT * 2, encoding="utf-8")


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, ["page", *arguments], input=given)


def test_the_page_goes_where_it_was_asked_for() -> None:
    result = run("one.jsonl", "-o", "page.html", "--outlet", "NKT")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "sayso: wrote page.html\n")
    page = Path("page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<title>Ferry runs · NKT · sayso</title>" in page


def test_without_a_name_it_is_named_after_the_report_once() -> None:
    assert run("one.jsonl").exit_code == 0
    assert Path("one-page.html").exists()
    again = run("one.jsonl")
    assert again.exit_code == 2
    assert "say -o one-page.html to replace it" in again.stderr


def test_it_is_printed_where_that_was_asked_for() -> None:
    result = run("-", "-o", "-", given=REPORT)
    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout.endswith("</html>\n")
    assert result.stderr == ""


@pytest.mark.parametrize(("source", "came"), [("two.jsonl", "several"), ("none.jsonl", "does not exist")])
def test_what_is_not_one_report_is_an_error(source: str, came: str) -> None:
    result = run(source, "-o", "page.html")
    assert result.exit_code == 2
    assert came in result.stderr
    assert not Path("page.html").exists()
