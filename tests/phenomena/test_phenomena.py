"""The sentences written for the project: each has one phenomenon of the ledger, with what should come of it."""

import json
from collections import Counter

import pytest

from benchmarks.accuracy import FLOORS, compare
from benchmarks.phenomena import load, measure, passed, quoted
from sayso.terms import KINDS, NAMINGS, SILENCE_KINDS

SENTENCES = load()


def test_every_value_of_the_ledger_is_asked_for() -> None:
    links = [link for line in SENTENCES for claim in line["claims"] for link in claim["chain"]]
    assert len(SENTENCES) >= 120
    assert {link["naming"] for link in links} == set(NAMINGS)
    assert {link["kind"] for link in links} == set(KINDS)
    assert {silence["kind"] for line in SENTENCES for silence in line["silences"]} == set(SILENCE_KINDS)
    assert {len(claim["chain"]) for line in SENTENCES for claim in line["claims"]} == {0, 1, 2, 3}
    checks = Counter(check for line in SENTENCES for check in line["checks"])
    assert set(checks) == {"claims", "voice", "origin", "chain", "naming", "kind", "silences"}


@pytest.mark.parametrize("line", SENTENCES, ids=[line["id"] for line in SENTENCES])
def test_an_expectation_points_at_its_text_and_passes_its_own_checks(line: dict) -> None:  # type: ignore[type-arg]
    """Nobody can pass a sentence whose expectation contradicts itself."""
    text = line["text"]
    perfect = {
        "claims": [
            claim
            | {
                "content": quoted(text, claim["content"]),
                "chain": [
                    link | {"source": quoted(text, [link["source"]]) if link["source"] else []}
                    for link in claim["chain"]
                ],
            }
            for claim in line["claims"]
        ],
        "silences": [silence | {"cue": quoted(text, [silence["cue"]])} for silence in line["silences"]],
    }
    assert all(passed(line, perfect).values())
    nothing = {"claims": [], "silences": [{"cue": [(0, 0)], "kind": "none"}]}
    assert not any(passed(line, nothing).values())


def test_no_sort_of_check_falls_below_its_floor() -> None:
    floors = json.loads(FLOORS.read_text())["phenomena"]
    assert compare(measure(), floors) == []
