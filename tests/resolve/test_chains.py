import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.decode import Thresholds
from sayso.reader.quotations import find_quotations
from sayso.reader.words import LINE
from sayso.resolve.chains import chains, unclaimed
from sayso.resolve.seams import Piece, pieces
from sayso.resolve.strands import Strand, strands
from tests.resolve.by_hand import Draft


def sources(draft: Draft, cover: float = 0.5) -> list[list[str]]:
    """The sources of each claim's chain, nearest to the outlet first."""
    sheet = draft.sheet
    found = chains(
        pieces(sheet, draft.edges),
        [s for s in strands(sheet, Thresholds()) if s.kind == "link"],
        find_quotations(draft.text, draft.words),
        np.cumsum(draft.words.gaps == LINE),
        cover,
    )
    return [[draft.said(s.source[0]) if s.source else "-" for s in chain] for chain in found]


def test_a_claim_that_no_link_holds_is_in_the_reports_own_voice() -> None:
    draft = Draft("The ferry left. It sank, Vance said.").claim("The ferry left").claim("It sank")
    assert sources(draft.says("Vance", "said", "It sank")) == [[], ["Vance"]]


def test_a_link_holds_a_claim_of_which_it_holds_enough() -> None:
    draft = Draft("The new ferry left, Vance said.").claim("The new ferry left").says("Vance", "said", "ferry left")
    assert sources(draft, cover=0.5) == [["Vance"]]
    assert sources(draft, cover=0.6) == [[]]


def test_two_claims_under_one_cue_have_one_chain() -> None:
    draft = Draft("Vance said the ferry left and the quay burned.").claim("the ferry left").claim("the quay burned")
    assert sources(draft.says("Vance", "said", "the ferry left and the quay burned")) == [["Vance"], ["Vance"]]


def test_the_link_that_holds_the_others_cue_is_nearer_to_the_outlet() -> None:
    draft = Draft("A spokesman said the army assesses that it sank.").claim("it sank")
    draft.says("the army", "assesses", "it sank").says("A spokesman", "said", "the army assesses that it sank")
    assert sources(draft) == [["A spokesman", "the army"]]


def test_three_links_inside_one_another() -> None:
    draft = Draft("NKT reported that Vance said Reil believes it sank.").claim("it sank")
    draft.says("Reil", "believes", "it sank").says("NKT", "reported", "Vance said Reil believes it sank")
    assert sources(draft.says("Vance", "said", "Reil believes it sank")) == [["NKT", "Vance", "Reil"]]


def test_links_beside_one_another_stand_by_their_depth() -> None:
    draft = Draft("Citing port officials, NKT reported it sank.").claim("it sank")
    draft.says("port officials", "Citing", "it sank", depth="second").says("NKT", "reported", "it sank")
    assert sources(draft) == [["NKT", "port officials"]]


def test_links_of_one_depth_stand_by_the_length_of_their_contents() -> None:
    draft = Draft("Officials, NKT and Vance: it sank, it burned.").claim("it sank")
    draft.says("Vance", "and", "it sank").says("NKT", "Officials", "it sank, it burned")
    assert sources(draft) == [["NKT", "Vance"]]


def test_an_inner_claim_has_a_longer_chain_than_the_one_around_it() -> None:
    draft = Draft("Vance said the army saw it and it sank.").claim("the army saw it").claim("it sank")
    draft.says("Vance", "said", "the army saw it and it sank").says("the army", "saw", "it sank")
    assert sources(draft) == [["Vance"], ["Vance", "the army"]]


def test_a_quotation_that_goes_on_keeps_its_chain() -> None:
    draft = Draft("“It burned. Then it sank. Nobody came,” Vance said.")
    draft.claim("It burned").claim("Then it sank").claim("Nobody came").says("Vance", "said", "It burned")
    assert sources(draft) == [["Vance"]] * 3


def test_a_further_quotation_of_the_line_keeps_the_chain() -> None:
    draft = Draft("“It burned,” Vance said. “Nobody came.”").claim("It burned").claim("Nobody came")
    assert sources(draft.says("Vance", "said", "It burned")) == [["Vance"], ["Vance"]]


def test_a_quotation_that_begins_anew_in_another_line_keeps_nothing() -> None:
    draft = Draft("“It burned,” Vance said.\n“Nobody came.”").claim("It burned").claim("Nobody came")
    assert sources(draft.says("Vance", "said", "It burned")) == [["Vance"], []]


def test_a_quotation_over_lines_keeps_its_chain() -> None:
    draft = Draft("Vance said: “It burned.\n“Nobody came.”").claim("It burned").claim("Nobody came")
    sheet = draft.says("Vance", "said", "It burned").sheet
    (link,) = strands(sheet, Thresholds())
    link.content = set(draft.words_of("It burned"))  # as where nothing made the quotation whole
    quotations, lines = find_quotations(draft.text, draft.words), np.cumsum(draft.words.gaps == LINE)
    assert chains(pieces(sheet, draft.edges), [link], quotations, lines, 0.5) == [(link,), (link,)]


