from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs torch: run `make test-training`")

from sayso.reader.layers import LABELS
from sayso.reader.weights import load_tokenizer
from sayso.reader.words import Words, split_words
from training.examples import LOOSE, UNKNOWN, Gold, Targets
from training.ledgers import targets
from training.notation import Notes


class Taught:
    """What an annotated report teaches, by its words."""

    def __init__(self, text: str, *notes: str, **more: Any) -> None:
        read = Notes(text).read("\n".join(notes))
        assert read.wrong == []
        self.text = text
        self.words: Words = split_words(text, load_tokenizer())
        self.targets: Targets = targets(
            {"text": text, "claims": read.claims, "silences": read.silences} | more, self.words
        )

    def word(self, w: int) -> str:
        return self.text[self.words.starts[w] : self.words.ends[w]]

    def labels(self, name: str) -> list[str]:
        """The class of each word that has one, as 'word class'."""
        held = self.targets.labels[name].tolist()
        return [f"{self.word(w)} {LABELS[name][c]}" for w, c in enumerate(held) if c != UNKNOWN]

    def seams(self) -> str:
        return " ".join("obir"[c] for c in self.targets.labels["seam"].tolist())

    def said(self, relation: Gold) -> dict[str, list[str]]:
        return {
            role: [self.text[self.words.starts[a] : self.words.ends[b - 1]] for a, b in found]
            for role, found in relation.items()
        }

    def relations(self) -> list[dict[str, list[str]]]:
        found = [self.said(relation) for relation in self.targets.relations or []]
        return [{role: said for role, said in relation.items() if role != LOOSE} for relation in found]


VANCE = "Vance; said; ^; named; person"


def marked(text: str, source: str, cue: str, content: str) -> dict[str, list[list[int]]]:
    at = {"source": source, "cue": cue, "content": content}
    return {role: [[text.index(part), text.index(part) + len(part)]] for role, part in at.items()}


def test_claims_begin_go_on_and_are_taken_up_again() -> None:
    text = "The ferry, which is new, left and sank."
    claims = ("The ferry || left", "which is new", "sank")
    taught = Taught(text, *(f"1 C | {words} | - | unstated CT+ past" for words in claims))
    assert taught.seams() == "b i o b i i o r o b o"


def test_a_claim_that_breaks_off_without_another_in_it_goes_on() -> None:
    text = "The ferry, Vance said, left."
    assert Taught(text, f"1 C | The ferry || left | {VANCE} | stated CT+ past").seams() == "b i o o o o i o"


def test_a_claim_inside_another_holds_the_words_they_share() -> None:
    text = "Vance said the army saw it sink."
    taught = Taught(text, f"1 C | the army saw it sink | {VANCE} | stated CT+ past",
                    f"1 C | it sink | {VANCE} > the army; saw; ^; unnamed; official | observed CT+ past")  # fmt: skip
    assert taught.seams() == "o o b i i b i o"


def test_the_fields_of_a_claim_are_taught_on_its_words_only() -> None:
    taught = Taught("It sank, he said.", "1 C | It sank | he; said; Vance; named; person | stated PR- future")
    assert taught.labels("basis") == ["It stated", "sank stated"]
    assert taught.labels("certainty") == ["It PR-", "sank PR-"]
    assert taught.labels("phase") == ["It future", "sank future"]
    assert taught.labels("naming") == ["he named"]
    assert taught.labels("kind") == ["he person"]


def test_a_link_is_a_relation_with_all_its_claims() -> None:
    text = "Vance said it sank and two men died."
    taught = Taught(text, f"1 C | it sank | {VANCE} | stated CT+ past", "1 C | two men died | = | stated CT+ past")
    assert taught.relations() == [
        {"source": ["Vance"], "cue": ["said"], "content": ["it sank and two men died"], "medium": []}
    ]
    assert taught.labels("cue") == ["said link"]
    assert taught.labels("depth") == ["said first"]


def test_claims_far_apart_are_pieces_of_the_content() -> None:
    text = "It sank, Vance said, and three men of the crew died."
    taught = Taught(text, f"1 C | It sank | {VANCE} | stated CT+ past",
                    "1 C | three men of the crew died | = | stated CT+ past")  # fmt: skip
    assert taught.relations()[0]["content"] == ["It sank", "three men of the crew died"]


