"""The rows of the claims and of the silences: chains, certainty in words, and doubt where it belongs."""

from collections import Counter
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import RenderableType

from sayso.records import Actor, Claim, Link, Reading, Report, Silence
from sayso.show.chain import chain
from sayso.show.claims import claim_words, claims_table
from sayso.show.marks import SHAPES, TYPED
from sayso.show.silences import silences_table
from sayso.show.sure import least_of_claim, per_cent
from sayso.show.tally import origins, tally
from sayso.show.wording import CERTAINTY, SILENCE, certainty_of, shortened
from sayso.terms import Certainty, SilenceKind
from tests.show.by_hand import claim_of, link_of

Show = Callable[..., str]
TEXT = "Vance said the ferry had not left and the harbour was open."
VANCE = Actor(name="Ana Vance", naming="titled", kind="official")
ARMY = Actor(name="the military", naming="named", kind="official")
CRITICS = Actor(name="critics", naming="unnamed", kind="group")


def reading_of(*claims: Claim, text: str = TEXT, outlet: str | None = "NKT") -> Reading:
    report = Report(id="a", text=text, outlet=outlet)
    return Reading(report=report, attributions=(), actors=(VANCE, ARMY, CRITICS), claims=claims, reader="by hand")


def lines(printed: Show, view: RenderableType, **settings: object) -> list[str]:
    return [line.rstrip() for line in printed(view, **settings).splitlines()]


def chain_lines(printed: Show, *links: Link, outlet: str | None = "NKT") -> list[str]:
    claim = claim_of(TEXT, "the harbour was open", chain=links)
    return lines(printed, chain(reading_of(claim, outlet=outlet), claim, SHAPES))


def test_a_chain_is_drawn_from_the_origin_to_the_outlet(printed: Show) -> None:
    vance = link_of(TEXT, "Vance", "said", 0, naming="titled")
    assert chain_lines(printed, vance, link_of(TEXT, None, None, 1)) == [
        "  the military (named, official)",
        "→ Ana Vance (titled, official)",
        "→ NKT",
    ]
    assert chain_lines(printed, vance, outlet=None)[-1] == "→ the outlet"


def test_the_report_s_own_voice_has_no_arrow(printed: Show) -> None:
    assert chain_lines(printed) == ["the report's own voice"]


def test_nobody_named_is_told(printed: Show) -> None:
    (first, _) = chain_lines(printed, link_of(TEXT, None, "said", naming="implied", kind="unknown"))
    assert first == "  nobody named (implied)"


def test_a_source_without_an_actor_is_called_by_its_words(printed: Show) -> None:
    (first, _) = chain_lines(printed, link_of(TEXT, "Vance", "said"))
    assert first == "  Vance (named, official)"


@pytest.mark.parametrize(
    ("actors", "shown"),
    [((1, 0), "the military (named, official) and Ana Vance (titled, official)"), ((1, 1), "the military and the mil")],
)
def test_several_actors_stand_together(printed: Show, actors: tuple[int, ...], shown: str) -> None:
    assert chain_lines(printed, link_of(TEXT, "Vance", "said", *actors))[0].strip().startswith(shown)


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("link", "Ana Vance? (titled, official)"),
        ("actors", "Ana Vance? (titled, official)"),
        ("naming", "Ana Vance (titled?, official)"),
        ("kind", "Ana Vance (titled, official?)"),
        ("role", "Ana Vance (titled, official)"),
    ],
)
def test_doubt_stands_after_the_field(printed: Show, field: str, shown: str) -> None:
    vance = link_of(TEXT, "Vance", "said", 0, naming="titled", sure={field: 0.59})
    assert chain_lines(printed, vance)[0].strip() == shown


@pytest.mark.parametrize(
    ("chained", "sure", "number"),
    [
        (True, {"claim": 0.9, "certainty": 0.8, "voice": 0.1, "phase": 0.1}, "70%"),
        (True, {"claim": 0.5}, "50%?"),
        (False, {"claim": 0.9, "voice": 0.42}, "42%?"),
        (False, {}, ""),
    ],
)
def test_the_number_of_a_row_is_that_of_its_least_sure_field(
    chained: bool, sure: dict[str, float], number: str
) -> None:
    vance = link_of(TEXT, "Vance", "said", 0, sure={"link": 0.95, "kind": 0.7, "reason": 0.2})
    claim = claim_of(TEXT, "the harbour was open", chain=(vance,) if chained else (), sure=sure)
    assert per_cent(least_of_claim(claim)).plain == number


