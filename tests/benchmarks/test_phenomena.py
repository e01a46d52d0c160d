from typing import Any

import pytest

from benchmarks.phenomena import alike, load, passed, quoted, words_in
from sayso.terms import KINDS, NAMINGS, SILENCE_KINDS

TEXT = "Officials said the ferry left, but Vance declined to say why."
GOLD: dict[str, Any] = {
    "text": TEXT,
    "claims": [
        {
            "content": ["the ferry left"],
            "chain": [
                {"source": "Officials", "cue": "said", "actor": "officials", "naming": "unnamed", "kind": "official"}
            ],
        }
    ],
    "silences": [{"source": "Vance", "cue": "declined to say", "kind": "no_comment"}],
    "checks": ["claims", "voice", "origin", "chain", "naming", "kind", "silences"],
}


def spans(*parts: str) -> list[tuple[int, int]]:
    return quoted(TEXT, list(parts))


def said(**changed: Any) -> dict[str, Any]:
    """What a perfect reader says, with some of it changed."""
    link = {"source": spans("Officials"), "actor": "Officials", "naming": "unnamed", "kind": "official"}
    claim = {"content": spans("the ferry left"), "chain": [link]}
    silence = {"cue": spans("declined to say"), "kind": "no_comment"}
    return {"claims": [claim], "silences": [silence]} | changed


def failing(answer: dict[str, Any]) -> set[str]:
    return {check for check, ok in passed(GOLD, answer).items() if not ok}


def with_link(**changed: Any) -> dict[str, Any]:
    answer = said()
    answer["claims"][0]["chain"][0] |= changed
    return answer


def test_a_perfect_answer_passes_all_checks() -> None:
    assert failing(said()) == set()
    assert set(passed(GOLD, said())) == set(GOLD["checks"])


def test_only_the_checks_of_a_sentence_are_made() -> None:
    assert set(passed(GOLD | {"checks": ["kind"]}, said())) == {"kind"}


def test_a_missing_claim_fails_all_that_is_asked_of_claims() -> None:
    assert failing(said(claims=[])) == set(GOLD["checks"]) - {"silences"}


def test_a_claim_too_many_fails_only_their_number() -> None:
    further = {"content": spans("declined to say why"), "chain": []}
    assert failing(said(claims=[*said()["claims"], further])) == {"claims"}


def test_less_than_half_of_a_claims_words_is_another_claim() -> None:
    answer = said()
    answer["claims"][0]["content"] = spans("the")
    assert "claims" in failing(answer)
    answer["claims"][0]["content"] = spans("the ferry")
    assert failing(answer) == set()


@pytest.mark.parametrize("field", ["naming", "kind"])
def test_a_wrong_value_fails_its_own_check(field: str) -> None:
    assert failing(with_link(**{field: "something else"})) == {field}


def test_another_source_is_another_origin_and_another_chain() -> None:
    assert failing(with_link(source=spans("Vance"), actor="Vance")) == {"origin", "chain"}


def test_a_source_is_the_same_by_words_or_by_name() -> None:
    assert failing(with_link(source=spans("Vance"), actor="the officials")) == set()
    assert failing(with_link(actor="Vance")) == set()
    assert failing(with_link(source=[], actor=None)) == {"origin", "chain"}


def test_the_reports_own_voice_where_somebody_speaks() -> None:
    answer = said()
    answer["claims"][0]["chain"] = []
    assert failing(answer) == {"voice", "origin", "chain", "naming", "kind"}


def test_a_nearer_link_too_many_fails_the_chain_alone() -> None:
    answer = said()
    (link,) = answer["claims"][0]["chain"]
    answer["claims"][0]["chain"] = [link | {"source": spans("Vance")}, link]
    assert failing(answer) == {"chain"}


@pytest.mark.parametrize(
    "silences",
    [[], [{"cue": spans("declined to say"), "kind": "no_response"}], [{"cue": spans("said"), "kind": "no_comment"}]],
)
def test_a_silence_has_to_be_found_with_its_kind(silences: list[dict[str, Any]]) -> None:
    assert failing(said(silences=silences)) == {"silences"}


def test_pieces_are_found_as_whole_words_one_after_the_other() -> None:
    assert quoted("Her herring, her", ["her"]) == [(13, 16)]
    with pytest.raises(ValueError, match="'ran' is not in"):
        quoted("He ran.", ["ran", "ran"])


def test_words_overlap() -> None:
    assert words_in("one two-three", [(5, 6)]) == {1}
    assert alike(frozenset({1, 2}), frozenset({2, 3})) == pytest.approx(1 / 3)
    assert alike(frozenset(), frozenset()) == 0


@pytest.mark.parametrize("line", load(), ids=lambda line: line["id"])
def test_a_sentence_says_what_is_expected_in_words_of_its_text(line: dict[str, Any]) -> None:
    links = [link for claim in line["claims"] for link in claim["chain"]]
    parts = [part for thing in (*links, *line["silences"]) for part in (thing["source"], thing["cue"]) if part]
    for pieces in [*(claim["content"] for claim in line["claims"]), *([part] for part in parts)]:
        assert quoted(line["text"], pieces)
    assert all(link["naming"] in NAMINGS and link["kind"] in KINDS for link in links)
    assert all(silence["kind"] in SILENCE_KINDS for silence in line["silences"])
    assert set(line["checks"]) <= set(GOLD["checks"])
    assert line["checks"]


def test_sentences_have_names_of_their_own() -> None:
    names = [line["id"] for line in load()]
    assert len(set(names)) == len(names)
