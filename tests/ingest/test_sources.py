import gzip
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import (
    BadDate,
    BadLine,
    BinaryInput,
    EmptyInput,
    InputError,
    MissingInput,
    NotEnglish,
    NotNews,
    TooLarge,
    Unreachable,
)
from sayso.ingest import open_reports, reports_from_lines
from sayso.ingest.limits import MAX_INPUT
from sayso.ingest.stream import read_lines


def test_a_page_called_txt_and_a_text_called_html(tmp_path: Path, page: Callable[..., str], prose: str) -> None:
    (tmp_path / "page.txt").write_text(page(), encoding="utf-8")
    (tmp_path / "text.html").write_text(prose, encoding="utf-8")
    (tmp_path / "page.gz").write_bytes(gzip.compress(page().encode()))
    assert {next(open_reports(path)).text for path in tmp_path.iterdir()} == {prose}


def test_overrides_hold_for_every_report(tmp_path: Path, prose: str) -> None:
    lines = [
        {"text": prose, "outlet": "A", "date": "2024-01-01"},
        {"text": prose, "id": 7, "url": "https://nkt.example/7"},
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    reports = list(open_reports(str(path), outlet="NKT", published="2024-10-03T08:00:00+02:00"))
    assert [(one.outlet, one.published) for one in reports] == [("NKT", "2024-10-03T08:00:00+02:00")] * 2
    assert (reports[1].id, reports[1].url) == ("7", "https://nkt.example/7")
    assert [one.published for one in open_reports(path)] == ["2024-01-01", None]


LAYOUTS: dict[str, Callable[[list[dict[str, str]]], str]] = {
    "a list on one line": json.dumps,
    "a list over many lines": lambda objects: json.dumps(objects, indent=2),
    "a list, tabs": lambda objects: "\n" + json.dumps(objects, indent="\t").replace("\n", "\r\n"),
    "readings": lambda objects: json.dumps([{"report": one, "attributions": []} for one in objects], indent=2),
    "lines of readings": lambda objects: "\n".join(json.dumps({"report": one}) for one in objects),
    "lines": lambda objects: "\n".join(map(json.dumps, objects)),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_json_is_read_in_every_layout(layout: str, tmp_path: Path, prose: str) -> None:
    path = tmp_path / "reports.json"
    path.write_bytes(LAYOUTS[layout]([{"text": prose, "outlet": "A"}, {"text": prose, "outlet": "B"}]).encode())
    assert [(report.text, report.outlet) for report in open_reports(path)] == [(prose, "A"), (prose, "B")]


@pytest.mark.parametrize("wrap", [False, True])
@pytest.mark.parametrize("indent", [None, 0, 2, "\t"])
def test_one_object_may_stand_on_many_lines(wrap: bool, indent: int | str | None, tmp_path: Path, prose: str) -> None:
    one = {"id": "a", "text": prose, "more": {"text": [1, {"x": None}]}}
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"report": one} if wrap else one, indent=indent), encoding="utf-8")
    assert [(report.id, report.text) for report in open_reports(path)] == [("a", prose)]


def test_an_object_that_begins_on_its_first_line(tmp_path: Path, prose: str) -> None:
    path = tmp_path / "report.json"
    path.write_text('{"outlet": "A",\n "text":\n' + json.dumps(prose) + "}", encoding="utf-8")
    assert next(open_reports(path)).outlet == "A"


@pytest.mark.parametrize("text", ["[Photo] ", "{sic} ", "[1] ", "{\n"])
def test_brackets_do_not_make_a_text_json(text: str, tmp_path: Path, prose: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text + prose, encoding="utf-8")
    assert next(open_reports(path)).text.endswith(prose)


def test_failed_is_told_and_the_others_come(tmp_path: Path, prose: str) -> None:
    good, told = json.dumps({"text": prose}), list[InputError]()
    path = tmp_path / "reports"
    for bad, place in ((f"{{}}\n{good}\nno\n{good}", "line"), (f"[{{}}, {good}, 3, {good}]", "item")):
        path.write_text(bad, encoding="utf-8")
        assert [report.text for report in open_reports(path, failed=told.append)] == [prose, prose]
        assert [str(wrong).count(f"in {place} {number}") for wrong, number in zip(told, (1, 3), strict=True)] == [1, 1]
        told.clear()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{}", 'an object without "text"'),
        ('{"report": {}}', 'an object without "text"'),
        ('{"text": 3}', 'a number in "text", where text belongs'),
        ('{"text": "x", "title": ["a"]}', 'a list in "title", where text belongs'),
        ('{"text": "cut', "JSON that breaks off"),
        ('{"text": "a" "b"}', "broken JSON (from byte"),
        ('{"text": " "}', "came none"),
    ],
)
def test_bad_json_is_told_in_words(line: str, words: str) -> None:
    with pytest.raises(BadLine) as wrong:
        list(reports_from_lines([line.encode()]))
    assert words in str(wrong.value)
    assert not {"`", "$"} & set(str(wrong.value))


