import random
from pathlib import Path
from typing import Any

import pytest

from training.notation import Notes, main, sentences, unsaid

TEXT = (
    "The bridge will close Monday, Ana Vance said.\n"
    "She declined to say why. “It is safe,” she added, “and that’s it.”\n"
    "It closed – at noon."
)
CLAIM = "1 C | The bridge will close Monday | Ana Vance; said; ^; named; official | stated CT+ future"


def words(notes: Notes, spans: list[list[int]]) -> list[str]:
    return [notes.text[a:b] for a, b in spans]


def read(*lines: str) -> Notes:
    notes = Notes(TEXT).read("\n".join(lines))
    assert notes.wrong == []
    return notes


def wrong(*lines: str) -> str:
    (message,) = Notes(TEXT).read("\n".join(lines)).wrong
    return message


def test_sentences_are_found_line_by_line() -> None:
    assert [TEXT[a:b] for a, b in sentences(TEXT)] == [
        "The bridge will close Monday, Ana Vance said.",
        "She declined to say why.",
        "“It is safe,” she added, “and that’s it.”",
        "It closed – at noon.",
    ]
    assert sentences("\n \n") == []


def test_the_same_sentence_twice_has_two_places() -> None:
    assert sentences("It sank. It sank.\nIt sank.") == [(0, 8), (9, 17), (18, 26)]


def test_a_claim_with_its_link() -> None:
    notes = read(CLAIM)
    (claim,) = notes.claims
    (link,) = claim["chain"]
    assert words(notes, claim["content"]) == ["The bridge will close Monday"]
    assert (claim["id"], claim["basis"], claim["certainty"], claim["phase"]) == ("c1", "stated", "CT+", "future")
    assert (words(notes, link["source"]), words(notes, link["cue"])) == (["Ana Vance"], ["said"])
    assert (link["actor"], link["naming"], link["kind"]) == ("Ana Vance", "named", "official")


def test_a_silence() -> None:
    notes = read("2 S | She | declined to say | why | no_comment")
    (silence,) = notes.silences
    assert [words(notes, silence[role]) for role in ("source", "cue", "topic")] == [
        ["She"],
        ["declined to say"],
        ["why"],
    ]
    assert (silence["id"], silence["kind"]) == ("s1", "no_comment")


def test_a_chain_of_two_and_a_link_of_nobody() -> None:
    notes = read(
        "1 C | The bridge | Ana Vance; said; Vance; named; person > -; will; -; implied; unknown | stated CT+ past"
    )
    assert [link["actor"] for link in notes.claims[0]["chain"]] == ["Vance", ""]
    assert notes.claims[0]["chain"][1]["source"] == []


def test_no_chain_and_the_chain_of_the_claim_before() -> None:
    notes = read("4 C | It closed | - | unstated CT+ past", CLAIM, "3 C | It is safe | = | stated CT+ present")
    assert [len(claim["chain"]) for claim in notes.claims] == [0, 1, 1]
    assert notes.claims[2]["chain"] == notes.claims[1]["chain"]


def test_a_quotation_may_be_shortened_and_may_have_pieces() -> None:
    notes = Notes(TEXT).read("")
    assert words(notes, notes.find(1, "The bridge ~~ Monday")) == ["The bridge will close Monday"]
    assert words(notes, notes.find(3, "It is safe || and that's it")) == ["It is safe", "and that’s it"]
    assert words(notes, notes.find(1, "The ~~ will || Ana Vance")) == ["The bridge will", "Ana Vance"]


def test_marks_may_be_typed_plainly() -> None:
    notes = Notes(TEXT).read("")
    assert words(notes, notes.find(4, "closed - at noon")) == ["closed – at noon"]
    assert words(notes, notes.find(3, '"It is safe,"')) == ["“It is safe,”"]


def test_a_quotation_is_looked_for_at_its_sentence_and_after() -> None:
    notes = Notes("It sank. It sank. It sank. It burned.").read("")
    assert [notes.find(n, "It sank") for n in (1, 2, 3)] == [[[0, 7]], [[9, 16]], [[18, 25]]]
    assert notes.find(1, "@3 It sank") == [[18, 25]]
    assert notes.find(1, "-") == notes.find(1, "") == []


