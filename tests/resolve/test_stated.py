import pytest

from sayso.resolve.stated import reason_for_anonymity, sentence_of, stated_of
from tests.resolve.by_hand import Draft


def stated(draft: Draft, phrase: str) -> tuple[str | None, str | None]:
    mentions = draft.mentions
    found = stated_of(mentions.by_head[draft.word(phrase)], mentions, mentions.all_words())
    return (found.role, found.affiliation) if found else (None, None)


def withheld(text: str, source: str) -> tuple[bool, str | None]:
    draft = Draft(text)
    at = draft.at(source)
    found, why = reason_for_anonymity(at, sentence_of(at[0], draft.edges), draft.mentions.all_words())
    return found, draft.said(why) if why else None


def test_a_role_before_a_name_and_the_body_before_it() -> None:
    draft = Draft("Strait Lines spokeswoman Ana Vance said").who("person", "Strait Lines spokeswoman Ana Vance")
    draft.name("organization", "Strait Lines").name("person", "Ana Vance")
    assert stated(draft, "Ana Vance") == ("spokeswoman", "Strait Lines")


def test_a_role_in_an_apposition() -> None:
    draft = Draft("Ana Vance, a spokeswoman for Strait Lines, left. Port Union struck.")
    draft.who("person", "Ana Vance", "a spokeswoman", name=None).name("person", "Ana Vance")
    draft.name("organization", "Strait Lines", "Port Union").who("organization", "Strait Lines")
    draft.under("Vance", appos="a spokeswoman").under("spokeswoman", nmod="Strait Lines").under("Lines", case="for")
    assert stated(draft, "Vance") == ("spokeswoman", "Strait Lines")


def test_a_role_takes_the_adjectives_and_nouns_before_it_but_no_name() -> None:
    draft = Draft("Quilla acting lantern minister Ana Vance").name("place", "Quilla").name("person", "Ana Vance")
    draft.who("person", "Quilla acting lantern minister Ana Vance").label("form", "JJ", "acting")
    assert stated(draft, "Ana Vance") == ("acting lantern minister", "Quilla")
    draft.label("form", "CD", "lantern")
    assert stated(draft, "Ana Vance") == ("minister", "Quilla")


def test_a_deputy_minister_is_no_deputy() -> None:
    draft = Draft("deputy lantern minister Ana Vance").name("person", "Ana Vance")
    draft.who("person", "deputy lantern minister Ana Vance")
    assert stated(draft, "Ana Vance")[0] == "deputy lantern minister"


def test_the_longest_role_wins() -> None:
    draft = Draft("the captain and prime minister Ana Vance").name("person", "Ana Vance")
    draft.who("person", "the captain and prime minister Ana Vance").label("form", "CC", "and")
    assert stated(draft, "Ana Vance") == ("prime minister", None)


def test_the_body_nearest_to_the_role_is_the_affiliation() -> None:
    draft = Draft("Port Union and Strait Lines spokeswoman Ana Vance").name("person", "Ana Vance")
    draft.who("person", "Port Union and Strait Lines spokeswoman Ana Vance")
    draft.name("organization", "Port Union", "Strait Lines").label("form", "CC", "and")
    assert stated(draft, "Ana Vance")[1] == "Strait Lines"


def test_a_role_that_is_said_of_another_is_not_ones_own() -> None:
    draft = Draft("Ana Vance, whom a spokeswoman met, left.").who("person", "Ana Vance", name="person")
    draft.who("person", "a spokeswoman").under("met", nsubj="spokeswoman", obj="whom").under("Vance", acl="met")
    assert stated(draft, "Vance") == (None, None)


def test_pronouns_and_names_alone_state_nothing() -> None:
    assert stated(Draft("She left").who("person", "She"), "She") == (None, None)
    assert stated(Draft("Ana Vance left").who("person", "Ana Vance", name="person"), "Vance") == (None, None)


def test_a_role_inside_a_name_is_a_part_of_the_name() -> None:
    draft = Draft("Captain Vance left").who("person", "Captain Vance", name="person")
    assert stated(draft, "Vance") == (None, None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A diver said on condition of anonymity because he feared for his job.", "because he feared for his job"),
        ("A diver, who asked not to be named, citing company rules, said so.", "citing company rules"),
        ("A diver spoke on condition of anonymity.", None),
        ("A diver spoke on condition of anonymity; it rained because it was May.", None),
    ],
)
def test_the_reason_runs_to_the_end_of_its_clause(text: str, why: str | None) -> None:
    assert withheld(text, "A diver") == (True, why)


def test_nothing_is_withheld_where_nothing_says_so() -> None:
    assert withheld("A diver said so because it was true.", "A diver") == (False, None)


def test_another_sentence_withholds_nothing() -> None:
    text = "An anonymous caller rang. A diver said so."
    assert withheld(text, "A diver") == (False, None)
    assert withheld(text, "An anonymous caller") == (True, None)


def test_what_is_far_from_the_source_withholds_nothing() -> None:
    text = "A diver said " + "on and on " * 12 + "that a caller spoke on condition of anonymity."
    assert withheld(text, "A diver") == (False, None)


def test_a_because_before_the_anonymity_is_no_reason_for_it() -> None:
    assert withheld("Because it rained, a diver spoke on condition of anonymity.", "a diver") == (True, None)


def test_the_sentence_of_a_word() -> None:
    edges = [0, 4, 9]
    assert [sentence_of(w, edges) for w in (0, 3, 4, 8)] == [(0, 4), (0, 4), (4, 9), (4, 9)]
