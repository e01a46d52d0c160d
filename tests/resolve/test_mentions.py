import pytest
from hypothesis import given

from sayso.reader.sheet import Sheet
from sayso.resolve.mentions import Mentions, names
from sayso.resolve.tree import Tree
from tests.resolve.by_hand import Draft, sheets


def test_names_are_found_with_whose_they_are() -> None:
    draft = Draft("Ana Vance of the Strait Lines left Quilla").name("person", "Ana Vance")
    draft.name("organization", "Strait Lines").name("place", "Quilla")
    assert [(draft.said(n.words), n.kind) for n in names(draft.sheet)] == [
        ("Ana Vance", "person"),
        ("Strait Lines", "organization"),
        ("Quilla", "place"),
    ]


def test_two_names_side_by_side_are_two() -> None:
    draft = Draft("Vance Reil").name("person", "Vance", "Reil")
    assert [draft.said(n.words) for n in names(draft.sheet)] == ["Vance", "Reil"]


def test_a_name_without_a_beginning_begins_where_it_is() -> None:
    draft = Draft("Ana Vance").label("name", "inside_person", "Ana Vance")
    assert [draft.said(n.words) for n in names(draft.sheet)] == ["Ana Vance"]
    draft.label("name", "begin_place", "Ana")
    assert [(draft.said(n.words), n.kind) for n in names(draft.sheet)] == [("Ana", "place"), ("Vance", "person")]


def test_no_name_runs_over_a_line() -> None:
    draft = Draft("By Mira Holt\nStrait Lines left").name("person", "Mira Holt\nStrait Lines")
    assert [draft.said(n.words) for n in names(draft.sheet)] == ["Mira Holt", "Strait Lines"]


def test_people_and_bodies_are_mentions_and_places_and_things_are_none() -> None:
    draft = Draft("Vance told police the ferry left Quilla").who("person", "Vance").who("organization", "police")
    draft.who("object", "the ferry").who("place", "Quilla")
    assert [m.kind for m in draft.mentions.ordered()] == ["person", "organization"]


def test_a_pronoun_is_its_word_alone_and_has_no_name() -> None:
    draft = Draft("She herself left").who("person", "She").name("person", "She").hang(1, 0, "advmod")
    mention = draft.mention("She")
    assert (mention.pronoun, mention.phrase, mention.name) == ("she", (0, 1), None)


def test_a_person_has_the_name_that_stands_in_its_phrase() -> None:
    draft = Draft("police spokeswoman Ana Vance said").who("person", "police spokeswoman Ana Vance")
    mention = draft.name("person", "Ana Vance").mention("Ana Vance")
    assert mention.name
    assert draft.said(mention.name.words) == "Ana Vance"
    assert draft.said(mention.phrase) == "police spokeswoman Ana Vance"


def test_the_name_of_somebody_else_in_the_phrase_is_not_ones_own() -> None:
    draft = Draft("a lawyer for Ana Vance said").who("person", "a lawyer").who("person", "Ana Vance", name="person")
    draft.under("lawyer", nmod="Vance").under("Vance", case="for")
    assert draft.mention("lawyer").name is None
    assert draft.mention("Vance").name


def test_a_persons_name_is_never_a_bodys() -> None:
    draft = Draft("the Quilla spokeswoman").who("person", "the Quilla spokeswoman").name("place", "Quilla")
    assert draft.mention("spokeswoman").name is None


def test_a_body_has_the_name_in_which_its_head_stands() -> None:
    draft = Draft("the operator Strait Lines").who("organization", "the operator Strait Lines")
    draft.name("organization", "Strait Lines")
    mention = draft.mention("Lines")
    assert mention.name
    assert draft.said(mention.name.words) == "Strait Lines"
    other = Draft("Quilla police").who("organization", "Quilla police").name("place", "Quilla")
    assert other.mention("police").name is None


def test_a_source_is_its_head_and_what_is_joined_to_it() -> None:
    draft = Draft("Ana Vance and Tomas Reil said").who("person", "Ana Vance", "Tomas Reil")
    draft.under("Vance", conj="Reil").under("Reil", cc="and").under("said", nsubj="Vance")
    found = draft.mentions.within(draft.at("Ana Vance and Tomas Reil"))
    assert [draft.said((m.head, m.head + 1)) for m in found] == ["Vance", "Reil"]
    (alone,) = draft.mentions.within(draft.at("Ana Vance"))
    assert alone.head == draft.word("Vance")


def test_what_is_joined_before_a_source_is_no_part_of_it() -> None:
    draft = Draft("Reil and Ana Vance said").who("person", "Reil", "Ana Vance").under("Vance", conj="Reil")
    assert [m.head for m in draft.mentions.within(draft.at("Ana Vance"))] == [draft.word("Vance")]


def test_a_source_that_is_no_mention_becomes_one() -> None:
    draft = Draft("the harbour map shows").hang(0, 2, "det").hang(1, 2, "compound")
    mentions = draft.mentions
    (mention,) = mentions.within((0, 3))
    assert mention.kind == "none"
    assert draft.said(mention.phrase) == "the harbour map"
    assert list(mentions.ordered()) == [mention]


@pytest.mark.parametrize("word", ["his", "they", "our", "who"])
def test_pronouns_of_every_kind_are_known(word: str) -> None:
    assert Draft(f"{word} left").who("person", word).mention(word).pronoun == word


@given(sheets())
def test_a_mention_lies_within_its_window_and_holds_its_head(sheet: Sheet) -> None:
    mentions = Mentions(sheet, Tree.of(sheet.parents, sheet.relations))
    for m in mentions.ordered():
        (window,) = (w for w in sheet.windows if w[0] <= m.head < w[1])
        assert window[0] <= m.phrase[0] <= m.head < m.phrase[1] <= window[1]
        assert m.name is None or m.kind != "person" or m.name.kind == "person"
    assert all(a < b for a, b in (n.words for n in mentions.names))
