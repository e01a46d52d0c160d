"""The command line, with a reader that marks the first word of a report, and its second as the cue."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

import sayso
from sayso.cli import app
from sayso.errors import WeightsError
from sayso.examples import example_reports
from sayso.ingest.jsonl import Line
from sayso.records import Actor, Attribution, Claim, Link, Reading, Report, Span, from_json

LINE_FIELDS = set(Line.__struct_fields__)
EXAMPLES = sorted((Path(__file__).parents[1] / "src" / "sayso" / "examples").glob("*.jsonl"))
ONE = str(EXAMPLES[0])

STAND_IN = """
import os, sys, time, types
from sayso.records import Reading
class Slow:
    def read(self, report):
        if "BUSY" in os.environ:
            open(os.environ["BUSY"], "w").close()
            time.sleep(60)
        return Reading(report=report, attributions=(), reader="stand-in")
module = types.ModuleType("sayso.reader")
module.load_reader = Slow
sys.modules["sayso.reader"] = module
from sayso.cli import main
main()
"""


class FirstWords:
    """A reader that always finds one attribution and one claim."""

    def read(self, report: Report) -> Reading:
        """The first word as source, the second as cue, the third as content."""
        first, second, third = (len(" ".join(report.text.split(" ")[:n])) for n in (1, 2, 3))
        found = Attribution(
            source=(Span(0, first),),
            cue=(Span(first + 1, second),),
            content=(Span(second + 1, third),),
            confidence=0.9,
        )
        actor = Actor(name=report.text[:first], naming="unnamed", kind="group", mentions=found.source)
        link = Link(source=found.source, cue=found.cue, actors=(0,), naming="unnamed", kind="group")
        claim = Claim(
            id="c1", content=found.content, event=found.content[0], chain=(link,),
            basis="stated", certainty="PR+", phase="past", confidence={"claim": 0.55},
        )  # fmt: skip
        return Reading(report=report, attributions=(found,), actors=(actor,), claims=(claim,), reader="first words")


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Puts `FirstWords` in the place of the model."""
    stand_in = ModuleType("sayso.reader")
    stand_in.load_reader = FirstWords  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sayso.reader", stand_in)
    monkeypatch.setenv("COLUMNS", "80")
    return stand_in


pytestmark = pytest.mark.usefixtures("model")


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, arguments, input=given)


