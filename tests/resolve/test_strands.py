import pytest
from hypothesis import given

from sayso.reader.decode import Thresholds
from sayso.reader.layers import LABELS, SLICES
from sayso.reader.sheet import Sheet
from sayso.resolve.strands import Strand, doubts, strands, words_in
from sayso.terms import SILENCE_KINDS
from tests.resolve.by_hand import Draft, sheets

LIMITS = Thresholds(link=0.4, silence=0.3, cover=0.5)
TEXT = "The ferry left, Ana Vance said. She declined to say why."


def kinds(draft: Draft) -> list[str]:
    return [s.kind for s in strands(draft.sheet, LIMITS)]


def content(draft: Draft, strand: Strand) -> str:
    text, words = draft.text, draft.words
    return " ".join(text[words.starts[w] : words.ends[w]] for w in sorted(strand.content))


@pytest.mark.parametrize("kind", SILENCE_KINDS)
def test_links_and_silences_are_told_apart_by_their_cues(kind: str) -> None:
    draft = Draft(TEXT).says("She", "declined to say", "why", kind=kind).says("Ana Vance", "said", "The ferry left")
    link, silence = strands(draft.sheet, LIMITS)
    assert (link.kind, silence.kind) == ("link", kind)
    assert link.source == (draft.at("Ana Vance"),)
    assert link.words == {*draft.words_of("Ana Vance"), *draft.words_of("said")}
    assert content(draft, link) == "The ferry left"


def test_an_attribution_that_is_no_link_of_the_ledger_is_neither() -> None:
    assert kinds(Draft(TEXT).says("Ana Vance", "said", "The ferry left", kind="plain")) == []


def test_a_link_has_to_be_likely_enough() -> None:
    for chance, found in ((0.45, ["link"]), (0.35, [])):
        assert kinds(Draft(TEXT).says("Ana Vance", "said", "The ferry left", chance=chance)) == found


def test_a_silence_needs_less_than_a_link_but_has_to_be_the_likelier() -> None:
    draft = Draft(TEXT).says("She", "declined to say", "why", kind="no_comment", chance=0.35)
    assert kinds(draft) == ["no_comment"]
    at = draft.at("declined")[0]
    draft.labels[at, SLICES["cue"].start + LABELS["cue"].index("link")] = 9.5
    assert kinds(draft) == []  # a link, but for its chance
    draft.relations_found.clear()
    draft.says("She", "declined to say", "why", kind="no_comment")
    draft.labels[at, SLICES["cue"].start + LABELS["cue"].index("link")] = 9.5
    assert kinds(draft) == ["link"]


def test_how_sure_a_strand_is() -> None:
    (link,) = strands(Draft(TEXT).says("Ana Vance", "said", "The ferry left", chance=0.8).sheet, LIMITS)
    assert link.sure == pytest.approx(0.8, abs=0.01)


def test_the_depth_is_the_expected_place() -> None:
    draft = Draft(TEXT).says("Ana Vance", "said", "The ferry left", depth="second")
    assert strands(draft.sheet, LIMITS)[0].depth == pytest.approx(1, abs=0.01)
    draft.labels[draft.at("said")[0], SLICES["depth"]] = 0
    assert strands(draft.sheet, LIMITS)[0].depth == pytest.approx(1, abs=0.01)  # one third each of 0, 1, 2
    draft.label("depth", "third", "said")
    assert strands(draft.sheet, LIMITS)[0].depth == pytest.approx(2, abs=0.01)


def test_of_two_with_words_of_one_cue_the_likelier_stays() -> None:
    draft = Draft("She did not say why it sank, he added.").says("She", "did not say", "why", kind="not_specified")
    draft.says("She", "say", "it sank", chance=0.6)
    assert kinds(draft) == ["not_specified"]


def test_of_two_links_with_one_source_and_one_content_the_likelier_stays() -> None:
    draft = Draft("The ferry left, Ana Vance told and assured us.").says("Ana Vance", "told", "The ferry left")
    draft.says("Ana Vance", "assured", "The ferry left", chance=0.6)
    assert [s.cue for s in strands(draft.sheet, LIMITS)] == [(draft.at("told"),)]


def test_two_sources_of_one_content_are_two_links() -> None:
    draft = Draft("The ferry left, Vance said, citing Reil.").says("Vance", "said", "The ferry left")
    assert kinds(draft.says("Reil", "citing", "The ferry left")) == ["link", "link"]


def test_a_link_without_source_and_one_with_a_source_are_two() -> None:
    draft = Draft("The ferry reportedly left, Vance said.").says(None, "reportedly", "The ferry", "left", chance=0.7)
    assert kinds(draft.says("Vance", "said", "The ferry", "left")) == ["link", "link"]


def test_of_two_links_without_source_and_of_one_content_the_likelier_stays() -> None:
    draft = Draft("The ferry reportedly and allegedly left.").says(None, "reportedly", "The ferry", "left", chance=0.7)
    found = strands(draft.says(None, "allegedly", "The ferry", "left").sheet, LIMITS)
    assert [s.cue for s in found] == [(draft.at("allegedly"),)]


def test_words_of_an_unlikely_link_are_in_doubt() -> None:
    draft = Draft(TEXT).says("Ana Vance", "said", "The ferry left", chance=0.35).says("She", "why", "to say")
    held = doubts(draft.sheet, LIMITS)
    assert held[draft.words_of("The ferry left")] == pytest.approx(0.35, abs=0.01)
    assert held.sum() == pytest.approx(3 * 0.35, abs=0.03)  # the likely link leaves no doubt, nor do other words


def test_a_silence_and_a_link_with_one_content_both_stay() -> None:
    draft = Draft("Vance knew why but declined to say.").says("Vance", "knew", "why")
    assert kinds(draft.says("Vance", "declined to say", "why", kind="no_comment")) == ["link", "no_comment"]


def test_strands_of_different_windows_are_never_the_same() -> None:
    draft = Draft("It left, Vance said.\nIt left, Vance said.").cut("It left#2")
    draft.says("Vance", "said", "It left").says("Vance#2", "said#2", "It left#2")
    assert kinds(draft) == ["link", "link"]


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_made_whole() -> None:
    draft = Draft("Vance said: “It sank.\n“Nobody came.”").says("Vance", "said", "“It sank.")
    (link,) = strands(draft.sheet, LIMITS)
    assert content(draft, link) == "“ It sank . “ Nobody came . ”"


def test_no_silence_takes_a_quotation() -> None:
    draft = Draft("Vance declined to say: “It sank.\n“Nobody came.”")
    (silence,) = strands(draft.says("Vance", "declined", "“It sank.", kind="no_comment").sheet, LIMITS)
    assert content(draft, silence) == "“ It sank ."


def test_strands_are_in_the_order_of_their_cues() -> None:
    draft = Draft(TEXT).says("She", "declined to say", "why", kind="no_comment", chance=0.9)
    found = strands(draft.says("Ana Vance", "said", "The ferry left", chance=0.5).sheet, LIMITS)
    assert [draft.said(s.cue[0]) for s in found] == ["said", "declined to say"]


@given(sheets())
def test_no_two_strands_share_words_of_their_cues(sheet: Sheet) -> None:
    found = strands(sheet, LIMITS)
    cues = [w for s in found for w in words_in(s.cue)]
    assert len(cues) == len(set(cues))
    assert all(0 <= s.sure < 1.001 and 0 <= s.depth < 2.001 and s.content for s in found)