def test_doubt_is_visible_without_colour_at_every_field_of_a_row(printed: Show) -> None:
    sure = dict.fromkeys(("claim", "certainty", "voice"), 0.5)
    claim = claim_of(TEXT, "the harbour was open", sure=sure)
    (row,) = (line for line in lines(printed, claims_table(reading_of(claim), TYPED, 80)) if "harbour" in line)
    assert " ".join(row.split()) == "1? the report's own voice? (certain?) the harbour was open 50%?"


@pytest.mark.parametrize("certainty", get_args(Certainty))
def test_certainty_is_told_in_words_unless_it_is_plain(certainty: Certainty) -> None:
    claim = claim_of(TEXT, "the ferry had not left", certainty=certainty)
    words = claim_words(reading_of(claim), claim).plain
    assert words.endswith("the ferry had not left")
    assert words.startswith("(") is (certainty not in ("CT+", "CT-"))  # the words have their 'not'
    assert certainty not in words
    assert CERTAINTY[certainty].removesuffix(" not") in words or certainty in ("CT+", "CT-")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("there was a leak", "denied"),
        ("there was no leak", "certain"),
        ("it hasn’t left", "certain"),
        ("the knot held", "denied"),
    ],
)
def test_a_negative_that_does_not_stand_in_the_claim_is_a_denial(words: str, said: str) -> None:
    assert certainty_of(claim_of(words, words, certainty="CT-"), words) == said


def test_every_silence_has_words(nested: Reading, printed: Show) -> None:
    assert set(SILENCE) == set(get_args(SilenceKind))
    out = lines(printed, silences_table(nested, SHAPES, 100), width=100)
    assert " ".join(out[2].split()) == "S1 Aldmoor Broadcasting not verified?: could not be The claim 50%?"


def test_a_silence_whose_source_is_unsure_shows_it(printed: Show) -> None:
    silence = Silence(source=(), cue=(), topic=(), kind="no_comment", actors=(0, 2), confidence={"actors": 0.2})
    reading = Reading(
        report=Report(id="a", text=TEXT),
        attributions=(),
        actors=(VANCE, ARMY, CRITICS),
        silences=(silence,),
        reader="r",
    )
    assert "Ana Vance and critics?" in " ".join(printed(silences_table(reading, SHAPES, 50), width=50).split())


def test_origins_are_distinct_actors_and_nobody_is_one() -> None:
    vance, nobody = link_of(TEXT, "Vance", "said", 0), link_of(TEXT, None, "said", naming="implied")
    both = link_of(TEXT, "Vance", "said", 0, 1)
    claims = [
        claim_of(TEXT, "harbour", chain=c) for c in ((), (vance,), (nobody, vance), (nobody,), (nobody,), (both,))
    ]
    reading = reading_of(*claims)
    assert origins(reading) == Counter(titled=1, named=1, implied=1)
    assert tally(reading) == (
        "6 claims, 1 of them in the report's own voice; no silences.\n3 origins: 1 named, 1 titled, 1 implied."
    )


@pytest.mark.parametrize("width", [40, 80])
def test_a_narrow_table_says_the_same(nested: Reading, printed: Show, width: int) -> None:
    out = " ".join(printed(claims_table(nested, SHAPES, width), width=width).split())
    for shown in (
        "(denied) there had been any leak",
        "There is no oil",
        "nobody named (implied)",
        "30%?",
    ):
        assert shown in out


@given(st.text("ab …", max_size=80), st.integers(4, 60))
def test_what_is_shortened_is_a_beginning_and_not_too_long(words: str, limit: int) -> None:
    short = shortened(words, limit)
    assert len(short) <= max(limit, 1) + 1
    assert short == words or words.startswith(short[:-1])


@pytest.mark.parametrize(("sure", "words"), [(0.0, "0%?"), (0.599, "59%?"), (0.6, "60%"), (1.0, "100%")])
def test_a_low_probability_bears_the_mark(sure: float, words: str) -> None:
    assert per_cent(sure).plain == words