def test_the_reports_own_voice_between_two_quotations_ends_a_chain() -> None:
    draft = Draft("“It burned,” Vance said. The sea was calm. “Nobody came.”")
    draft.claim("It burned").claim("The sea was calm").claim("Nobody came").says("Vance", "said", "It burned")
    assert sources(draft) == [["Vance"], [], []]


def test_words_that_are_not_quoted_keep_nothing() -> None:
    draft = Draft("“It burned,” Vance said. Nobody came.").claim("It burned").claim("Nobody came")
    assert sources(draft.says("Vance", "said", "It burned")) == [["Vance"], []]


def test_a_claim_of_the_quotation_with_a_link_of_its_own_has_that() -> None:
    draft = Draft("“It burned. Reil says it sank. Nobody came,” Vance said.")
    draft.claim("It burned").claim("it sank").claim("Nobody came").says("Vance", "said", "It burned")
    assert sources(draft.says("Reil", "says", "it sank")) == [["Vance"], ["Reil"], ["Reil"]]


def test_what_comes_before_the_link_in_a_quotation_gets_no_chain_from_later() -> None:
    draft = Draft("“It burned. It sank,” Vance said.").claim("It burned").claim("It sank")
    assert sources(draft.says("Vance", "said", "It sank")) == [[], ["Vance"]]


links = st.builds(
    Strand,
    kind=st.just("link"),
    sure=st.floats(0, 1),
    depth=st.floats(0, 2),
    source=st.just(()),
    cue=st.integers(0, 9).map(lambda w: ((w, w + 1),)),
    medium=st.just(()),
    content=st.sets(st.integers(0, 9), min_size=1),
)


@given(st.lists(links, max_size=5), st.lists(st.sets(st.integers(0, 9), min_size=1), min_size=1, max_size=4))
def test_a_chain_holds_each_link_that_covers_its_claim_once(found: list[Strand], claims: list[set[int]]) -> None:
    made = chains([Piece(sorted(c), 1.0) for c in claims], found, [], np.zeros(10, np.int64), 0.5)
    for words, chain in zip(claims, made, strict=True):
        wanted = [id(s) for s in found if 2 * len(s.content & words) >= len(words)]
        assert sorted(map(id, chain)) == sorted(wanted)


@given(st.sets(st.integers(0, 2), min_size=1), st.integers(0, 5))
def test_the_order_of_the_text_does_not_change_a_nested_chain(extra: set[int], order: int) -> None:
    """Links whose contents hold one another's cues come out in one order, whatever order they are found in."""
    nested = [
        Strand("link", 1.0, 0.0, (), ((i, i + 1),), (), set(range(i + 1, 10)) | (extra if not i else set()))
        for i in range(3)
    ]
    shuffled = list(itertools.permutations(nested))[order]
    (chain,) = chains([Piece([8, 9], 1.0)], list(shuffled), [], np.zeros(10, np.int64), 0.5)
    assert [s.cue[0][0] for s in chain] == [0, 1, 2]


def made_claims(draft: Draft) -> list[str]:
    """What the links say that is in no claim."""
    sheet = draft.sheet
    found = unclaimed(pieces(sheet, draft.edges), strands(sheet, Thresholds()))
    return [" ".join(draft.said((w, w + 1)) for w in piece.words) for piece in found]


def test_what_a_link_holds_and_no_claim_does_becomes_a_claim() -> None:
    draft = Draft("Vance called for an inquiry. The sea was calm.").claim("The sea was calm")
    assert made_claims(draft.says("Vance", "called for", "an inquiry")) == ["an inquiry"]


def test_a_link_that_shares_a_word_with_a_claim_makes_none() -> None:
    draft = Draft("Vance called for an inquiry.").claim("inquiry")
    assert made_claims(draft.says("Vance", "called for", "an inquiry")) == []


def test_a_made_claim_is_made_once_and_holds_no_source_and_no_cue() -> None:
    draft = Draft("NKT reported that Vance said the ferry left.").says("Vance", "said", "the ferry left")
    draft.says("NKT", "reported", "Vance said the ferry left")
    assert made_claims(draft) == ["the ferry left"]


@given(st.lists(links, max_size=5), st.lists(st.sets(st.integers(0, 9), min_size=1), max_size=3))
def test_made_claims_share_no_word_with_others(found: list[Strand], claims: list[set[int]]) -> None:
    made = [set(p.words) for p in unclaimed([Piece(sorted(c), 1.0) for c in claims], found)]
    assert all(not one & other for one, other in itertools.combinations(made, 2))
    assert all(one and not one & other for one in made for other in claims)
