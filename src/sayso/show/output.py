"""The three forms in which the command line gives its readings: for people, as JSON, as JSON Lines.

Each is told of the readings of one input at a time, and of the end.
"""

import re
import sys
from typing import Any, Protocol

import msgspec
from rich.console import Console
from typer import echo

from sayso.records import Reading, words_of
from sayso.show.harmless import visible
from sayso.show.marks import Role
from sayso.show.terminal import ReadingView

PAIR = re.compile(rb"\[\s*\n\s*(\d+),\s*\n\s*(\d+)\s*\n\s*\]")
"""A span that msgspec has spread over four lines; strings hold no bare line ends, so none is touched."""


class Output(Protocol):
    """What the command line tells of its readings."""

    def put(self, readings: list[Reading]) -> None:
        """Takes the readings of one input."""

    def miss(self) -> None:
        """Is told of a report that could not be read."""

    def finish(self) -> None:
        """Takes the end of all inputs."""


class ForPeople:
    """Colours where standard output is a terminal that has them, shapes everywhere."""

    def __init__(self) -> None:
        self.console, self.begun = Console(file=sys.stdout, highlight=False), False

    def put(self, readings: list[Reading]) -> None:
        """Prints them at once, two empty lines apart."""
        for reading in readings:
            if self.begun:
                self.console.print("\n")
            self.console.print(ReadingView(reading))
            self.begun = True

    def miss(self) -> None:
        """Leaves no mark."""

    def finish(self) -> None:
        """Nothing is left to print."""


class AsJsonLines:
    """One compact line a report, as soon as its input has been read."""

    def put(self, readings: list[Reading]) -> None:
        """Prints them at once."""
        for reading in readings:
            echo(json_line(reading))

    def miss(self) -> None:
        """Leaves no mark."""

    def finish(self) -> None:
        """Nothing is left to print."""


class AsJson:
    """One document: an object for one report, a list for several reports or several inputs."""

    def __init__(self, *, several: bool) -> None:
        self.several, self.lines = several, list[bytes]()

    def put(self, readings: list[Reading]) -> None:
        """Keeps them until the end."""
        self.lines.extend(map(json_line, readings))

    def miss(self) -> None:
        """Makes it a list: there were several reports, or nothing is printed."""
        self.several = True

    def finish(self) -> None:
        """Prints the document, unless there is nothing to say."""
        if not self.lines:
            return
        together = b",".join(self.lines)
        echo(pretty(b"[" + together + b"]" if self.several or len(self.lines) > 1 else together))


def output_for(*, as_json: bool, as_jsonl: bool, several: bool) -> Output:
    """The form that was asked for; `several` inputs were given."""
    if as_jsonl:
        return AsJsonLines()
    return AsJson(several=several) if as_json else ForPeople()


def json_line(reading: Reading) -> bytes:
    """A reading as one line of JSON; what a terminal would act on is escaped, which leaves its meaning as it is."""
    return "".join(map(escaped, msgspec.json.encode(with_words(reading)).decode())).encode()


def with_words(reading: Reading) -> dict[str, Any]:
    """A reading for JSON, each attribution also with the words of its roles; null for a role without any.

    >>> from sayso.records import Attribution, Report, Span
    >>> said = Attribution(source=(), cue=(Span(0, 10),), content=(Span(12, 19),), confidence=0.5)
    >>> report = Report(id="a", text="Reportedly, it left.")
    >>> with_words(Reading(report=report, attributions=(said,), reader="r"))["attributions"][0]["words"]
    {'source': None, 'cue': 'Reportedly', 'content': 'it left'}
    """
    document: dict[str, Any] = msgspec.to_builtins(reading)
    for found, fields in zip(reading.attributions, document["attributions"], strict=True):
        fields["words"] = {
            role.value: words_of(reading.report.text, getattr(found, role.value)) or None for role in Role
        }
    return document


def escaped(character: str) -> str:
    r"""The character itself, or JSON's escape for one that a terminal acts on.

    >>> escaped("e"), escaped("\u202e"), escaped("\U000e0001")
    ('e', '\\u202e', '\\udb40\\udc01')
    """
    if visible(character) == character:
        return character
    pairs = character.encode("utf-16-be")
    return "".join(f"\\u{pairs[at : at + 2].hex()}" for at in range(0, len(pairs), 2))


def pretty(document: bytes) -> bytes:
    """The same JSON, indented, with each span on one line.

    >>> print(pretty(b'{"cue":[[0,10]]}').decode())
    {
      "cue": [
        [0, 10]
      ]
    }
    """
    return PAIR.sub(rb"[\1, \2]", msgspec.json.format(document, indent=2))
