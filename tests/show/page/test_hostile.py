"""Words from elsewhere stay words, wherever they stand and however they are marked."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Claim, Link, Reading, Report, Silence, Span
from sayso.show.page.heading import followable
from sayso.show.page.render import safe
from sayso.show.page.runs import Layer, Mark, lines_of

Parsed = Callable[[Reading], Any]
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"

TEXTS = st.text("ab  \n<&>\"'/\u202e", max_size=60) | st.text(max_size=30)
PLACES = st.integers(-3, 70)
SPANS = st.lists(st.builds(Span, PLACES, PLACES), max_size=3).map(tuple)
SURE = st.fixed_dictionaries({}, optional={"claim": st.floats(0, 1), "silence": st.floats(0, 1)})
LINKS = st.builds(
    Link, source=SPANS, cue=SPANS, actors=st.just(()), naming=st.just("unnamed"), kind=st.just("group"), reason=SPANS
)
CLAIMS = st.builds(
    Claim,
    id=st.just("c"),
    content=SPANS,
    event=st.just(Span(0, 1)),
    chain=st.lists(LINKS, max_size=2).map(tuple),
    basis=st.just("stated"),
    certainty=st.just("CT+"),
    phase=st.just("past"),
    confidence=SURE,
)
SILENCES = st.builds(
    Silence, source=SPANS, cue=SPANS, topic=SPANS, kind=st.just("no_comment"), actors=st.just(()), confidence=SURE
)
READINGS = st.builds(
    Reading,
    report=st.builds(Report, id=st.just("a"), text=TEXTS),
    attributions=st.just(()),
    actors=st.just(()),
    claims=st.lists(CLAIMS, max_size=4).map(tuple),
    silences=st.lists(SILENCES, max_size=2).map(tuple),
    reader=st.just("hypothesis"),
)


@given(reading=READINGS)
def test_whatever_overlaps_the_text_stays_the_reports(
    reading: Reading, parsed: Parsed, text_of: Callable[[Any], str]
) -> None:
    document = parsed(reading)
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in document.xpath("//a/@href")} <= set(ids)
    assert text_of(document) == safe(reading.report.text)


@given(reading=READINGS)
def test_what_is_marked_is_what_the_spans_say(reading: Reading, parsed: Parsed) -> None:
    document = parsed(reading)
    text = reading.report.text
    for number, claim in enumerate(reading.claims, start=1):
        places = {at for span in claim.content for at in range(max(span.start, 0), min(span.end, len(text)))}
        told = "".join(safe(text[at]) for at in sorted(places) if not text[at].isspace())
        marks = (mark for mark in document.xpath("//mark") if f"in-c{number}" in mark.get("class").split())
        marked = "".join(mark.text_content() for mark in marks)
        for blank in {c for c in text if c.isspace()}:  # at a mark's ends it is left out, shown or not
            marked = marked.replace(safe(blank), "")
        assert marked == told


@given(st.text("ab\n ", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_runs_are_the_text_again_and_lie_under_their_marks(text: str, pairs: list[tuple[int, int]]) -> None:
    inside = [(min(a, len(text)), min(b, len(text))) for a, b in pairs]
    marks = [Mark(Layer.CLAIM, number, Span(a, b)) for number, (a, b) in enumerate(inside, 1) if a < b]
    lines = lines_of(text, marks)
    assert "\n".join("".join(run.words for run in line) for line in lines) == text
    for mark in marks:
        under = "".join(run.words for line in lines for run in line if mark in run.marks)
        assert under == mark.span.of(text).replace("\n", "")


def test_markup_stays_text(hostile: Reading, parsed: Parsed, text_of: Callable[[Any], str]) -> None:
    document = parsed(hostile)
    assert document.xpath("//script|//img|//*[@onerror]") == []
    assert "49" not in document.findtext(".//h1/bdi")
    assert "{{ 7*7 }}" in document.findtext(".//h1/bdi")
    assert text_of(document) == safe(hostile.report.text)


def test_nothing_turns_lines_around_or_controls(hostile: Reading, parsed: Parsed) -> None:
    document = parsed(hostile)
    everything = document.text_content() + "".join(document.xpath("//@*"))
    assert not set(everything) & {*TURNING, "\x1b", "\x00", "\ufdd0"}
    assert "\\u202eturned\\u2066 \\x1b[31m \\x00 \\ufdd0" in everything


def test_only_the_web_is_linked(hostile: Reading, parsed: Parsed) -> None:
    links = parsed(hostile).xpath("//a/@href")
    assert links
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JAVASCRIPT://nkt.example/%0aalert(1)", "data:text/html,x", "file:///etc/passwd",
        "//nkt.example/", "/a", "https://", "http:nkt.example", "https://nkt.example/\u202egpj", "https://[", "",
        "https://nkt.example/a b\n", " https://nkt.example/",
    ],
)  # fmt: skip
def test_other_addresses_are_not_followed(address: str) -> None:
    assert followable(address) is None


def test_an_address_of_the_web_is_followed() -> None:
    assert followable("HTTPS://nkt.example/a?b=c&d=é") == "HTTPS://nkt.example/a?b=c&d=é"
