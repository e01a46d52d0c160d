"""The three forms in which the command line gives what it found: for people, as JSON, as JSON Lines.

Each is told of the readings of one input at a time, and of the end.
"""

import re
import sys
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

import msgspec
from rich.console import Console, RenderableType
from typer import echo

from sayso.records import Reading
from sayso.show.audit import audit
from sayso.show.harmless import visible
from sayso.show.sources import SourcesView
from sayso.show.terminal import ReadingView
from sayso.show.with_words import with_words

PAIR = re.compile(rb"\[\s*\n\s*(\d+),\s*\n\s*(\d+)\s*\n\s*\]")
"""A span that msgspec has spread over four lines; strings hold no bare line ends, so none is touched."""


class Shown(NamedTuple):
    """What a command shows of a reading: its view for people, and what of it becomes JSON."""

    view: Callable[[Reading], RenderableType]
    document: Callable[[Reading], Any]


READING = Shown(ReadingView, with_words)
SOURCES = Shown(SourcesView, audit)


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

    def __init__(self, shown: Shown) -> None:
        self.shown, self.begun = shown, False
        self.console = Console(file=sys.stdout, highlight=False)

    def put(self, readings: list[Reading]) -> None:
        """Prints them at once, two empty lines apart."""
        for reading in readings:
            if self.begun:
                self.console.print("\n")
            self.console.print(self.shown.view(reading))
            self.begun = True

    def miss(self) -> None:
        """Leaves no mark."""

    def finish(self) -> None:
        """Nothing is left to print."""


class AsJsonLines:
    """One compact line a report, as soon as its input has been read."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown

    def put(self, readings: list[Reading]) -> None:
        """Prints them at once."""
        for reading in readings:
            echo(json_line(self.shown.document(reading)))

    def miss(self) -> None:
        """Leaves no mark."""

    def finish(self) -> None:
        """Nothing is left to print."""


class AsJson:
    """One document: an object for one report, a list for several reports or several inputs."""

    def __init__(self, shown: Shown, *, several: bool) -> None:
        self.shown, self.several, self.lines = shown, several, list[bytes]()

    def put(self, readings: list[Reading]) -> None:
        """Keeps them until the end."""
        self.lines.extend(json_line(self.shown.document(reading)) for reading in readings)

    def miss(self) -> None:
        """Makes it a list: there were several reports, or nothing is printed."""
        self.several = True

    def finish(self) -> None:
        """Prints the document, unless there is nothing to say."""
        if not self.lines:
            return
        together = b",".join(self.lines)
        echo(pretty(b"[" + together + b"]" if self.several or len(self.lines) > 1 else together))


def output_for(shown: Shown, *, as_json: bool, as_jsonl: bool, several: bool) -> Output:
    """The form that was asked for; `several` inputs were given."""
    if as_jsonl:
        return AsJsonLines(shown)
    return AsJson(shown, several=several) if as_json else ForPeople(shown)


def json_line(document: Any) -> bytes:
    r"""One line of JSON; what a terminal would act on is escaped, which leaves its meaning as it is.

    >>> json_line({"text": "a\x9bb"})
    b'{"text":"a\\u009bb"}'
    """
    return "".join(map(escaped, msgspec.json.encode(document).decode())).encode()


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
