"""A claim's chain in words: from the origin, who vouches for it, over all who passed it on, to the outlet."""

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sayso.records import Claim, Link, Reading
from sayso.show.marks import STYLES, Marks, Role
from sayso.show.sure import KIND, LINK, NAMING, VOICE, questioned
from sayso.show.wording import NOBODY, OUTLET, OWN_VOICE, fitted, names_of
from sayso.terms import Kind, Naming

NAME_LIMIT = 70


def chain(reading: Reading, claim: Claim, marks: Marks, encoding: str = "utf-8") -> RenderableType:
    """The stations of the chain, one a line, the origin first; or that the report says it in its own voice.

    >>> from rich.console import Console
    >>> from sayso.records import Actor, Report, Span
    >>> from sayso.show.marks import SHAPES
    >>> army = Actor(name="the army", naming="named", kind="official")
    >>> said = Link(source=(), cue=(), actors=(0,), naming="named", kind="official", confidence={"kind": 0.3})
    >>> claim = Claim(id="c1", content=(), event=Span(0, 0), chain=(said,),
    ...               basis="stated", certainty="CT+", phase="past")
    >>> report = Report(id="a", text="", outlet="NKT")
    >>> reading = Reading(report=report, attributions=(), actors=(army,), claims=(claim,), reader="r")
    >>> Console(width=30, color_system=None).print(chain(reading, claim, SHAPES))  # doctest: +NORMALIZE_WHITESPACE
      the army (named, official?)
    → NKT
    """
    if not claim.chain:
        return questioned(OWN_VOICE, claim.confidence, *VOICE, style="italic dim")
    outlet = fitted(reading.report.outlet or OUTLET, NAME_LIMIT, encoding)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for place, link in enumerate(reversed(claim.chain)):
        grid.add_row(marks.arrow if place else "", station(reading, link, encoding))
    grid.add_row(marks.arrow, Text(outlet, "dim"))
    return grid


def station(reading: Reading, link: Link, encoding: str) -> Text:
    """Who stands at a link of the chain, and what they are."""
    names = [fitted(name, NAME_LIMIT, encoding) for name in names_of(reading, link.actors, link.source)]
    kinds = list(kinds_of(reading, link))
    if len(set(map(str, kinds))) > 1:
        return Text(" and ").join(one(name, link, kind) for name, kind in zip(names, kinds, strict=False))
    return one(" and ".join(names) or NOBODY, link, kinds[0])


def one(name: str, link: Link, kind: Text) -> Text:
    """A name and what it is the name of."""
    style = STYLES[Role.SOURCE] if name != NOBODY else "italic"
    return Text.assemble(questioned(name, link.confidence, *LINK, style=style), " ", kind)


def kinds_of(reading: Reading, link: Link) -> Iterator[Text]:
    """How each actor of a link is named, and its kind; the first one's are the link's."""
    yield naming_and_kind(link.naming, link.kind, link.confidence)
    for actor in link.actors[1:]:
        other = reading.actors[actor]
        yield naming_and_kind(other.naming, other.kind, other.confidence)


def naming_and_kind(naming: Naming, kind: Kind, confidence: Mapping[str, float]) -> Text:
    """How somebody is named, and of which kind they are; where nobody is mentioned there is no kind.

    >>> naming_and_kind("titled", "unknown", {}).plain, naming_and_kind("implied", "unknown", {}).plain
    ('(titled, kind unknown)', '(implied)')
    """
    parts = [questioned(naming, confidence, *NAMING)]
    if naming != "implied":
        parts.append(questioned("kind unknown" if kind == "unknown" else kind, confidence, *KIND))
    return Text.assemble("(", Text(", ").join(parts), ")")
