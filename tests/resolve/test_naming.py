import numpy as np
import pytest

from sayso.reader.layers import SLICES
from sayso.resolve.naming import KNOWN, NOBODY, Judge, Judged
from sayso.resolve.stated import stated_of
from sayso.terms import Naming
from tests.resolve.by_hand import Draft


def judged(draft: Draft, phrase: str, anonymous: bool = False) -> Judged:
    """What the source is, whose head is a phrase's last word."""
    mentions = draft.mentions
    mention = mentions.by_head[draft.word(phrase)]
    stated = stated_of(mention, mentions, mentions.all_words())
    return Judge(draft.sheet, mentions).judge([draft.at(phrase)], [mention], stated, anonymous)


def body(text: str, name: str) -> Draft:
    return Draft(text).who("organization", text).name("organization", name)


@pytest.mark.parametrize("naming", ["named", "titled", "unnamed", "anonymous"])
def test_the_network_tells_how_a_body_is_named(naming: Naming) -> None:
    draft = Draft("police").who("organization", "police").label("naming", naming, "police")
    assert judged(draft, "police").naming == naming


def test_whoever_is_mentioned_is_never_implied() -> None:
    draft = Draft("police").who("organization", "police").label("naming", "implied", "police")
    assert judged(draft, "police").naming != "implied"
    assert (NOBODY.naming, NOBODY.kind) == ("implied", "unknown")


def test_a_name_speaks_for_named_and_a_person_without_one_against_it() -> None:
    draft = Draft("Ana Vance").who("person", "Ana Vance").label("naming", "titled", "Ana Vance", sure=1.0)
    assert judged(draft, "Ana Vance").naming == "titled"
    assert judged(draft.name("person", "Ana Vance"), "Ana Vance").naming == "named"
    draft = Draft("a diver").who("person", "a diver").label("naming", "named", "a diver", sure=2.0)
    assert judged(draft, "a diver").naming != "named"
    assert judged(draft.label("naming", "named", "a diver"), "a diver").naming == "named"  # where nothing else may be


def test_words_of_anonymity_outweigh_the_network() -> None:
    draft = Draft("a diver").who("person", "a diver").label("naming", "unnamed", "a diver", sure=5.0)
    assert judged(draft, "a diver", anonymous=True).naming == "anonymous"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("AP", "AP", "news agency"),
        ("the Associated Press", "Associated Press", "news agency"),
        ("the Ministry of Harbours", "Ministry of Harbours", "official"),
        ("Quilla Police Union", "Quilla Police Union", "organization"),
    ],
)
def test_the_tables_tell_what_a_name_is(text: str, name: str, kind: str) -> None:
    assert judged(body(text, name), text).kind == kind


def test_an_outlets_name_settles_it_and_a_bodys_only_weighs() -> None:
    agency = body("AP", "AP").label("kind", "group", "AP", sure=KNOWN - 1)
    assert judged(agency, "AP").kind == "news agency"
    ministry = body("Ministry", "Ministry").label("kind", "group", "Ministry")
    assert judged(ministry, "Ministry").kind == "group"
    assert judged(ministry.label("kind", "group", "Ministry", sure=1.0), "Ministry").kind == "official"


def test_a_country_that_speaks_is_its_government() -> None:
    draft = Draft("Quilla").who("organization", "Quilla", name="place")
    assert judged(draft, "Quilla").kind == "official"
    draft = Draft("Quilla").who("organization", "Quilla", name="organization")
    assert judged(draft, "Quilla").kind_sure == pytest.approx(1 / 13, abs=0.01)


def test_the_head_noun_tells_and_others_in_the_phrase_do_not() -> None:
    draft = Draft("two witnesses").who("person", "two witnesses")
    assert judged(draft, "two witnesses").kind == "witness"
    draft = Draft("witnesses committee").who("organization", "witnesses committee")
    assert judged(draft, "witnesses committee").kind != "witness"


def test_the_noun_before_a_name_tells_what_it_is_called() -> None:
    draft = body("the carmaker Vantor", "Vantor")
    assert judged(draft, "the carmaker Vantor").kind == "company"


def test_a_minister_is_official_by_role() -> None:
    draft = Draft("Finance Minister Oru Teleki").who("person", "Finance Minister Oru Teleki")
    assert judged(draft.name("person", "Oru Teleki"), "Oru Teleki").kind == "official"


def test_a_spokeswoman_is_of_the_kind_of_her_body() -> None:
    draft = Draft("Harbour Ministry spokeswoman Ana Vance").who("person", "Harbour Ministry spokeswoman Ana Vance")
    draft.name("organization", "Harbour Ministry").name("person", "Ana Vance")
    assert judged(draft, "Ana Vance").kind == "official"
    draft = Draft("Police Union spokeswoman Ana Vance").who("person", "Police Union spokeswoman Ana Vance")
    assert judged(draft.name("person", "Ana Vance"), "Ana Vance").kind == "organization"


def test_a_pronoun_tells_nothing_of_its_own() -> None:
    draft = Draft("it").who("organization", "it")
    chances = judged(draft, "it")
    assert chances.kind_sure == pytest.approx(1 / 13, abs=0.01)


def test_the_words_of_all_sources_count() -> None:
    draft = Draft("police … police").who("organization", "police", "police#2").label("kind", "official", "police")
    draft.labels[draft.word("police#2"), SLICES["kind"]] = 0
    one = Judge(draft.sheet, draft.mentions).judge([draft.at("police#2")], [], None, False)
    two = Judge(draft.sheet, draft.mentions).judge([draft.at("police"), draft.at("police#2")], [], None, False)
    assert one.kind_sure < 0.1
    assert (two.kind, two.kind_sure > 0.8) == ("official", True)


def test_a_source_without_words_leaves_it_to_the_tables() -> None:
    draft = body("AP", "AP")
    found = Judge(draft.sheet, draft.mentions).judge([], [draft.mention("AP")], None, False)
    assert found.kind == "news agency"
    assert np.isfinite(found.naming_sure)
