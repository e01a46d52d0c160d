"""The command line: the library's verbs, nothing else. Whatever takes time to import is imported where it is used."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.errors import EmptyInput, InputError, RecordError, SaysoError, unreadable

if TYPE_CHECKING:
    from sayso.records import Reading
    from sayso.show.output import Output, Shown
    from sayso.show.progress import Waiting

FAILED, WRONG_INPUT, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    name="sayso",
    help="Reads news reports and finds who says what, on whose word. English only.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE|URL|-...",
        help="Plain text, an HTML page, JSON or JSON Lines; an address; or - for standard input. English only.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="When the reports were published, in place of what they say: 2024-05-06, or with time and zone "
        "2024-05-06T10:00+02:00.",
    ),
]
Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published the reports, in place of what they say.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object, or a list if there are several reports or inputs.")
]
AsJsonLines = Annotated[bool, typer.Option("--jsonl", help="Print one line of JSON a report.")]


@app.command(no_args_is_help=True, short_help="Show who says what, on whose word, in news reports (English only).")
def read(
    inputs: Inputs,
    published: Published = None,
    outlet: Outlet = None,
    as_json: AsJson = False,
    as_jsonl: AsJsonLines = False,
) -> None:
    """Show who says what, on whose word, in news reports. English only.

    Each report is printed with its claims marked, and the sources and cues that they rest on; then comes a table of
    the claims, each with its chain from the origin to the outlet (who, how named, of which kind), and one of the
    silences: what a source did not say. A ? stands after whatever is less than 60% sure.

    An input that cannot be read, or a line of JSON Lines, is reported on standard error, the others are read all the
    same, and the exit status is 2.

    JSON is an object or a list of objects, JSON Lines an object a line. Only "text" is needed; "title", "outlet",
    "byline", "dateline", "published" or "date" (ISO 8601), "url", "id" and "language" are taken over, other fields
    ignored.

    --json and --jsonl print "report", "attributions", "actors", "claims", "silences" and "reader". A claim has its
    "chain", the outlet's nearest link first and the origin last, empty where the report speaks in its own voice; a
    link's "actors" are places in the list of actors, from 0. Spans are [start, end] in code points of the report's
    "text"; beside them stand the "words". "confidence" is the reader's probability of each field. All of it can be
    read again. docs/library.md describes every field.
    """
    from sayso.show.output import READING

    run_on(inputs, READING, published=published, outlet=outlet, as_json=as_json, as_jsonl=as_jsonl)


@app.command(no_args_is_help=True, short_help="Audit the sources of news reports (English only).")
def sources(
    inputs: Inputs,
    published: Published = None,
    outlet: Outlet = None,
    as_json: AsJson = False,
    as_jsonl: AsJsonLines = False,
) -> None:
    """Audit the sources of news reports: who speaks, how named, how often, and why unnamed. English only.

    For each report, its sources are listed, those with most claims first: name, how they are named, kind, role and
    affiliation; of how many claims they are the origin, and how many they only pass on; the reason, in the report's
    words, for which an identity is withheld; and where the report first speaks of them. Below stand the claims in the
    report's own voice and those of nobody named. A ? stands after whatever is less than 60% sure.

    Inputs are those of `sayso read`.

    --json and --jsonl print the report's "id", "outlet", "title", "published" and "url", the number of "claims", and
    of each of the "sources" its "name", "naming", "kind", "role", "affiliation", "origin_of" and "passes_on" (ids of
    claims), "unsure" (those of them that are doubtful), "reasons", "first" (a span), its "paragraph" and "words", and
    "confidence"; then "own_voice", "nobody_named" and "unsure" (ids of claims), and the "reader". docs/library.md
    describes every field.
    """
    from sayso.show.output import SOURCES

    run_on(inputs, SOURCES, published=published, outlet=outlet, as_json=as_json, as_jsonl=as_jsonl)


@app.command(no_args_is_help=True, short_help="Make an HTML page of one news report (English only).")
def page(
    source: Annotated[str, typer.Argument(metavar="FILE|URL|-", help="One report, in any form that `read` takes.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="NAME",
            help="The page's file, replaced if it exists; - prints the page. Without it: FILE-page.html, if free.",
            show_default=False,
        ),
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
) -> None:
    """Make an HTML page of one news report, with its claims, their chains and its silences. English only.

    The page is one file that needs nothing else and asks for nothing: send it, print it, keep it.
    """
    with orderly():
        make_page(source, output, published=published, outlet=outlet)


@app.command(short_help="Show what sayso does, on examples that come with it.")
def demo() -> None:
    """Show what sayso does, on six invented reports of one story that come with it."""
    with orderly():
        show_demo()


def main() -> None:
    """The entry point of the `sayso` command."""
    try:
        app()
    except KeyboardInterrupt:  # while something was still being imported
        sys.exit(INTERRUPTED)


def print_version(wanted: bool) -> None:
    """Prints the version and ends, where that is what was asked for."""
    if wanted:
        from sayso import __version__

        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Reads news reports and finds who says what, on whose word. English only."""


