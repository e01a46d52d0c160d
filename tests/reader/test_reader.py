import json
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import WeightsError
from sayso.reader import Reader, load_reader
from sayso.reader.quotations import join_quotations
from sayso.reader.weights import FOLDER
from sayso.records import Attribution, Report, Span, words_of
from sayso.resolve import resolve

REPORT = (
    "PORT ALDER — The ferry had not left by nightfall, harbour police spokeswoman Ana Vance said on Monday.\n"
    "“We waited for three hours,” said Tomas Reil, a passenger. “Nobody told us anything.”\n"
    "According to the operator, Strait Lines, the engine had failed."
)


def roles(text: str) -> list[tuple[str, str, str]]:
    return [
        (words_of(text, a.source), words_of(text, a.cue), words_of(text, a.content))
        for a in load_reader().attributions(text)
    ]


def check_spans(text: str, found: tuple[Attribution, ...]) -> None:
    for a in found:
        assert a.content
        assert a.cue
        assert 0 <= a.confidence <= 1
        for role in (a.source, a.cue, a.content):
            assert all(0 <= s < e <= len(text) for s, e in role)
            assert all(before.end <= after.start for before, after in pairwise(role))


def test_a_report() -> None:
    found = roles(REPORT)
    assert ("harbour police spokeswoman Ana Vance", "said", "The ferry had not left by nightfall") in [
        (source, cue.split(" on ")[0], content.rstrip(",").split(" — ")[-1]) for source, cue, content in found
    ]
    assert any("Tomas Reil" in s and "three hours" in c and "Nobody" in c for s, _, c in found)
    assert any("operator" in s and cue == "According to" for s, cue, _ in found)


@pytest.mark.parametrize("straight", [False, True])
def test_quotation_marks_of_either_kind(straight: bool) -> None:
    text = REPORT.replace("“", '"').replace("”", '"') if straight else REPORT
    assert any("Tomas Reil" in s and "three hours" in c for s, _, c in roles(text))


def test_a_quotation_longer_than_a_window_keeps_its_source() -> None:
    text = "“" + "We waited on the quay and nobody came to help us. " * 40 + "It was cold,” Ana Vance said."
    longest = max(roles(text), key=lambda r: len(r[2]))
    assert "Ana Vance" in longest[0]
    assert len(longest[2]) > 0.9 * len(text)


def test_a_quotation_that_goes_on_in_the_next_paragraphs_keeps_its_source() -> None:
    text = (
        "Ana Vance said: “We waited on the quay for three hours.\n"
        + "“Nobody came. The lights were out and the office was shut.\n" * 8
        + "“In the end we went home.”"
    )
    assert any("Ana Vance" in s and "went home" in c for s, _, c in roles(text))


@pytest.mark.parametrize("marks", ["“”", '""', "“", '"', "”"])
def test_marks_in_any_number_lose_nothing(marks: str) -> None:
    text = f"{marks[0]}We waited for three hours,{marks[-1] if len(marks) > 1 else ''} Ana Vance said on Monday."
    assert any("Ana Vance" in s and "three hours" in c for s, _, c in roles(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.text(), st.sampled_from(REPORT.split(" ")), st.just("\n")), max_size=60).map(" ".join))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    check_spans(text, load_reader().attributions(text))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "\u200b", "\u202e\u202e", "a" * 100_000, "“" * 5_000, '"' * 5_001, "\n" * 10_000, "said " * 5_000,
     "\ud800 he said it sank", "e\u0301" * 1000, "ف قال " * 500],
    ids=lambda t: f"{t[:4]!r}x{len(t)}",
)  # fmt: skip
def test_hostile_texts(text: str) -> None:
    check_spans(text, load_reader().attributions(text))


def test_a_reading_holds_its_report_and_the_version_of_the_reader() -> None:
    report = Report(id="a", text=REPORT)
    reading = load_reader().read(report)
    assert reading.report is report
    assert reading.reader == load_reader().model.version
    assert list(reading.attributions) == sorted(reading.attributions, key=lambda a: a.cue)


@pytest.mark.parametrize("text", ["", "\n", "\ud800 he said it sank. It sank.", "said " * 500, "“" * 500])
def test_any_text_has_a_reading(text: str) -> None:
    reading = load_reader().read(Report(id="a", text=text, title=text[:20]))
    assert all(0 <= a < b <= len(text) for claim in reading.claims for a, b in claim.content)
    assert all(i < len(reading.actors) for c in reading.claims for link in c.chain for i in link.actors)


def test_a_reading_knows_who_says_what() -> None:
    reading = load_reader().read(Report(id="a", text=REPORT))
    (claim,) = (c for c in reading.claims if "engine had failed" in words_of(REPORT, c.content))
    assert claim.origin
    assert "operator" in words_of(REPORT, claim.origin.source)
    assert any("Ana Vance" in actor.name for actor in reading.actors)


def test_reading_costs_no_more_than_the_text_is_long() -> None:
    def cost(times: int) -> float:
        text = (REPORT + "\n") * times
        sheet = load_reader().sheet(text)
        began = time.process_time()
        resolve(sheet, Report(id="a", text=text), load_reader().model.resolve, load_reader().model.distance)
        return time.process_time() - began

    cost(5)
    assert cost(80) < 30 * max(cost(8), 0.01)  # a stage that looks at all for each takes a hundred times as long


def test_empty_lines_before_a_text_only_move_the_spans() -> None:
    moved = load_reader().attributions("\n\n" + REPORT)
    first = load_reader().attributions(REPORT)
    assert [a.cue for a in moved] == [tuple(Span(s + 2, e + 2) for s, e in a.cue) for a in first]


def test_threads_share_a_reader() -> None:
    alone = load_reader().attributions(REPORT)
    together: list[tuple[Attribution, ...]] = []
    threads = [threading.Thread(target=lambda: together.append(load_reader().attributions(REPORT))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == [alone] * 4


@pytest.mark.parametrize("name", ["model.json", "tokenizer.json", "reader.onnx"])
@pytest.mark.parametrize("data", [None, b"", b"{}"])
def test_missing_and_broken_weights_are_told(name: str, data: bytes | None, tmp_path: Path) -> None:
    for file in ("model.json", "tokenizer.json", "reader.onnx"):
        (tmp_path / file).symlink_to(FOLDER / file)
    (tmp_path / name).unlink()
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(WeightsError, match=f"{name}.*make train"):
        Reader(tmp_path)


@pytest.mark.parametrize("wrong", [{"window": 600}, {"calibration": [[0.0, 0.0]]}, {"calibration": [[1, 1], [0, 0]]}])
def test_settings_that_cannot_be_are_told(wrong: dict[str, object], tmp_path: Path) -> None:
    settings = json.loads((FOLDER / "model.json").read_text()) | wrong
    (tmp_path / "model.json").write_text(json.dumps(settings))
    with pytest.raises(WeightsError, match=r"model\.json"):
        Reader(tmp_path)


def test_joining_quotations_costs_no_more_than_the_text_is_long() -> None:
    contents = [set(range(18 * i, 18 * i + 5)) for i in range(20_000)]
    quotations = [[(18 * i, 18 * i + 5), (18 * i + 12, 18 * i + 17)] for i in range(20_000)]
    windows = [(90 * i, 90 * i + 90) for i in range(4_000)]
    began = time.process_time()
    join_quotations(contents, quotations, windows)
    assert time.process_time() - began < 5  # a scan of all contents for each piece took minutes
    assert contents[0] == {*range(5), *range(12, 17)}