def test_words_are_found_whole() -> None:
    notes = Notes("The captain capped a cap.").read("")
    assert notes.find(1, "cap") == [[21, 24]]


def test_blank_lines_and_comments_say_nothing() -> None:
    assert read("", "# a comment", "  ").claims == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1 X | a | b | c", "expected C or S, got 'X'"),
        ("1 | a | b | c", "expected C or S, got ''"),
        ("one C | The bridge | - | unstated CT+ past", "expected a sentence's number, got 'one'"),
        ("C | The bridge | - | unstated CT+ past", "expected a sentence's number, got 'C'"),
        ("1 C | The bridge | -", "expected content | chain | basis certainty phase, got 2 fields"),
        ("1 S | She | said", "expected source | cue | topic | kind, got 2 fields"),
        ("1 C | The bridge | - | unstated CT+", "expected basis certainty phase, got 2 fields"),
        (
            "1 C | The bridge | Ana Vance; said | stated CT+ past",
            "expected source; cue; actor; naming; kind, got 2 fields",
        ),
        ("1 C | The bridge | - | told CT+ past", "'told' is none of observed, recorded, documented"),
        ("1 C | The bridge | - | stated CT past", "'CT' is none of CT+, CT-"),
        ("1 C | The bridge | - | stated CT+ perfect", "'perfect' is none of past, present"),
        (
            "1 C | The bridge | Ana Vance; said; ^; called; person | stated CT+ past",
            "'called' is none of named, titled",
        ),
        ("1 C | The bridge | Ana Vance; said; ^; named; nobody | stated CT+ past", "'nobody' is none of official"),
        ("2 S | She | declined | why | silence", "'silence' is none of not_specified"),
        ("1 C | - | - | unstated CT+ past", "a claim has content"),
        ("1 C | = | = | unstated CT+ past", "not found as whole words: '='"),
        ("1 C | The bridge | = | unstated CT+ past", "'=' needs a claim before it"),
        ("9 C | The bridge | - | unstated CT+ past", "there is no sentence 9"),
        ("0 C | The bridge | - | unstated CT+ past", "there is no sentence 0"),
        ("1 C | The bridges | - | unstated CT+ past", "not found as whole words: 'The bridges'"),
        ("1 C | bridge ~~ The | - | unstated CT+ past", "not found as whole words: 'The'"),
        ("1 C | @she said | - | unstated CT+ past", "expected @ and a sentence's number, got '@she'"),
    ],
)
def test_an_error_says_what_was_expected_and_where(line: str, message: str) -> None:
    assert wrong("", line).startswith(f"line 2: {message}")
    assert wrong("", line).endswith(line)


def test_a_wrong_line_stops_no_other() -> None:
    notes = Notes(TEXT).read("\n".join(["1 X |", CLAIM]))
    assert (len(notes.wrong), len(notes.claims)) == (1, 1)


@pytest.mark.parametrize("seed", range(50))
def test_any_notes_are_read_without_an_exception(seed: int) -> None:
    parts = ["1", "9", " ", "C", "S", " | ", "-", "=", "@", ";", " ~~ ", "^", " > ", "#", "It", "\n", "1 C | It is | "]
    notes = "".join(random.Random(seed).choices(parts, k=60))
    found = Notes(TEXT).read(notes)
    assert len(found.wrong) + len(found.claims) + len(found.silences) <= len(notes.splitlines())


def test_what_nothing_holds_is_told_from_four_words_on() -> None:
    assert unsaid(read(CLAIM)) == [
        "She declined to say why. “It is safe,” she added, “and that’s it.”",
        "It closed – at noon.",
    ]
    assert unsaid(read(CLAIM, "2 S | She | declined to say | why | no_comment"))[0].startswith(". “It is safe,”")
    assert unsaid(Notes("Three words only").read("")) == []


def test_the_command_numbers_sentences_and_checks_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[Any]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text(f"{CLAIM}\n1 X |\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["notation", "show", str(tmp_path / "a.txt")])
    main()
    assert "2 She declined to say why." in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["notation", "check", str(tmp_path / "a.txt")])
    main()
    said = capsys.readouterr().out
    assert "1 claims, 0 silences, 1 lines wrong" in said
    assert "expected C or S" in said
    assert "in nothing: It closed" in said
