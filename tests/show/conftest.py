"""Readings that were set by hand, and consoles that keep what they print."""

from collections.abc import Callable
from io import BytesIO, TextIOWrapper

import pytest
from rich.console import Console, RenderableType

from sayso.examples import example_reports
from sayso.records import Actor, Link, Reading, Report, Silence
from tests.show.by_hand import claim_of, link_of, spans

WARNED = "that a customs inspector had warned of undeclared fireworks in the cargo last week"


def actors_of(text: str) -> tuple[Actor, ...]:
    """Who is a source in the report from abroad."""
    return (
        Actor(name="Hana Torvald", naming="named", kind="official", role="Environment Minister",
              mentions=spans(text, "Environment Minister Hana Torvald")),
        Actor(name="Radio Varr", naming="named", kind="news outlet", mentions=spans(text, "broadcaster Radio Varr")),
        Actor(name="unnamed port officials", naming="anonymous", kind="official"),
        Actor(name="a customs inspector", naming="unnamed", kind="official", confidence={"kind": 0.41}),
        Actor(name="Orrin Line", naming="named", kind="company"),
    )  # fmt: skip


@pytest.fixture
def nested() -> Reading:
    """The report from abroad: chains of up to three links, one of nobody; a denial; silences; low confidences."""
    (report,) = (report for report in example_reports() if report.id == "aldmoor")
    text = report.text
    minister = link_of(text, "Environment Minister Hana Torvald", "denied", 0)
    varr = link_of(text, "broadcaster Radio Varr", "reported", 1, kind="news outlet")
    port = link_of(text, "unnamed port officials", "Citing", 2, naming="anonymous", sure={"link": 0.58})
    warned = link_of(text, "a customs inspector", "had warned of", 3, naming="unnamed", sure={"kind": 0.41})
    nobody = link_of(text, None, "are believed to", naming="implied", kind="unknown")
    claims = (
        claim_of(text, "there had been any leak", chain=(minister,), certainty="CT-"),
        claim_of(text, "There is soot on the water", chain=(minister,)),
        claim_of(text, "There is no oil", chain=(minister,), certainty="CT-"),
        claim_of(text, WARNED, chain=(varr, port), sure={"claim": 0.93}),
        claim_of(text, "undeclared fireworks in the cargo last week", chain=(varr, port, warned)),
        claim_of(text, "which operates the ship", sure={"claim": 0.97, "voice": 0.8}),
        claim_of(text, "Six of the 17 crew", "be missing", chain=(nobody,), certainty="PR+", sure={"claim": 0.3}),
    )
    silences = (
        Silence(source=(), cue=spans(text, "could not be independently verified"), topic=spans(text, "The claim"),
                kind="not_verified", confidence={"kind": 0.5}),
        Silence(source=spans(text, "Neither Orrin Line"), cue=spans(text, "responded to"), actors=(4,),
                topic=spans(text, "requests for comment"), kind="no_response"),
    )  # fmt: skip
    return Reading(
        report=report, attributions=(), actors=actors_of(text), claims=claims, silences=silences, reader="by hand"
    )


@pytest.fixture
def hostile() -> Reading:
    """A report that tries to recolour, retitle and turn around the terminal, and to speak rich's markup."""
    text = "He \x1b[31msaid\x1b]0;owned\x07 \u202eevil\u2066 [bold]x[/bold] :smile: [/] \\[b] \x9b2J \ue000 end.\rBack"
    evil = "\u202eevil\u2066 [bold]x[/bold]"
    he = Actor(name="He \x1b[31m [/] \x9b2J", naming="anonymous", kind="unknown", role=evil, affiliation="\x1b]0;x\x07",
               mentions=spans(text, "He \x1b[31m"))  # fmt: skip
    said = Link(source=spans(text, "He \x1b[31m"), cue=spans(text, "said\x1b]0;owned\x07"), actors=(0,),
                naming="anonymous", kind="unknown", reason=spans(text, "\x9b2J"))  # fmt: skip
    silence = Silence(source=(), cue=spans(text, evil), topic=spans(text, "\x9b2J"), kind="no_comment", actors=(0,))
    report = Report(id="h", text=text, outlet="[red]\x1b[2J", title="\u202e[/nope]\nsecond", published="\x1b[1m")
    claims = (claim_of(text, evil, chain=(said,)),)
    return Reading(report=report, attributions=(), actors=(he,), claims=claims, silences=(silence,), reader="by hand")


@pytest.fixture
def printed() -> Callable[..., str]:
    """What a console of some width and encoding receives, as text; it fails where the encoding cannot hold it."""

    def show(view: RenderableType, *, width: int = 80, encoding: str = "utf-8", **settings: object) -> str:
        raw = BytesIO()
        file = TextIOWrapper(raw, encoding=encoding, newline="")
        Console(file=file, width=width, highlight=False, **settings).print(view)  # type: ignore[arg-type]
        file.flush()
        return raw.getvalue().decode(encoding)

    return show
