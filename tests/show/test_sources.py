"""The source audit, as records and as people see it."""

import re
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Actor, Reading, Report
from sayso.show.audit import audit, paragraph_starts
from sayso.show.sources import SourcesView
from tests.show.by_hand import claim_of, link_of, spans

Show = Callable[..., str]
TEXT = (
    "The ferry left.\n\nIt was full, two officials told NKT. They asked not to be named because they feared for their "
    "jobs. It reportedly came back. Ana Vance, spokeswoman of the Port, was glad, she said."
)


@pytest.fixture
def told() -> Reading:
    """Two anonymous officials over NKT, a named one of whom some is unsure, somebody who is never a source."""
    actors = (
        Actor(name="Bystander", naming="unnamed", kind="person"),
        Actor(name="Ana Vance", naming="named", kind="official", role="spokeswoman", affiliation="the Port",
              mentions=spans(TEXT, "Ana Vance, spokeswoman of the Port,"),
              confidence={"affiliation": 0.3, "kind": 0.9}),
        Actor(name="two officials", naming="anonymous", kind="official", mentions=spans(TEXT, "two officials", "They")),
        Actor(name="NKT", naming="named", kind="news outlet"),
    )  # fmt: skip
    nkt = link_of(TEXT, "NKT", "told", 3, kind="news outlet")
    two = msgspec.structs.replace(
        link_of(TEXT, "two officials", "told", 2, naming="anonymous"),
        reason=spans(TEXT, "because they feared for their jobs"),
    )
    she = link_of(TEXT, "she", "said", 1, sure={"link": 0.2})
    nobody = link_of(TEXT, None, "reportedly", naming="implied", kind="unknown")
    claims = (
        claim_of(TEXT, "The ferry left", sure={"voice": 0.4}),
        claim_of(TEXT, "It was full", chain=(nkt, two)),
        claim_of(TEXT, "They asked not to be named", chain=(two,)),
        claim_of(TEXT, "came back", chain=(nobody,)),
        claim_of(TEXT, "was glad", chain=(she,)),
    )
    report = Report(id="t", text=TEXT, outlet="The Courier")
    return Reading(report=report, attributions=(), actors=actors, claims=claims, reader="by hand")


def test_sources_are_sorted_by_their_claims_and_others_left_out(told: Reading) -> None:
    found = audit(told)
    assert [source.name for source in found.sources] == ["two officials", "Ana Vance", "NKT"]
    two, vance, nkt = found.sources
    assert (len(two.origin_of), two.passes_on, nkt.origin_of, len(nkt.passes_on)) == (2, (), (), 1)
    assert two.reasons == ("because they feared for their jobs",)
    assert (vance.paragraph, vance.words) == (2, "Ana Vance, spokeswoman of the Port,")
    assert (nkt.words, vance.unsure) == ("NKT", vance.origin_of)


def test_the_reports_own_voice_and_nobody_are_counted(told: Reading) -> None:
    found = audit(told)
    assert (found.claims, len(found.own_voice), len(found.nobody_named)) == (5, 1, 1)
    assert found.unsure == found.own_voice


def test_people_see_all_of_it(told: Reading, printed: Show) -> None:
    out = printed(SourcesView(told), width=100)
    assert re.search(r"^1 +two officials \(anonymous, official\) +2 +par\. 2: two officials", out, re.M)
    assert "  withheld: because they feared" in out
    assert re.search(r"^2 +Ana Vance \(named, official\) +1 \(1\?\) +par\. 2: Ana Vance,", out, re.M)
    assert "  spokeswoman, the Port?" in out
    assert "30%?" in out
    assert "The report's own voice: 1 (1?) of 5 claims\n" in out
    assert "Nobody named (implied): 1 of 5 claims\n" in out
    assert "3 origins: 1 named, 1 anonymous, 1 implied.\n" in out


def test_an_identity_withheld_without_a_reason_is_told(nested: Reading, printed: Show) -> None:
    assert "withheld: no reason given" in " ".join(printed(SourcesView(nested)).split())


def test_a_narrow_terminal_says_the_same_with_labels(told: Reading, printed: Show) -> None:
    out = [line.rstrip() for line in printed(SourcesView(told), width=50).splitlines()]
    at = out.index("3 NKT (named, news outlet)")
    assert out[at + 1 : at + 3] == ["  Passes on: 1", "  First spoken of: par. 2: NKT"]


def test_a_report_without_claims_or_sources_says_so(told: Reading, printed: Show) -> None:
    empty = Reading(report=told.report, attributions=(), reader="r")
    assert printed(SourcesView(empty)).endswith("No claims found.\n")
    own = msgspec.structs.replace(told, claims=(claim_of(TEXT, "The ferry left"),))
    out = printed(SourcesView(own))
    assert "No sources found.\n" in out
    assert "The report's own voice: 1 of 1 claim\n" in out
    assert "less than" not in out


@given(st.lists(st.sampled_from(["a", "", " "]), min_size=1))
def test_paragraphs_are_counted_without_empty_lines(paragraphs: list[str]) -> None:
    text = "\n".join([*paragraphs, "here"])
    assert paragraph_starts(text).index(text.index("here")) == paragraphs.count("a")
