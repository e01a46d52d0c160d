from sayso.reader.decode import Thresholds
from sayso.records import Actor
from sayso.resolve.naming import Judge
from sayso.resolve.people import People
from sayso.resolve.spans import Pointer
from sayso.resolve.strands import strands
from tests.resolve.by_hand import Draft


def people(draft: Draft) -> People:
    sheet, mentions = draft.sheet, draft.mentions
    return People(mentions, Judge(sheet, mentions), strands(sheet, Thresholds()), (0.0,), draft.edges)


def actors(draft: Draft) -> tuple[Actor, ...]:
    return people(draft).records(Pointer(draft.text, draft.words))


def names(draft: Draft) -> list[str]:
    return [a.name for a in actors(draft)]


def test_the_fullest_name_is_the_actors() -> None:
    draft = Draft("Vance left. Ana Vance spoke. Vance slept.")
    assert names(draft.who("person", "Vance", "Ana Vance", "Vance#3", name="person")) == ["Ana Vance"]


def test_a_bodys_full_name_is_fuller_than_its_acronym() -> None:
    draft = Draft("SHU struck. Strait Harbour Union called.")
    assert names(draft.who("organization", "SHU", "Strait Harbour Union", name="organization")) == [
        "Strait Harbour Union"
    ]


def test_a_person_is_never_called_by_the_name_of_a_body() -> None:
    draft = Draft("The spokeswoman, Strait Lines, left.").who("person", "The spokeswoman")
    draft.who("organization", "Strait Lines", name="organization").under("spokeswoman", appos="Lines")
    assert names(draft) == ["spokeswoman"]


def test_without_a_name_the_longest_phrase_is_the_name_but_for_its_article() -> None:
    draft = Draft("The diver left. The young diver spoke.").who("person", "The diver", "The young diver")
    assert names(draft.bond("The young diver", ("The diver", 5.0))) == ["young diver"]
    assert names(Draft("Its crew left.").who("person", "Its crew")) == ["crew"]
    assert names(Draft("The left.").who("person", "The")) == ["The"]


def test_blanks_in_a_phrase_are_single_in_the_name() -> None:
    assert names(Draft("young  diver left").who("person", "young  diver")) == ["young diver"]


def test_somebody_who_is_only_a_pronoun_is_called_by_it() -> None:
    assert names(Draft("She left.").who("person", "She")) == ["She"]


def test_an_actor_has_all_its_mentions_pronouns_too_in_text_order() -> None:
    draft = Draft("Ana Vance left. She spoke. Vance slept.").who("person", "Ana Vance", "Vance#2", name="person")
    (actor,) = actors(draft.who("person", "She"))
    assert [span.of(draft.text) for span in actor.mentions] == ["Ana Vance", "She", "Vance"]


def test_mentions_that_hold_one_another_are_in_text_order_too() -> None:
    draft = Draft("the Vance adviser Vance").who("person", "the Vance adviser Vance").who("person", "Vance")
    (actor,) = actors(draft.name("person", "Vance", "Vance#2"))
    assert [span.of(draft.text) for span in actor.mentions] == ["the Vance adviser Vance", "Vance"]


def test_several_actors_of_one_source() -> None:
    draft = Draft("Vance and Reil said it sank.").who("person", "Vance", "Reil", name="person")
    draft.under("Vance", conj="Reil").says("Vance and Reil", "said", "it sank")
    made = people(draft)
    assert made.of_source == {draft.at("Vance and Reil"): (0, 1)}
    assert [made.person(i).sources for i in (0, 1)] == [[draft.at("Vance and Reil")]] * 2


def test_one_actor_twice_in_a_source_counts_once() -> None:
    draft = Draft("Ana Vance and Vance said it sank.").who("person", "Ana Vance", "Vance#2", name="person")
    draft.under("Ana Vance", conj="Vance#2").says("Ana Vance and Vance", "said", "it sank")
    assert list(people(draft).of_source.values()) == [(0,)]


def test_a_medium_is_an_actor() -> None:
    draft = Draft("It sank, Vance told NKT.").who("person", "Vance", name="person")
    draft.who("organization", "NKT", name="organization").says("Vance", "told", "It sank", medium="NKT")
    assert people(draft).of_source == {draft.at("Vance"): (0,), draft.at("NKT"): (1,)}


def test_an_actor_is_judged_by_all_its_mentions() -> None:
    draft = Draft("Ana Vance left. She said it sank.").who("person", "Ana Vance", name="person").who("person", "She")
    (actor,) = actors(draft.says("She", "said", "it sank"))
    assert actor.naming == "named"


def test_a_role_is_taken_from_whichever_mention_states_it() -> None:
    draft = Draft("Ana Vance left. Strait Lines spokeswoman Vance spoke.").who("person", "Ana Vance", name="person")
    draft.who("person", "Strait Lines spokeswoman Vance").name("person", "Vance#2").name("organization", "Strait Lines")
    (actor,) = actors(draft)
    assert (actor.name, actor.role, actor.affiliation) == ("Ana Vance", "spokeswoman", "Strait Lines")


def test_whoever_asks_not_to_be_named_is_anonymous_and_the_reason_is_kept() -> None:
    draft = Draft("A diver said on condition of anonymity because he feared for his job that it sank.")
    made = people(draft.who("person", "A diver").says("A diver", "said", "it sank"))
    person = made.person(0)
    assert person.judged.naming == "anonymous"
    assert person.reason
    assert draft.said(person.reason).startswith("because he feared for his job")


def test_whoever_has_a_name_is_not_anonymous() -> None:
    draft = Draft("Ana Vance said an unidentified diver sank.").who("person", "Ana Vance", name="person")
    person = people(draft.says("Ana Vance", "said", "an unidentified diver sank")).person(0)
    assert person.judged.naming == "named"
    assert person.reason is None


def test_a_body_with_a_name_is_not_anonymous_either() -> None:
    draft = Draft("Strait Lines said an unidentified diver sank.").says("Strait Lines", "said", "diver sank")
    draft.who("organization", "Strait Lines", name="organization").label("naming", "named", "Strait Lines", sure=4.0)
    assert actors(draft)[0].naming == "named"


def test_whoever_speaks_nowhere_is_no_less_an_actor() -> None:
    (actor,) = actors(Draft("Vance left.").who("person", "Vance", name="person"))
    assert (actor.name, actor.naming) == ("Vance", "named")