def piped(*arguments: str, **more: str) -> "subprocess.Popen[bytes]":
    """The command in a process of its own, with a reader that finds nothing.

    With `BUSY=path` the reader makes that file when it is called, and then takes a minute.
    """
    return subprocess.Popen(
        [sys.executable, "-c", STAND_IN, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | more | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def test_version() -> None:
    assert run("--version").stdout == f"sayso {sayso.__version__}\n"


@pytest.mark.parametrize("arguments", [("--help",), ("read", "--help"), ("read", "-h"), ("sources", "-h")])
def test_help_says_english_only(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert "English only" in result.stdout


def test_read_shows_the_report_with_its_marks() -> None:
    result = run("read", str(EXAMPLES[2]))
    assert result.exit_code == 0
    assert result.stdout.startswith("Kelsa Courier · 13 October 2026, 10:30 UTC+03:00\n")
    assert "[¹The] ‹¹bow› «¹?of» the Tessarine was burnt black" in result.stdout
    assert "  The (unnamed, group)" in result.stdout
    assert "(probably) of" in result.stdout
    assert result.stderr == ""


def test_a_report_without_claims_says_so(model: ModuleType) -> None:
    class Silent:
        def read(self, report: Report) -> Reading:
            return Reading(report=report, attributions=(), reader="silent")

    model.load_reader = Silent  # type: ignore[attr-defined]
    for command in ("read", "sources"):
        result = run(command, ONE)
        assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "No claims found.")


def test_sources_lists_them_for_each_report() -> None:
    result = run("sources", *map(str, EXAMPLES))
    assert result.exit_code == 0
    assert result.stdout.count("Origin of") == len(EXAMPLES)
    assert "The (unnamed, group)" in result.stdout


def test_sources_as_json() -> None:
    document = json.loads(run("sources", ONE, "--json").stdout)
    assert (document["id"], document["claims"], document["own_voice"]) == ("lodestar", 1, [])
    (source,) = document["sources"]
    assert (source["name"], source["origin_of"], source["first"], source["words"]) == ("PORT", ["c1"], [0, 4], "PORT")


def test_sources_as_json_lines() -> None:
    lines = run("sources", *map(str, EXAMPLES), "--jsonl").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [report.id for report in example_reports()]


def test_sources_tells_what_failed() -> None:
    result = run("sources", "none.txt", ONE, "--jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 1)
    assert result.stderr.splitlines()[-1] == "sayso: 1 of 2 reports failed"


def test_the_help_names_every_field_that_is_printed() -> None:
    for command in ("read", "sources"):
        said = run(command, "--help").stdout
        document = json.loads(run(command, ONE, "--json").stdout)
        assert all(f'"{field}"' in said for field in document)


def test_what_the_options_say_takes_the_place_of_what_the_report_says() -> None:
    result = run("read", ONE, "--outlet", "NKT", "--published", "2026-01-02")
    assert result.stdout.startswith("NKT · 2 January 2026\n")


def test_json_is_one_object() -> None:
    document = json.loads(run("read", ONE, "--json").stdout)
    assert document["report"]["id"] == "lodestar"
    assert document["attributions"][0]["source"] == [[0, 4]]
    assert document["claims"][0]["chain"][0]["actors"] == [0]
    assert document["claims"][0]["words"] == {"content": "Tarsenia,", "event": "Tarsenia,", "participants": []}


def test_json_of_several_inputs_is_a_list() -> None:
    document = json.loads(run("read", *map(str, EXAMPLES), "--json").stdout)
    assert [reading["report"]["id"] for reading in document] == [report.id for report in example_reports()]


def test_jsonl_is_a_line_a_report() -> None:
    lines = run("read", *map(str, EXAMPLES), "--jsonl").stdout.splitlines()
    assert [from_json(line, Reading).report for line in lines] == list(example_reports())


def test_standard_input() -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    assert json.loads(run("read", "-", "--json", given=text).stdout)["report"]["id"] == "lodestar"


@pytest.mark.parametrize("form", [(), ("--json",), ("--jsonl",)])
def test_an_error_is_told_on_standard_error_and_nothing_is_printed(form: tuple[str, ...]) -> None:
    result = run("read", "none.txt", *form)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert (
        result.stderr
        == "sayso: expected a file; came 'none.txt', which does not exist; check the path, or add https://\n"
    )


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """Two good lines, with a bad one before, between and after them."""
    path = tmp_path / "broken.jsonl"
    one, two = (example.read_bytes() for example in EXAMPLES[:2])
    path.write_bytes(b"{not json\n" + one + b'{"title": "x"}\n' + two + b'{"text": "cut')
    return str(path)


def test_bad_lines_are_told_and_the_good_ones_read(broken: str) -> None:
    result = run("read", broken, "--jsonl")
    assert result.exit_code == 2
    assert [json.loads(line)["report"]["id"] for line in result.stdout.splitlines()] == ["lodestar", "chronicle"]
    told = result.stderr.splitlines()
    assert [f"line {number}" in line for number, line in zip((1, 3, 5), told, strict=False)] == [True] * 3
    assert told[3:] == ["sayso: 3 of 5 reports failed"]


def test_the_good_lines_are_shown_to_people_too(broken: str) -> None:
    assert run("read", broken).stdout.startswith("Lodestar News Agency")


def test_json_is_a_list_where_one_of_two_lines_is_bad(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_bytes(EXAMPLES[0].read_bytes() + b"{}\n")
    assert [one["report"]["id"] for one in json.loads(run("read", str(path), "--json").stdout)] == ["lodestar"]


@pytest.mark.parametrize("form", ["--json", "--jsonl"])
@pytest.mark.parametrize("inputs", [EXAMPLES[:1], EXAMPLES])
def test_what_is_printed_can_be_read_again(form: str, inputs: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "readings"
    path.write_text(run("read", *map(str, inputs), form).stdout, encoding="utf-8")
    again = run("read", str(path), "--jsonl").stdout.splitlines()
    assert [from_json(line, Reading).report for line in again] == list(example_reports()[: len(inputs)])


def test_json_has_the_words_beside_the_spans() -> None:
    found = json.loads(run("read", ONE, "--json").stdout)["attributions"][0]
    assert found["words"] == {"source": "PORT", "cue": "KELSA,", "content": "Tarsenia,"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("The mayor said it rained.", "standard input: give -"),
        ("none.txt", "check the path, or add https://"),
        ("", "came an empty path"),
        ("file:///tmp/the%20report.txt", "give the path: '/tmp/the report.txt'"),
        (str(EXAMPLES[0].parent), "examples/*'"),
    ],
)
def test_a_slip_in_the_name_of_an_input_is_told_with_its_remedy(given: str, told: str) -> None:
    result = run("read", given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.parametrize("day", ["2025-06", "04/03/2025", "2025-06-03 10:00", "2025-06-03 or so", "3 Jun 2025 10:00"])
def test_a_day_in_another_form_is_told_with_an_example(day: str) -> None:
    result = run("read", ONE, "--published", day)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "2024-05-06T10:00:00+02:00" in result.stderr


def test_help_names_the_fields_of_json() -> None:
    said = run("read", "--help").stdout
    assert all(f'"{field}"' in said for field in ("text", *LINE_FIELDS))


def test_the_others_are_read_all_the_same() -> None:
    result = run("read", "none.txt", ONE, "nor this.txt", "--jsonl")
    assert result.exit_code == 2
    assert [from_json(line, Reading).report.id for line in result.stdout.splitlines()] == ["lodestar"]
    assert result.stderr.splitlines()[-1] == "sayso: 2 of 3 reports failed"
    assert "sayso: none.txt: expected a file" in result.stderr


def test_json_stays_a_list_where_all_but_one_fail() -> None:
    assert len(json.loads(run("read", "none.txt", ONE, "--json").stdout)) == 1
    assert run("read", "none.txt", "nor this.txt", "--json").stdout == ""


def test_messages_are_harmless() -> None:
    result = run("read", "a\x1b[2J\u202eb.txt")
    assert "\x1b" not in result.stderr
    assert "\u202e" not in result.stderr


@pytest.mark.parametrize("command", ["read", "sources"])
def test_json_and_jsonl_exclude_each_other(command: str) -> None:
    result = run(command, ONE, "--json", "--jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "exclude each other" in result.stderr


def test_missing_weights_end_everything_at_once(model: ModuleType) -> None:
    def broken() -> FirstWords:
        raise WeightsError(expected="the model", came="nothing", todo="install sayso again")

    model.load_reader = broken  # type: ignore[attr-defined]
    result = run("read", ONE, ONE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "sayso: expected the model; came nothing; install sayso again\n"


def test_demo_shows_the_first_in_full_and_names_the_others() -> None:
    result = run("demo")
    assert result.exit_code == 0
    assert "‹¹KELSA,›" in result.stdout
    assert all((report.outlet or "") in result.stdout for report in example_reports())
    assert "sayso read report.txt" in result.stdout.splitlines()[-4]


def test_a_reader_that_goes_away_is_no_error() -> None:
    with piped("read", *map(str, EXAMPLES * 20), "--jsonl") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in (0, 1)


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_an_interruption_ends_quietly_with_130(tmp_path: Path) -> None:
    busy = tmp_path / "busy"
    process = piped("read", ONE, BUSY=str(busy))
    while not busy.exists() and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_pipe_gets_no_colours_and_no_bar() -> None:
    out, err = piped("read", *map(str, EXAMPLES * 2)).communicate(timeout=20)
    assert b"\x1b" not in out
    assert err == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told() -> None:
    command = [sys.executable, "-c", STAND_IN, "read", ONE, "--jsonl"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "No space left" in done.stderr


def test_a_closed_standard_input_is_told() -> None:
    code = "import sys; sys.stdin = None; from sayso.cli import main; sys.argv = ['sayso', 'read', '-']; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2, "sayso: expected a report on standard input; came none, for it is closed; give a file\n",
    )  # fmt: skip


def test_half_a_character_in_an_option_is_printed_as_json_all_the_same() -> None:
    result = run("read", ONE, "--outlet", "N\udcffKT", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["report"]["outlet"].startswith("N")