@contextmanager
def orderly() -> Iterator[None]:
    """Turns an interruption and sayso's own errors into exit statuses, without a traceback."""
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except SaysoError as wrong:
        say(str(wrong))
        raise typer.Exit(WRONG_INPUT) from wrong
    except BrokenPipeError:  # whoever was reading has had enough; typer ends quietly
        raise
    except OSError as wrong:
        say(f"expected an output that can be written; came {wrong.strerror}; free some space, or write elsewhere")
        raise typer.Exit(FAILED) from wrong


def run_on(
    inputs: list[str], shown: "Shown", *, published: str | None, outlet: str | None, as_json: bool, as_jsonl: bool
) -> None:
    """Prints what is to be shown of each report; what failed is told, and becomes the exit status."""
    from sayso.show.output import output_for

    if as_json and as_jsonl:
        raise typer.BadParameter("--json and --jsonl exclude each other; give one of them")
    with orderly():
        output = output_for(shown, as_json=as_json, as_jsonl=as_jsonl, several=len(inputs) > 1)
        failed, tried = read_all(inputs, output, published=published, outlet=outlet)
        if failed and tried > 1:
            say(f"{failed} of {tried} reports failed")
    if failed:
        raise typer.Exit(WRONG_INPUT)


def say(message: str) -> None:
    """Prints a message on standard error, harmless: it may quote the input."""
    from sayso.show.harmless import on_one_line

    typer.echo(f"sayso: {on_one_line(message, sys.stderr.encoding or 'utf-8')}", err=True)


def read_all(inputs: list[str], output: "Output", *, published: str | None, outlet: str | None) -> tuple[int, int]:
    """Reads and prints the inputs one by one; how many reports failed, of how many. A lost input counts as one."""
    from sayso.show.progress import Waiting

    with Waiting(total=len(inputs)) as waiting:
        desk = Desk(output, waiting, several=len(inputs) > 1)
        for source in inputs:
            waiting.step(source)
            desk.source = source
            try:
                for reading in readings_of(source, desk, published=published, outlet=outlet):
                    desk.put(reading)
            except (InputError, RecordError) as wrong:
                desk.fail(wrong)
            waiting.done()
    output.finish()
    return desk.failed, desk.failed + desk.read


@dataclass
class Desk:
    """Sends readings to the output and failures to standard error, and counts both."""

    output: "Output"
    waiting: "Waiting"
    several: bool
    source: str = ""
    read: int = 0
    failed: int = 0

    def put(self, reading: "Reading") -> None:
        """Prints a reading, or keeps it where the output is one document."""
        self.read += 1
        with self.waiting.hidden():
            self.output.put([reading])

    def fail(self, wrong: SaysoError) -> None:
        """Tells what is wrong with the input, or with one report in it."""
        self.failed += 1
        self.output.miss()
        with self.waiting.hidden():
            say(f"{self.source}: {wrong}" if self.several else str(wrong))


def readings_of(source: str, desk: Desk, *, published: str | None, outlet: str | None) -> "Iterator[Reading]":
    """The readings of one input, one by one; the desk is told of lines that hold no report.

    Raises:
        InputError, RecordError: the input cannot be read, or holds no report.
    """
    from sayso.ingest import open_reports
    from sayso.reader import load_reader

    before = desk.read + desk.failed
    try:
        for report in open_reports(source, outlet=outlet, published=published, failed=desk.fail):
            yield load_reader().read(report)
    except OSError as wrong:
        raise unreadable(wrong) from wrong
    if desk.read + desk.failed == before:
        raise EmptyInput(expected="at least one report", came="none", todo="give a file that holds one")


def make_page(source: str, output: str | None, *, published: str | None, outlet: str | None) -> None:
    """Reads one report and writes its page to a file, or prints it where the output is '-'."""
    from sayso.reader import load_reader
    from sayso.reading import one_report
    from sayso.show.page import page_of, place_for, put_page
    from sayso.show.progress import Waiting

    place = None if output == "-" else place_for(output, source)
    with Waiting(total=1) as waiting:
        waiting.step(source)
        made = page_of(load_reader().read(one_report(source, published=published, outlet=outlet)))
    if place is None:
        typer.echo(made.encode(), nl=False)
    else:
        put_page(made, place)
        say(f"wrote {place.path}")


def show_demo() -> None:
    """The first example in full, the others at a glance, and what to do next."""
    from rich.console import Console

    from sayso.examples import example_reports
    from sayso.reader import load_reader
    from sayso.show.progress import Waiting
    from sayso.show.welcome import DemoView

    reports = example_reports()
    with Waiting(total=len(reports)) as waiting:
        readings = []
        for report in reports:
            waiting.step(report.outlet or report.id)
            readings.append(load_reader().read(report))
            waiting.done()
    Console(file=sys.stdout, highlight=False).print(DemoView(readings))
