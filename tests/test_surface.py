"""The public surface: what `__all__` lists is what there is, what is documented, and what works."""

import inspect
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

import sayso
import sayso.errors
from sayso.records import Reading, Report

ROOT = Path(__file__).parents[1]
HEAVY = ["lxml", "numpy", "onnxruntime", "py3langid", "rich", "tokenizers", "trafilatura", "typer", "httpcore"]


class Echo:
    """A reader that finds nothing."""

    def read(self, report: Report) -> Reading:
        """An empty reading."""
        return Reading(report=report, attributions=(), reader="echo")


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts `Echo` in the place of the model."""
    stand_in = ModuleType("sayso.reader")
    stand_in.load_reader = Echo  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sayso.reader", stand_in)


def public_names() -> Iterator[str]:
    """What the package holds besides its modules."""
    for name, value in vars(sayso).items():
        if (not name.startswith("_") or name == "__version__") and not inspect.ismodule(value):
            yield name


def test_all_lists_every_public_name_in_order() -> None:
    assert sayso.__all__ == sorted(public_names())


def test_every_error_is_public() -> None:
    errors = {name for name, value in vars(sayso.errors).items() if inspect.isclass(value)}
    assert errors <= set(sayso.__all__)


def test_the_library_page_has_a_section_for_each_name_and_no_other() -> None:
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^### `(\w+)`$", page, re.M)) == sayso.__all__


def test_every_public_name_has_a_docstring() -> None:
    assert all(inspect.getdoc(getattr(sayso, name)) for name in sayso.__all__)


def test_the_version_is_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert sayso.__version__ == project["version"]


def test_importing_sayso_is_light() -> None:
    code = f"import sys, sayso; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


REPORT = (
    "The ferry left on time on Monday, the harbour office said.\n"
    "It was full to the last seat, according to two people who had seen it sail for the islands that morning.\n"
)


def test_read_takes_text() -> None:
    reading = sayso.read(REPORT, outlet="NKT", published="2026-10-13")
    assert reading.report.text.split() == REPORT.split()
    assert (reading.report.outlet, reading.report.published) == ("NKT", "2026-10-13")


def test_read_takes_text_of_one_line() -> None:
    text = REPORT.replace("\n", " ").strip()
    assert sayso.read(text).report.text == text


def test_read_takes_a_path_as_path_or_string(tmp_path: Path) -> None:
    file = tmp_path / "the report.txt"
    file.write_text(REPORT, encoding="utf-8")
    assert sayso.read(file) == sayso.read(str(file)) == sayso.read(REPORT)


def test_read_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    for missing in (tmp_path / "none.txt", "none.txt"):
        with pytest.raises(sayso.MissingInput, match=r"none\.txt"):
            sayso.read(missing)


@pytest.mark.parametrize("empty", ["", " ", "\n\n"])
def test_read_refuses_an_empty_text(empty: str) -> None:
    with pytest.raises(sayso.EmptyInput):
        sayso.read(empty)


@pytest.mark.parametrize(
    ("published", "written"),
    [
        (date(2025, 6, 3), "2025-06-03"),
        (datetime(2025, 6, 3, 10, 15), "2025-06-03"),
        (datetime(2025, 6, 3, 10, 15, 1, 5, tzinfo=UTC), "2025-06-03T10:15:01Z"),
    ],
)
def test_read_takes_dates(published: date, written: str) -> None:
    assert sayso.read(REPORT, published=published).report.published == written


@pytest.mark.parametrize("given", [None, REPORT.encode(), 3])
def test_read_says_which_type_it_wants(given: object) -> None:
    with pytest.raises(TypeError, match=r"expected a report's text as a str, or a pathlib\.Path"):
        sayso.read(given)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"expected a str, a date or a datetime|expected the outlet's name"):
        sayso.read(REPORT, published=3, outlet=given)  # type: ignore[arg-type]


def test_read_takes_a_page_and_json_as_strings() -> None:
    page = f"<!doctype html><title>Ferry runs</title><h1>Ferry runs</h1><p>{REPORT}</p>"
    for given in (page, page.replace("\n", " "), json.dumps({"text": REPORT, "title": "Ferry runs"})):
        report = sayso.read(given).report
        assert (report.title, report.text.split()) == ("Ferry runs", REPORT.split())


@pytest.mark.parametrize("slip", ["my report.txt", "the reports/ferry story", "two reports.jsonl", r"my reports\ferry"])
def test_read_takes_a_slip_in_a_path_for_one(slip: str) -> None:
    with pytest.raises(sayso.MissingInput):
        sayso.read(slip)


def test_a_line_with_a_slash_is_text() -> None:
    text = REPORT.replace("\n", " ").replace("two people", "him and/or her").strip()
    assert sayso.read(text).report.text == text


def test_a_short_text_is_told_how_long_it_has_to_be() -> None:
    with pytest.raises(sayso.NotNews, match="at least 20 words"):
        sayso.read("The mayor said it rained.")


def test_read_refuses_a_file_of_several_reports(tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    one = next((ROOT / "src" / "sayso" / "examples").glob("1-*.jsonl")).read_text(encoding="utf-8")
    file.write_text(one * 2, encoding="utf-8")
    with pytest.raises(sayso.InputError, match=r"expected one report; came a file with several"):
        sayso.read(file)


def test_a_very_long_line_is_text_and_not_a_path() -> None:
    text = REPORT.replace("\n", " ") * 100
    assert len(sayso.read(text).report.text) > 10_000
