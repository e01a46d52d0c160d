"""The source audit as the terminal shows it: a heading, a table of the sources, and what has none."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from sayso.records import Reading
from sayso.show.audit import Audit, Source, audit
from sayso.show.chain import NAME_LIMIT, naming_and_kind
from sayso.show.columns import SURE, Column, laid_out
from sayso.show.heading import heading
from sayso.show.marks import STYLES, UNSURE, Marks, Role, marks_for
from sayso.show.sure import AFFILIATION, ALARM, KIND, LOW, NAME, NAMING, NOTE, ROLE, is_low, least, per_cent, questioned
from sayso.show.tally import counted, origins_in_words
from sayso.show.terminal import NO_CLAIMS, WIDEST
from sayso.show.wording import LOOSE, OWN_VOICE, fitted

COLUMNS = (
    Column("#", right=True),
    Column("Source", 19),
    Column("Origin of", right=True, labelled=True),
    Column("Passes on", right=True, labelled=True),
    Column("First spoken of", 15, labelled=True),
    SURE,
)
SHOWN = (*NAME, *NAMING, *KIND, *ROLE, *AFFILIATION)
ROLE_LIMIT, REASON_LIMIT, FIRST_LIMIT = 80, 160, 60
NO_SOURCES = "No sources found."
COUNTS_NOTE = f"(1{UNSURE}): of so many claims it is less than {LOW:.0%} sure that they belong there."


class SourcesView:
    """What rich prints for the source audit of a reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The parts from top to bottom."""
        fitted_to = options.update(width=min(options.max_width, WIDEST))
        for part in self.parts(fitted_to):
            yield from console.render(part, fitted_to)

    def parts(self, options: ConsoleOptions) -> Iterator[RenderableType]:
        """Everything that is shown, for a width and an encoding."""
        marks, found = marks_for(ascii_only=options.ascii_only), audit(self.reading)
        yield heading(self.reading.report, options.encoding)
        yield Rule(characters=marks.line, style="dim")
        if not found.claims:
            yield Text(NO_CLAIMS, "italic")
            return
        yield table(found, marks, options.max_width, options.encoding)
        yield Text()
        yield Text("\n").join([*without_source(found), Text(origins_in_words(self.reading))])
        if has_low(found):
            yield Text(NOTE, "dim")
        if found.unsure or any(source.unsure for source in found.sources):
            yield Text(COUNTS_NOTE, "dim")


def table(found: Audit, marks: Marks, width: int, encoding: str) -> RenderableType:
    """A row for each source, those with most claims first."""
    if not found.sources:
        return Text(NO_SOURCES, "italic")
    rows = [
        (
            Text(str(place)),
            who(source, encoding),
            count(source.origin_of, source.unsure) if source.origin_of else Text(),
            count(source.passes_on, source.unsure) if source.passes_on else Text(),
            first(source, encoding),
            per_cent(least(source.confidence, *SHOWN)),
        )
        for place, source in enumerate(found.sources, start=1)
    ]
    return laid_out(COLUMNS, rows, marks, width)


def who(source: Source, encoding: str) -> RenderableType:
    """Name, naming and kind; below them, further in, role and affiliation, and why the identity is withheld."""
    name = questioned(fitted(source.name, NAME_LIMIT, encoding), source.confidence, *NAME, style=STYLES[Role.SOURCE])
    about = Text.assemble(name, " ", naming_and_kind(source.naming, source.kind, source.confidence))
    more = [line for line in (office(source, encoding), *why(source, encoding)) if line.plain]
    return Group(about, *(Padding(line, (0, 0, 0, 2), expand=False) for line in more))


def office(source: Source, encoding: str) -> Text:
    """Role and affiliation, as far as they are stated.

    >>> ana = Source(name="Ana Vance", naming="named", kind="official", role="spokeswoman",
    ...              affiliation="Port Authority", origin_of=(), passes_on=(), unsure=(), reasons=(),
    ...              first=None, paragraph=None, words=None, confidence={"affiliation": 0.4})
    >>> office(ana, "utf-8").plain
    'spokeswoman, Port Authority?'
    """
    stated = ((source.role, ROLE), (source.affiliation, AFFILIATION))
    return Text(", ").join(
        questioned(fitted(words, ROLE_LIMIT, encoding), source.confidence, *fields) for words, fields in stated if words
    )


def why(source: Source, encoding: str) -> Iterator[Text]:
    """The reasons for which the identity is withheld, or that none is given."""
    reasons = "; ".join(fitted(reason, REASON_LIMIT, encoding) for reason in source.reasons)
    if reasons:
        yield Text.assemble("withheld: ", (reasons, "italic"))
    elif source.naming == "anonymous":
        yield Text("withheld: no reason given", "italic")


def count(claims: tuple[str, ...], unsure: tuple[str, ...]) -> Text:
    """How many claims, and how many of them are unsure.

    >>> count(("c1", "c2"), ("c2",)).plain, count((), ("c2",)).plain
    ('2 (1?)', '0')
    """
    doubted = len(set(claims) & set(unsure))
    number = Text(str(len(claims)))
    return number.append(f" ({doubted}{UNSURE})", ALARM) if doubted else number


def first(source: Source, encoding: str) -> Text:
    """The paragraph in which the report first speaks of it, and in which words."""
    if source.paragraph is None:
        return Text()
    words = fitted((source.words or "").rstrip(LOOSE), FIRST_LIMIT, encoding)
    return Text.assemble(f"par. {source.paragraph}: ", (words, "italic"))


def has_low(found: Audit) -> bool:
    """True if a source's row is unsure."""
    return any(is_low(source.confidence, *SHOWN) for source in found.sources)


def without_source(found: Audit) -> Iterator[Text]:
    """How many claims are in the report's own voice, and how many rest on nobody named."""
    for claims, where in ((found.own_voice, OWN_VOICE), (found.nobody_named, "nobody named (implied)")):
        yield Text.assemble(
            f"{where[:1].upper()}{where[1:]}: ", count(claims, found.unsure), f" of {counted(found.claims, 'claim')}"
        )
