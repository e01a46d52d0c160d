"""What stands on the page of one report, and that anybody can get at it."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from msgspec import structs

from sayso.records import Reading
from sayso.show.page import page_of
from sayso.terms import CERTAINTIES

Parsed = Callable[[Reading], Any]
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Balance(HTMLParser):
    """Fails at the first tag that does not close what was opened last."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        """Opens."""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes."""
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, _attributes: object) -> None:
        """Opens and closes, as SVG does."""


@pytest.fixture(params=["told", "hostile", "empty"])
def any_reading(request: pytest.FixtureRequest) -> Reading:
    """Each of the readings in turn."""
    reading: Reading = request.getfixturevalue(request.param)
    return reading


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_tags_are_balanced(any_reading: Reading) -> None:
    balance = Balance()
    balance.feed(page_of(any_reading))
    assert balance.open == []


def test_ids_are_unique_and_anchors_resolve(any_reading: Reading, parsed: Parsed) -> None:
    document = parsed(any_reading)
    ids = Counter(document.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    links = {link.removeprefix("#") for link in document.xpath("//a/@href") if link.startswith("#")}
    assert links <= set(ids)
    assert set(" ".join(document.xpath("//@aria-labelledby")).split()) <= set(ids)


def test_there_is_one_heading_of_each_kind(any_reading: Reading, parsed: Parsed) -> None:
    document = parsed(any_reading)
    assert len(document.xpath("//h1")) == len(document.xpath("//main")) == len(document.xpath("//main//header")) == 1
    assert document.get("lang") == "en"
    assert [words(h) for h in document.xpath("//h2")] == ["On whose word", "The text", "Claims", "Sources", "Silences"]
    assert len(document.xpath("//section[@aria-labelledby]")) == 5
    assert document.findtext(".//title")
    assert all(label.strip() for label in document.xpath("//a/@aria-label"))
    assert document.xpath("//*[@style]|//script|//link|//img|//iframe|//*[@tabindex]") == []


def test_the_policy_allows_the_pages_own_style_only(any_reading: Reading, parsed: Parsed) -> None:
    document = parsed(any_reading)
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall("<style>(.*?)</style>", page_of(any_reading), re.DOTALL)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"url\(|@import", style)


def test_the_heading_has_the_particulars(told: Reading, parsed: Parsed) -> None:
    (header,) = parsed(told).xpath("//main//header")
    assert words(header) == (
        "The Courier · 13 October 2026, 10:30 UTC+03:00 Ferry left “on time” By Jon Averill · PORT KELSA "
        "https://courier.example/ferry?a=1&b=2"
    )
    assert header.xpath(".//a/@href") == [told.report.url]
    assert header.xpath(".//time/@datetime") == [told.report.published]


def test_the_summary_counts(told: Reading, parsed: Parsed) -> None:
    (summary,) = parsed(told).find_class("summary")
    assert "6 claims from 4 origins, and 1 silence" in words(summary)
    rows = [words(row) for row in summary.xpath(".//tbody/tr")]
    assert [(row.split()[0], re.findall(r"\d+ \w+", row)) for row in rows] == [
        ("named", ["3 claims", "2 origins"]),
        ("anonymous", ["1 claim", "1 origin"]),
        ("implied", ["1 claim", "1 origin"]),
        ("own", ["1 claim"]),
    ]


def test_the_text_is_the_reports(told: Reading, parsed: Parsed, text_of: Callable[[Any], str]) -> None:
    assert text_of(parsed(told)) == told.report.text


def test_every_piece_is_marked_and_numbered(told: Reading, parsed: Parsed) -> None:
    (text,) = parsed(told).find_class("text")
    numbers = [number.text for number in text.find_class("no")]
    assert numbers == ["1", "2", "3", "4", "…4", "5?", "…5?", "6", "S1?"]
    marked = {n: "".join(m.text_content() for m in text.find_class(f"in-c{n}")) for n in "14"}
    assert marked == {"1": "the ferry left on time", "4": "“We saw,”“smoke over the quay.“It was black,”"}
    assert [mark.text_content() for mark in text.find_class("low")] == [
        "The ferry was", "full", "The ministry", "did not say", "when the inquiry would end",
    ]  # fmt: skip
    assert [mark.text_content() for mark in text.find_class("own")] == ["The harbour was quiet"]
    sources = [source.text_content() for source in text.find_class("source")]
    assert sources == ["Ana Vance", "Two officials", "Radio Varr", "Lena", " Marsh", "The ministry"]


def test_low_confidence_is_said_in_words(told: Reading, parsed: Parsed) -> None:
    document = parsed(told)
    assert document.get_element_by_id("c5").get("aria-label") == "Claim 5, low confidence"
    assert "low confidence, 49%" in words(document.get_element_by_id("claim-5"))
    assert "witness? (low confidence, 31%)" in words(document.get_element_by_id("claim-4"))
    assert "witness? (low confidence, 30%)" in words(document.get_element_by_id("source-4"))


def test_a_chain_runs_from_the_origin_to_the_outlet(told: Reading, parsed: Parsed) -> None:
    entry = parsed(told).get_element_by_id("claim-3")
    (chain,) = entry.find_class("chain")
    assert [words(station) for station in chain] == [
        "Two officials anonymous, official Two officials … told reason given: they feared for their jobs",
        "Radio Varr named, news outlet told … Radio Varr",
        "The Courier outlet",
    ]
    (facts,) = entry.find_class("facts")
    assert words(facts) == "certainty denied? (low confidence, 40%) basis stated phase past"


def test_what_nobody_vouches_for_is_the_outlets_own(told: Reading, parsed: Parsed) -> None:
    document = parsed(told)
    assert words(document.get_element_by_id("claim-6").find_class("chain")[0]) == "The Courier in its own voice"
    assert words(document.get_element_by_id("claim-5").find_class("chain")[0][0]) == "nobody named implied reportedly"


def test_sources_lead_to_their_claims_and_silences(told: Reading, parsed: Parsed) -> None:
    document = parsed(told)
    rows = {row.get("id"): words(row) for row in document.xpath("//table[contains(@class, 'sources')]/tbody/tr")}
    assert rows["source-1"] == "Ana Vance spokeswoman named official claims 1 2"
    assert rows["source-3"] == "Radio Varr named news outlet passes on 3"
    assert rows["source-5"] == "The ministry named official silent in S1"


def test_silences_are_told_in_words(told: Reading, parsed: Parsed) -> None:
    silence = words(parsed(told).get_element_by_id("silence-1"))
    assert silence == (
        "S1 The ministry — not specified? (low confidence, 50%) about when the inquiry would end cue did not say"
    )


def test_what_was_not_found_is_said(empty: Reading, parsed: Parsed) -> None:
    shown = words(parsed(empty).xpath("//main")[0])
    for said in ("outlet not known", "A report without a title", "No claims from no origins, and no silences"):
        assert said in shown
    for said in ("No claims were found.", "No sources were found.", "No silences were found."):
        assert said in shown


def test_there_are_neither_codes_nor_verdicts(told: Reading, parsed: Parsed) -> None:
    shown = words(parsed(told).xpath("//body")[0])
    assert not re.search(r"\b(true|false|fact|lie)\b", shown, re.IGNORECASE)
    assert not any(code in shown for code in CERTAINTIES)
    assert "_" not in shown


def test_many_claims_have_no_rules_of_their_own(told: Reading) -> None:
    assert "in-c1," in page_of(told).split("</style>")[0]
    many = structs.replace(told, claims=told.claims * 51)
    assert "in-c1," not in page_of(many).split("</style>")[0]