def test_the_content_of_an_outer_link_holds_the_inner_ones_source_and_cue() -> None:
    text = "A spokesman said the army assesses that it sank."
    chain = "A spokesman; said; ^; titled; official > the army; assesses; ^; named; official"
    taught = Taught(text, f"1 C | it sank | {chain} | intelligence PR+ past")
    outer, inner = taught.relations()
    assert outer["content"] == ["the army assesses that it sank"]
    assert inner["content"] == ["it sank"]
    assert taught.labels("depth") == ["said first", "assesses second"]


def test_what_stands_beside_the_content_is_no_part_of_it() -> None:
    text = "NKT reported it sank, citing port officials."
    chain = "NKT; reported; ^; named; news outlet > port officials; citing; ^; unnamed; official"
    taught = Taught(text, f"1 C | it sank | {chain} | reported CT+ past")
    assert [relation["content"] for relation in taught.relations()] == [["it sank"], ["it sank"]]


def test_a_medium_goes_with_the_link_of_whoever_speaks_to_it() -> None:
    text = "It sank, Vance told NKT."
    taught = Taught(
        text, "1 C | It sank | NKT; told; ^; named; news outlet > Vance; told; ^; named; person | stated CT+ past"
    )
    assert taught.relations() == [{"source": ["Vance"], "cue": ["told"], "content": ["It sank"], "medium": ["NKT"]}]
    assert taught.labels("cue") == ["told link"]


def test_chains_of_four_have_no_deeper_class_than_the_third() -> None:
    text = "A says B adds C notes D holds it sank."
    cues = ("says", "adds", "notes", "holds")
    links = " > ".join(f"{who}; {cue}; ^; named; person" for who, cue in zip("ABCD", cues, strict=True))
    taught = Taught(text, f"1 C | it sank | {links} | stated CT+ past")
    assert taught.labels("depth") == ["says first", "adds second", "notes third", "holds third"]


def test_a_silence_is_a_relation_of_its_kind_and_has_no_depth() -> None:
    taught = Taught("Vance declined to say why.", "1 S | Vance | declined to say | why | no_comment")
    assert taught.relations() == [{"source": ["Vance"], "cue": ["declined to say"], "content": ["why"], "medium": []}]
    assert taught.labels("cue") == ["declined no_comment"]
    assert taught.labels("depth") == []
    assert set(taught.seams()) == {"o", " "}


def test_a_silence_about_nothing_has_its_cue_for_a_content() -> None:
    taught = Taught("Vance did not respond.", "1 S | Vance | did not respond | - | no_response")
    assert taught.relations()[0]["content"] == ["did not respond"]


def test_a_marked_attribution_that_is_no_link_is_plain_and_its_medium_unknown() -> None:
    text = "Vance said it sank. Reil hopes it floats."
    taught = Taught(
        text, f"1 C | it sank | {VANCE} | stated CT+ past", marked=[marked(text, "Reil", "hopes", "it floats")]
    )
    assert taught.labels("cue") == ["said link", "hopes plain"]
    assert {"source": ["Reil"], "cue": ["hopes"], "content": ["it floats"]} in taught.relations()
    assert not taught.targets.flat


def test_where_both_mark_one_cue_the_ledgers_spans_stay() -> None:
    text = "Vance said it sank at noon."
    taught = Taught(
        text, f"1 C | it sank | {VANCE} | stated CT+ past", marked=[marked(text, "Vance", "said", "it sank at noon")]
    )
    assert [relation["content"] for relation in taught.relations()] == [["it sank"]]


def test_where_people_marked_it_their_spans_stay_and_the_class_is_the_ledgers() -> None:
    text = "Vance said on Monday it sank at noon."
    people = marked(text, "Vance", "said on Monday", "it sank at noon")
    taught = Taught(text, f"1 C | it sank | {VANCE} | stated CT+ past", marked=[people], flat=True)
    assert taught.relations() == [
        {"source": ["Vance"], "cue": ["said on Monday"], "content": ["it sank at noon"], "medium": []}
    ]
    assert taught.labels("cue") == ["said link"]
    assert taught.labels("depth") == ["said first"]


def test_a_report_without_claims_is_outside_from_end_to_end() -> None:
    taught = Taught("Photo by Vance")
    assert taught.seams() == "o o o"
    assert taught.targets.relations == []
    assert np.all(taught.targets.labels["basis"] == UNKNOWN)
