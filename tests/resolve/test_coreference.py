import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.sheet import Sheet
from sayso.resolve.coreference import _keys, by_head, clusters, name_words, same_name
from sayso.resolve.mentions import Mentions
from sayso.resolve.tree import Tree
from tests.resolve.by_hand import Draft, sheets

NEAR = (0.0,)
Name = tuple[str, ...]


def groups(draft: Draft, distance: tuple[float, ...] = NEAR) -> list[list[str]]:
    """The mentions of each actor, by their phrases."""
    return [[draft.said(m.phrase) for m in c.mentions] for c in clusters(draft.mentions, distance)]


def people(text: str, *names: str) -> Draft:
    return Draft(text).who("person", *names, name="person")


@pytest.mark.parametrize(
    ("one", "other"), [("Ana Vance", "Vance"), ("Sen. Ana Vance", "Vance"), ("Ana M. Vance", "Ana Vance")]
)
def test_a_persons_name_and_its_short_form_are_one(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        later = f"{second}#2" if second in first else second
        assert groups(people(f"{first} left; then {second} spoke", first, later)) == [[first, second]]


def test_a_first_name_is_not_a_surname() -> None:
    assert groups(people("Ana Vance met Tomas Ana", "Ana Vance", "Tomas Ana")) == [["Ana Vance"], ["Tomas Ana"]]


def test_two_people_of_one_surname_are_two_even_after_the_short_form() -> None:
    draft = people("Ana Vance left. Vance spoke. Tom Vance stayed.", "Ana Vance", "Vance#2", "Tom Vance")
    assert groups(draft) == [["Ana Vance", "Vance"], ["Tom Vance"]]


def test_a_body_and_its_acronym_are_one_in_either_order() -> None:
    draft = Draft("Strait Harbour Union called. SHU struck.").who("organization", "Strait Harbour Union", "SHU",
                                                                 name="organization")  # fmt: skip
    assert groups(draft) == [["Strait Harbour Union", "SHU"]]
    draft = Draft("SHU struck. Strait Harbour Union called.").who("organization", "SHU", "Strait Harbour Union",
                                                                 name="organization")  # fmt: skip
    assert groups(draft) == [["SHU", "Strait Harbour Union"]]


def test_a_body_may_be_called_by_the_first_words_of_its_name() -> None:
    assert same_name(("strait",), ("strait", "lines"), person=False)
    assert not same_name(("lines",), ("strait", "lines"), person=False)
    assert not same_name(("st",), ("st", "mary"), person=False)


def test_a_person_and_a_body_of_one_name_are_two() -> None:
    draft = people("Holt Strait left. Holt Strait denied it.", "Holt Strait")
    draft.who("organization", "Holt Strait#2", name="organization")
    assert groups(draft) == [["Holt Strait"], ["Holt Strait"]]


def test_a_surname_by_itself_is_the_persons_whatever_it_is_taken_for() -> None:
    draft = people("Holt Strait left. Strait denied it.", "Holt Strait")
    assert groups(draft.who("organization", "Strait#2", name="organization")) == [["Holt Strait", "Strait"]]


def test_titles_and_small_words_are_no_part_of_a_name() -> None:
    assert name_words("Prof. Ana Vance") == name_words("Ana Vance") == ("ana", "vance")
    assert name_words("The Bank of the North") == ("bank", "north")
    assert name_words("The") == ("the",)


@pytest.mark.parametrize(("pronoun", "found"), [("She", 0), ("It", 1), ("They", None)])
def test_a_pronoun_takes_an_antecedent_of_its_kind_whatever_the_bonds_say(pronoun: str, found: int | None) -> None:
    draft = people(f"Vance met Strait Lines. {pronoun} left.", "Vance").who("person", pronoun)
    draft.who("organization", "Strait Lines", name="organization")
    draft.bond(pronoun, ("Vance", 9.0 if pronoun != "She" else 2.0), ("Lines", 5.0))
    if found is None:  # a body may be 'they', one person may not
        assert groups(draft) == [["Vance"], ["Strait Lines", "They"]]
    else:
        assert groups(draft)[found][-1] == pronoun


def test_the_stronger_bond_wins_among_those_of_the_kind() -> None:
    draft = people("Vance met Reil. She left.", "Vance", "Reil").who("person", "She")
    assert groups(draft.bond("She", ("Vance", 3.0), ("Reil", 2.0))) == [["Vance", "She"], ["Reil"]]


def test_distance_costs() -> None:
    draft = people("Vance met Reil. She left.", "Vance", "Reil").who("person", "She")
    draft.bond("She", ("Vance", 3.0), ("Reil", 2.5))
    assert groups(draft, (0.0, 0.0, -2.0)) == [["Vance"], ["Reil", "She"]]


def test_nobody_is_both_he_and_she() -> None:
    draft = people("Vance met Reil. She left. He stayed.", "Vance", "Reil").who("person", "She", "He")
    draft.bond("She", ("Vance", 3.0), ("Reil", 2.0)).bond("He", ("Vance", 9.0), ("Reil", 1.0))
    assert groups(draft) == [["Vance", "She"], ["Reil", "He"]]


def test_a_personal_pronoun_takes_somebody_even_where_the_network_would_not() -> None:
    draft = people("Vance left. She spoke.", "Vance").who("person", "She")
    assert groups(draft) == [["Vance", "She"]]  # a new mention weighs 1, this bond 0


def test_a_thing_is_new_where_its_bonds_are_weak() -> None:
    draft = Draft("Strait Lines struck. It rained.").who("organization", "Strait Lines", "It")
    assert groups(draft) == [["Strait Lines"], ["It"]]


def test_many_take_many() -> None:
    draft = Draft("Vance met officials. They left.").who("person", "Vance", "officials", "They")
    draft.name("person", "Vance").label("form", "NNS", "officials").bond("They", ("Vance", 9.0), ("officials", 2.0))
    assert groups(draft) == [["Vance"], ["officials", "They"]]


def test_people_joined_by_and_are_many_and_no_single_person() -> None:
    draft = people("Reil saw Vance and Holt. She left.", "Reil", "Vance", "Holt").who("person", "She")
    draft.under("Vance", conj="Holt").under("Holt", cc="and").bond("She", ("Reil", 1.0), ("Vance", 9.0))
    assert groups(draft)[0][-1] == "She"


def test_a_speaker_is_only_the_same_word_again() -> None:
    draft = people("Vance met us. I left and I slept.", "Vance").who("person", "us", "I", "I#2")
    draft.bond("I#2", ("Vance", 9.0), ("us", 9.0), ("I", 2.0))
    assert groups(draft) == [["Vance"], ["us"], ["I", "I"]]


def test_an_apposition_is_whom_it_explains() -> None:
    draft = people("Ana Vance, the spokeswoman, left.", "Ana Vance").who("person", "the spokeswoman")
    assert groups(draft.under("Vance", appos="spokeswoman")) == [["Ana Vance", "the spokeswoman"]]


def test_a_name_in_apposition_belongs_to_the_noun_before_it() -> None:
    draft = people("the spokeswoman, Ana Vance, left. Vance spoke.", "Ana Vance", "Vance#2")
    draft.who("person", "the spokeswoman").under("spokeswoman", appos="Ana Vance")
    assert groups(draft) == [["the spokeswoman", "Ana Vance", "Vance"]]


@pytest.mark.parametrize("word", ["who", "which"])
def test_a_relative_pronoun_is_whom_its_clause_is_about(word: str) -> None:
    draft = people(f"Ana Vance, {word} waited, left.", "Ana Vance").who("person", word)
    draft.under("waited", nsubj=word).under("Vance", acl="waited")
    assert groups(draft) == [[draft.said(draft.mention("Vance").phrase), word]]


def test_a_definite_noun_is_an_earlier_mention_where_the_bond_is_strong() -> None:
    draft = people("Vance left. The spokeswoman spoke.", "Vance").who("person", "The spokeswoman")
    assert groups(draft) == [["Vance"], ["The spokeswoman"]]
    assert groups(draft.bond("spokeswoman", ("Vance", 2.0))) == [["Vance", "The spokeswoman"]]


def test_an_indefinite_noun_is_new_unless_it_is_the_same_noun() -> None:
    draft = people("Vance left. A lawyer spoke.", "Vance").who("person", "A lawyer").bond("lawyer", ("Vance", 9.0))
    assert groups(draft) == [["Vance"], ["A lawyer"]]
    draft = Draft("Lawyers left. Lawyers spoke.").who("person", "Lawyers", "Lawyers#2")
    assert groups(draft.bond("Lawyers#2", ("Lawyers", 2.0))) == [["Lawyers", "Lawyers"]]


def test_one_is_not_many_nor_a_person_a_body() -> None:
    draft = Draft("officials met police. The official spoke.").who("person", "officials", "The official")
    draft.label("form", "NNS", "officials").who("organization", "police")
    draft.bond("The official", ("officials", 9.0), ("police", 9.0))
    assert groups(draft) == [["officials"], ["police"], ["The official"]]


def test_the_head_of_a_cluster_is_no_pronoun_where_there_is_a_noun() -> None:
    draft = Draft("She, the spokeswoman, left.").who("person", "She", "the spokeswoman")
    (cluster,) = clusters(draft.under("She", appos="spokeswoman").mentions, NEAR)
    assert draft.said(cluster.head.phrase) == "the spokeswoman"


def test_a_misjudged_person_is_found_again_by_name() -> None:
    draft = Draft("Reil left. Reil spoke.").who("organization", "Reil", "Reil#2").name("person", "Reil", "Reil#2")
    assert groups(draft) == [["Reil", "Reil"]]


@given(sheets())
def test_every_mention_is_of_exactly_one_actor(sheet: Sheet) -> None:
    mentions = Mentions(sheet, Tree.of(sheet.parents, sheet.relations))
    found = clusters(mentions, (0.0, -0.5, -1.0))
    heads = [m.head for c in found for m in c.mentions]
    assert sorted(heads) == sorted(mentions.by_head)
    assert by_head(found) == {m.head: i for i, c in enumerate(found) for m in c.mentions}


WORDS = st.lists(st.sampled_from(["ana", "bo", "ab", "cy", "abc"]), min_size=1, max_size=4, unique=True).map(tuple)


@given(WORDS, WORDS, st.booleans())
def test_names_that_can_be_one_actors_are_found_by_each_other(one: Name, other: Name, person: bool) -> None:
    if same_name(one, other, person):
        assert _keys(one)[0] & _keys(other)[1]


def test_people_who_share_a_first_name_only_are_not_compared() -> None:
    assert not _keys(("ana", "vance"))[0] & _keys(("ana", "lund"))[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom Vance left. Ana Holt stayed. He spoke.", [["Tom Vance", "He"], ["Ana Holt"]]),
        ("Ana Holt stayed. Tom Vance left. She spoke.", [["Ana Holt", "She"], ["Tom Vance"]]),
        ("Mrs Vance left. Mr Holt stayed. She spoke.", [["Mrs Vance", "She"], ["Mr Holt"]]),
    ],
)
def test_she_and_he_pass_over_names_and_titles_of_the_other_gender(text: str, expected: list[list[str]]) -> None:
    draft = people(text, *(name for group in expected for name in group if name not in ("He", "She")))
    draft.who("person", text.split()[-2])
    assert groups(draft) == expected


def test_whoever_speaks_is_rather_whoever_spoke() -> None:
    draft = people("Vance said so. Holt left. He said more.", "Vance", "Holt").who("person", "He")
    draft.bond("He", ("Vance", 1.0), ("Holt", 1.2))
    mentions = draft.mentions
    assert [len(c.mentions) for c in clusters(mentions, NEAR)] == [1, 2]
    mentions = draft.mentions
    for speaker in ("Vance", "He"):
        mentions.within(draft.at(speaker))
    assert [len(c.mentions) for c in clusters(mentions, NEAR)] == [2, 1]
