"""What the command line writes for programs."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Attribution, Reading, Report, Span, from_json
from sayso.show.output import READING, SOURCES, AsJson, AsJsonLines, Shown, output_for, pretty
from sayso.show.output import json_line as line_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def reading_of(text: str) -> Reading:
    found = Attribution(source=(), cue=(Span(0, 1), Span(3, 4)), content=(Span(5, 7),), confidence=0.25)
    return Reading(report=Report(id="a", text=text), attributions=(found,), reader="r")


def json_line(reading: Reading) -> bytes:
    return line_of(READING.document(reading))


@given(TEXTS)
def test_a_line_gives_back_the_reading(text: str) -> None:
    assert from_json(json_line(reading_of(text)), Reading) == reading_of(text)


@given(TEXTS)
def test_the_pretty_form_says_the_same(text: str) -> None:
    line = json_line(reading_of(text))
    assert json.loads(pretty(line)) == json.loads(line)


@given(TEXTS)
def test_json_shows_a_terminal_nothing_to_act_on(text: str) -> None:
    assert not {c for c in json_line(reading_of(text)).decode() if c < " " or c in "\x7f\x85\x9b\u202e\u2066\u2028"}


def test_the_words_stand_beside_the_spans_for_those_who_do_not_count() -> None:
    (found,) = json.loads(json_line(reading_of("It is, they say, so.")))["attributions"]
    assert found["words"] == {"source": None, "cue": "I … i", "content": ", "}


def test_all_that_the_ledger_holds_is_there_with_its_words(nested: Reading) -> None:
    line = json_line(nested)
    assert from_json(line, Reading) == nested
    document = json.loads(line)
    claim, silence = document["claims"][4], document["silences"][1]
    assert claim["words"]["content"] == "undeclared fireworks in the cargo last week"
    assert claim["words"]["participants"] == []
    assert claim["chain"][0]["words"]["source"] == "broadcaster Radio Varr"
    assert claim["chain"][2]["words"] == {"source": "a customs inspector", "cue": "had warned of", "reason": None}
    assert document["actors"][claim["chain"][2]["actors"][0]]["confidence"] == {"kind": 0.41}
    assert silence["words"]["topic"] == "requests for comment"


@pytest.mark.parametrize("shown", [READING, SOURCES])
def test_hostile_readings_become_harmless_json(hostile: Reading, shown: Shown) -> None:
    line = line_of(shown.document(hostile)).decode()
    assert not {c for c in line if c < " " or c in "\x7f\x85\x9b\u202e\u2066"}


def test_spans_stand_on_one_line_and_text_like_spans_is_left_alone() -> None:
    out = pretty(json_line(reading_of("[\n1,\n2\n]"))).decode()
    assert "[3, 4]" in out
    assert json.loads(out)["report"]["text"] == "[\n1,\n2\n]"


def test_letters_of_all_scripts_stay_readable() -> None:
    assert "Zürich 東京".encode() in json_line(reading_of("Zürich 東京"))


def test_one_report_is_an_object_and_several_are_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    for several, count, kind in ((False, 1, dict), (False, 2, list), (True, 1, list)):
        output = AsJson(READING, several=several)
        output.put([reading_of("a")] * count)
        output.finish()
        assert isinstance(json.loads(capsys.readouterr().out), kind)


def test_no_readings_print_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for output in (
        AsJson(READING, several=True),
        AsJsonLines(SOURCES),
        output_for(READING, as_json=False, as_jsonl=False, several=True),
    ):
        output.finish()
    assert capsys.readouterr().out == ""