def test_a_broken_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken").write_text('[{"text": "a"},', encoding="utf-8")
    with pytest.raises(BadLine, match="breaks off"):
        next(open_reports(tmp_path / "broken"))
    (tmp_path / "large").write_text('[{"text": "a"}' + " " * MAX_INPUT, encoding="utf-8")
    with pytest.raises(TooLarge):
        next(open_reports(tmp_path / "large"))


def test_a_line_that_is_too_long_is_told_by_number() -> None:
    lines = read_lines(io.BytesIO(b"{}\n" + b"x" * 20), limit=10)
    assert next(lines) == b"{}\n"
    with pytest.raises(TooLarge, match="line, number 2"):
        next(lines)


def test_days_that_lines_state_may_have_a_time_without_a_zone(prose: str) -> None:
    line = json.dumps({"text": prose, "published": "2025-06-03 10:00"}).encode()
    assert [report.published for report in reports_from_lines([line])] == ["2025-06-03"]
    with pytest.raises(BadDate, match="without a zone"):
        list(reports_from_lines([line], published="2025-06-03 10:00"))


@pytest.mark.parametrize("source", [None, b"report.txt"])
def test_a_source_of_another_type_is_told(source: object) -> None:
    with pytest.raises(TypeError, match="expected a str or a pathlib"):
        next(open_reports(source))  # type: ignore[arg-type]


def test_lines_are_read_one_by_one(tmp_path: Path, prose: str) -> None:
    path = tmp_path / "reports.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"text": prose}).encode() + b"\nnot json\n"))
    reports = open_reports(path)
    assert next(reports).text == prose
    with pytest.raises(BadLine, match=r"in line 2"):
        next(reports)


@pytest.mark.parametrize(
    ("line", "kind", "word"),
    [
        ('{"title": "x"}', BadLine, "text"),
        ('{"text": 3}', BadLine, "line 1"),
        ('{"text": " "}', BadLine, "line 1"),
        ('{"text": "cut', BadLine, "line 1"),
        ('{"text": "x", "a": ' + "[" * 100_000, BadLine, "line 1"),
        (
            '{"text": "Die Fähre hat den Hafen am Montag verlassen. %s"}' % ("Das sagte der Sprecher am Abend. " * 9),
            NotEnglish,
            "line 1",
        ),
        ('{"text": "%s", "published": "soon"}' % ("The ferry left on Monday, they said. " * 9), BadDate, "soon"),
    ],
)
def test_bad_lines_are_told_by_number(line: str, kind: type[InputError], word: str, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(kind, match=word):
        list(open_reports(path))


def test_standard_input(monkeypatch: pytest.MonkeyPatch, prose: str) -> None:
    class Stdin:
        buffer = io.BytesIO(json.dumps({"text": prose}).encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert next(open_reports("-")).text == prose


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "zeros").write_bytes(b"\0" * 100)
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 100)
    for name, kind in (
        ("none", MissingInput),
        ("", MissingInput),
        ("empty", EmptyInput),
        ("zeros", BinaryInput),
        ("picture.txt", BinaryInput),
    ):
        with pytest.raises(kind):
            next(open_reports(tmp_path / name))
    with pytest.raises(BadDate):
        next(open_reports(tmp_path / "empty", published="soon"))


@pytest.mark.parametrize(
    "url", ["ftp://nkt.example/a", "file:///etc/passwd", "http://127.0.0.1/", "http://u:p@nkt.example/"]
)
def test_addresses_that_are_not_fetched(url: str) -> None:
    with pytest.raises(Unreachable):
        next(open_reports(url))


def test_nothing_heavy_is_imported_for_plain_text(tmp_path: Path, prose: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(prose, encoding="utf-8")
    program = (
        "import sys, sayso.ingest; next(sayso.ingest.open_reports(sys.argv[1]));"
        "heavy = ('trafilatura', 'htmldate', 'lxml', 'httpcore', 'httpx', 'py3langid', 'ftfy');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "start", ["<?xml version='1.0'?>\n<?xml-stylesheet href='a.css'?><rss>", "<feed>", "WARC/1.0\r\n"]
)
def test_feeds_and_archives_are_named(start: str, tmp_path: Path, prose: str) -> None:
    (tmp_path / "feed").write_text(
        f"{start}<item><title>a</title><link>b</link><title>c</title>{prose}", encoding="utf-8"
    )
    with pytest.raises(NotNews, match=r"a news feed|a web archive"):
        next(open_reports(tmp_path / "feed"))
