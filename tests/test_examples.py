"""The example story holds what its plan says."""

import re
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import pytest

from sayso.examples import example_reports
from sayso.ingest import open_reports
from sayso.records import Report

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "examples" / "README.md"
REPORTS = {report.id: report for report in example_reports()}
FILES = sorted((ROOT / "src" / "sayso" / "examples").glob("*.jsonl"))

FEATURES = [
    ("aldmoor", r"Citing unnamed port officials, broadcaster Radio Varr reported that a customs inspector had warned"),
    ("aldmoor", r"could not be independently verified"),
    ("aldmoor", r"A satellite image taken at 0915 GMT .* shows"),
    ("aldmoor", r"Photographs that a fisherman shared"),
    ("aldmoor", r"are believed to be missing"),
    ("aldmoor", r"denied that there had been any leak"),
    ("lodestar", r"did not immediately respond"),
    ("lodestar", r"reportedly"),
    ("lodestar", r"is expected to"),
    ("lodestar", r"2:40 a\.m\. local time \(2340 GMT on Monday\)"),
    ("courier", r"Courier reporters saw"),
    ("courier", r"A cargo manifest seen by the Courier lists"),
    ("courier", r"She added"),
    ("courier", r"asked not to be named because"),
    ("radio-varr", r"on condition of anonymity because"),
    ("radio-varr", r"11 crew members, not 14"),
    ("morrow-post", r"\nCorrection: "),
]
"""A phrase for each thing that there is to find."""


def shingles(report: Report) -> set[tuple[str, ...]]:
    """The runs of five words."""
    words = re.findall(r"\w+", report.text.lower())
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def taken_from(copy: Report, original: Report) -> float:
    """The share of a report's runs of words that stand in another one."""
    return len(shingles(copy) & shingles(original)) / len(shingles(copy))


def test_there_are_six_outlets_in_the_order_of_publication() -> None:
    published = [datetime.fromisoformat(report.published or "") for report in REPORTS.values()]
    assert len({report.outlet for report in REPORTS.values()}) == len(FILES) == 6
    assert published == sorted(published)
    assert all(when.tzinfo for when in published)


@pytest.mark.parametrize("report", REPORTS.values(), ids=list(REPORTS))
def test_each_is_a_whole_report(report: Report) -> None:
    assert 150 <= len(report.text.split()) <= 300
    assert report.title
    assert report.dateline
    assert report.byline
    assert report.language == "en"
    assert report.url
    assert ".example/" in report.url


@pytest.mark.parametrize(("name", "phrase"), FEATURES)
def test_each_feature_is_there(name: str, phrase: str) -> None:
    assert re.search(phrase, REPORTS[name].text)


def test_only_the_chronicle_copies() -> None:
    for copy in REPORTS.values():
        for original in REPORTS.values():
            if copy is not original and {copy.id, original.id} != {"chronicle", "lodestar"}:
                assert taken_from(copy, original) < 0.1
    assert taken_from(REPORTS["chronicle"], REPORTS["lodestar"]) > 0.6
    assert "Lodestar" not in REPORTS["chronicle"].text


def test_the_long_quotation_opens_each_paragraph_and_closes_only_the_last() -> None:
    paragraphs = REPORTS["courier"].text.split("\n\n")
    first = next(at for at, paragraph in enumerate(paragraphs) if paragraph.startswith('"The Tessarine'))
    assert [paragraph[0] for paragraph in paragraphs[first : first + 3]] == ['"'] * 3
    assert [paragraph.endswith('"') for paragraph in paragraphs[first : first + 3]] == [False, False, True]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_files_can_be_read_like_any_others(file: Path) -> None:
    (report,) = open_reports(file)
    assert report == REPORTS[report.id]


def test_they_come_with_the_package() -> None:
    assert {file.name for file in FILES} <= {entry.name for entry in files("sayso.examples").iterdir()}


def test_the_plan_lists_each_of_them() -> None:
    listed = re.findall(r"^\| `([\w-]+)` \|", PLAN.read_text(encoding="utf-8"), re.M)
    assert listed == [file.stem for file in FILES]


def test_every_quotation_of_the_plan_is_in_some_report() -> None:
    plan = PLAN.read_text(encoding="utf-8").split("## What there is to find")[1]
    texts = " ".join(report.text for report in REPORTS.values())
    for quoted in re.findall(r"(?<!\w)'([^']+?)(?: …)?'(?!\w)", plan):
        assert quoted in texts
