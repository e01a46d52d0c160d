"""Readings whose attributions were set by hand, and consoles that keep what they print."""

from collections.abc import Callable
from io import BytesIO, TextIOWrapper

import pytest
from rich.console import Console, RenderableType

from sayso.examples import example_reports
from sayso.records import Attribution, Reading, Report, Span

Attribute = Callable[..., Attribution]


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Where the words stand first; each must be there."""
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


@pytest.fixture
def attribute() -> Attribute:
    """Builds an attribution out of the words of its roles."""

    def build(text: str, source: str | None, cue: str, *content: str, sure: float = 0.9) -> Attribution:
        return Attribution(
            source=spans(text, source) if source else (),
            cue=spans(text, cue),
            content=spans(text, *content),
            confidence=sure,
        )

    return build


@pytest.fixture
def nested(attribute: Attribute) -> Reading:
    """The report from abroad: nested sources, a missing one, a content in two pieces, two low confidences."""
    (report,) = (report for report in example_reports() if report.id == "aldmoor")
    text = report.text
    warned = "that a customs inspector had warned of undeclared fireworks in the cargo last week"
    found = (
        attribute(text, "unnamed port officials", "Citing", warned, sure=0.58),
        attribute(text, "broadcaster Radio Varr", "reported", warned),
        attribute(text, "a customs inspector", "had warned of", "undeclared fireworks in the cargo last week"),
        attribute(text, None, "are believed to", "Six of the 17 crew", "be missing", sure=0.41),
    )
    return Reading(report=report, attributions=found, reader="by hand")


@pytest.fixture
def hostile(attribute: Attribute) -> Reading:
    """A report that tries to recolour, retitle and turn around the terminal, and to speak rich's markup."""
    text = "He \x1b[31msaid\x1b]0;owned\x07 \u202eevil\u2066 [bold]x[/bold] :smile: [/] \\[b] \x9b2J \ue000 end.\rBack"
    said = attribute(text, "He \x1b[31m", "said\x1b]0;owned\x07", "\u202eevil\u2066 [bold]x[/bold]")
    report = Report(id="h", text=text, outlet="[red]\x1b[2J", title="\u202e[/nope]\nsecond", published="\x1b[1m")
    return Reading(report=report, attributions=(said,), reader="by hand")


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
