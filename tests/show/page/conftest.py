"""Readings of invented reports, set by hand, and a page taken apart."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from lxml import etree, html

from sayso.records import Actor, Claim, Link, Reading, Report, Silence, Span
from sayso.show.page import page_of

TEXT = """\
Ana Vance, a spokeswoman for the Port Authority, said the ferry left on time and would be back on Friday.

Two officials, who asked not to be named because they feared for their jobs, told Radio Varr the captain was warned.
“We saw,” said Lena Marsh, “smoke over the quay.
“It was black,” she added.
The ferry was reportedly full. The harbour was quiet.
The ministry did not say when the inquiry would end.
"""


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Where the words stand first; each must be there."""
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


@pytest.fixture
def told() -> Reading:
    """Chains of none, one and two links, a content in pieces and over a line's end, doubts, a denial and a silence."""

    def link(source: str, cue: str, actors: tuple[int, ...], **more: Any) -> Link:
        return Link(
            source=spans(TEXT, *filter(None, [source])),
            cue=spans(TEXT, cue),
            actors=actors,
            **({"naming": "named", "kind": "official"} | more),
        )

    numbers = count(1)

    def claim(*words: str, chain: tuple[Link, ...] = (), **more: Any) -> Claim:
        known = {"basis": "stated", "certainty": "CT+", "phase": "past"} | more
        content = spans(TEXT, *words)
        return Claim(id=f"c{next(numbers)}", content=content, event=content[0], chain=chain, **known)

    vance = link("Ana Vance", "said", (0,), role="spokeswoman", affiliation="the Port Authority")
    varr = link("Radio Varr", "told", (2,), kind="news outlet")
    fear = spans(TEXT, "they feared for their jobs")
    officials = link("Two officials", "told", (1,), naming="anonymous", reason=fear)
    marsh = link("Lena Marsh", "said Lena", (3,), kind="witness", confidence={"kind": 0.31, "link": 0.55})
    nobody = link("", "reportedly", (), naming="implied", kind="unknown")
    claims = (
        claim("the ferry left on time", chain=(vance,)),
        claim("would be back on Friday", chain=(vance,), phase="future", certainty="PR+"),
        claim("the captain was warned", chain=(varr, officials), certainty="CT-", confidence={"certainty": 0.4}),
        claim("“We saw,”", "“smoke over the quay.\n“It was black,”", chain=(marsh,), basis="observed"),
        claim("The ferry was", "full", chain=(nobody,), confidence={"claim": 0.499}),
        claim("The harbour was quiet", basis="unstated"),
    )
    silence = Silence(
        source=spans(TEXT, "The ministry"),
        cue=spans(TEXT, "did not say"),
        topic=spans(TEXT, "when the inquiry would end"),
        kind="not_specified",
        actors=(4,),
        confidence={"silence": 0.5},
    )
    actors = (
        Actor(name="Ana Vance", naming="named", kind="official", role="spokeswoman"),
        Actor(name="Two officials", naming="anonymous", kind="official"),
        Actor(name="Radio Varr", naming="named", kind="news outlet"),
        Actor(name="Lena Marsh", naming="named", kind="witness", confidence={"kind": 0.3}),
        Actor(name="The ministry", naming="named", kind="official"),
    )
    report = Report(
        id="ferry",
        text=TEXT,
        url="https://courier.example/ferry?a=1&b=2",
        outlet="The Courier",
        byline="Jon Averill",
        dateline="PORT KELSA",
        title="Ferry left “on time”",
        published="2026-10-13T10:30:00+03:00",
    )
    return Reading(report=report, attributions=(), actors=actors, claims=claims, silences=(silence,), reader="hand")


@pytest.fixture
def hostile() -> Reading:
    """A report that tries to write markup, run scripts, turn lines around and burst the page; in every field."""
    bad = (
        "<script>alert(1)</script> \"'><img src=x onerror=alert(2)> </p></mark></style> {{ 7*7 }} &lt; "
        "\u202eturned\u2066 \x1b[31m \x00 \ufdd0 " + "W" * 900 + " https://" + "x/" * 400
    )
    whole = (Span(0, len(bad)),)
    link = Link(
        source=whole, cue=whole, actors=(0,), naming="named", kind="person", role=bad, affiliation=bad, reason=whole
    )
    claims = tuple(
        Claim(
            id=bad, content=content, event=whole[0], chain=chain, basis="stated", certainty="U-", phase="generic",
            confidence={"claim": 0.1, "certainty": 0.1, "basis": 0.1, "phase": 0.1},
        )
        for content, chain in ((whole, (link,)), ((Span(3, 9), Span(5, 2000)), (link, link)), ((), ()))
    )  # fmt: skip
    silence = Silence(source=whole, cue=whole, topic=whole, kind="no_comment", actors=(0,))
    actors = (Actor(name=bad, naming="named", kind="person", role=bad, affiliation=bad),)
    report = Report(
        id=bad, text=bad, url="javascript:alert(1)//" + bad, outlet=bad, byline=bad, dateline=bad, title=bad,
        published=bad,
    )  # fmt: skip
    return Reading(report=report, attributions=(), actors=actors, claims=claims, silences=(silence,), reader=bad)


@pytest.fixture
def empty() -> Reading:
    """A report in which nothing was found, and of which nothing is known."""
    return Reading(report=Report(id="a", text="It rained."), attributions=(), reader="none")


Parsed = Callable[[Reading], Any]


@pytest.fixture(scope="session")
def parsed() -> Parsed:
    """Makes a page and parses it; fails where lxml finds a fault in it."""

    def parse(reading: Reading) -> Any:
        parser = html.HTMLParser(encoding="utf-8")
        document = html.document_fromstring(page_of(reading).encode(), parser=parser)
        unknown = etree.ErrorTypes.HTML_UNKNOWN_TAG  # libxml2 knows no tag of HTML 5
        assert [str(fault) for fault in parser.error_log if fault.type != unknown] == []
        return document

    return parse


@pytest.fixture(scope="session")
def text_of() -> Callable[[Any], str]:
    """The text that a page shows of its report, without the numbers that stand in it."""

    def text(document: Any) -> str:
        (shown,) = document.find_class("text")
        for number in shown.find_class("no"):
            number.drop_tree()
        return str(shown.text_content())

    return text
