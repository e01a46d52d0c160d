"""Where a page goes: whole or not at all, and over an existing file only where its name was given."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from sayso.errors import OutputError

SUFFIX = "-page.html"
"""What a page is called by, after the report's own name, where no name was given."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


@dataclass(frozen=True)
class Place:
    """A file to write to; `replace` where a file of this name may give way."""

    path: Path
    replace: bool


def place_for(output: str | None, source: str) -> Place:
    """Where the page of a source goes, by the name that was given or else by the source's own.

    Raises:
        OutputError: the name is that of the report itself or of a folder, or it was not given and is taken.

    >>> place_for(None, "reports/ferry.txt").path.name, place_for(None, "-").path.name
    ('ferry-page.html', 'report-page.html')
    """
    if output is None:
        return free(Path(f"{stem_of(source)}{SUFFIX}"))
    path = Path(output)
    if path.is_dir():
        raise OutputError(expected="the name of a file", came=f"'{output}', a folder", todo="add a name: page.html")
    if not _ADDRESS.match(source) and is_same(path, Path(source)):
        raise OutputError(expected="a name for the page", came="that of the report itself", todo="give another with -o")
    return Place(path, replace=True)


def free(path: Path) -> Place:
    """The place, if nothing is there."""
    if path.exists():
        raise taken(path)
    return Place(path, replace=False)


def taken(path: Path) -> OutputError:
    """What is said where a file would be lost."""
    return OutputError(
        expected=f"no file named '{path}' yet",
        came="one",
        todo=f"say -o {path} to replace it, or give another name with -o",
    )


def is_same(one: Path, other: Path) -> bool:
    """True if both names are of one file."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def stem_of(source: str) -> str:
    """A name for what is made of a source.

    >>> stem_of("ferry.jsonl.gz"), stem_of("https://nkt.example/a/ferry.html?x=1"), stem_of("-")
    ('ferry', 'report', 'report')
    """
    if source == "-" or _ADDRESS.match(source):
        return "report"
    return Path(source).name.split(".", 1)[0] or "report"


def put_page(page: str, place: Place) -> None:
    """Writes a page under its name, at once and whole.

    Raises:
        OutputError: a file came there meanwhile.
        OSError: the file cannot be written.
    """
    path = Path(os.path.realpath(place.path))  # through links, so that these stay
    if path.exists() and not path.is_file():
        path.write_bytes(page.encode())  # a device or a pipe, which cannot be replaced
        return
    draft = path.with_name(f".{path.name[:100]}.{token_hex(4)}")
    try:
        draft.write_bytes(page.encode())
        if not place.replace:
            claim_name(place.path)
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink()


def claim_name(path: Path) -> None:
    """Makes an empty file, unless there is one of that name."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise taken(path) from None
