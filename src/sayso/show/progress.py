"""A progress bar on standard error, for people who wait: after a second, or at once where there is much to do."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from sayso.show.harmless import on_one_line

PATIENCE = 1.0
"""Seconds without a sign of life that nobody minds."""

MANY = 10
"""From this many steps on, the bar comes at once."""


def on_terminal() -> bool:
    """True if somebody may be looking at standard error; colours that were asked for by force do not mean that."""
    return sys.stderr.isatty()


class Waiting:
    """Shows how far the work is while it lasts, where standard error is a terminal; nothing else.

    >>> with Waiting(total=2) as waiting:
    ...     waiting.step("first.txt")
    """

    def __init__(self, total: int) -> None:
        console = Console(file=sys.stderr)
        self.encoding = console.encoding
        self.bar = Progress(
            SpinnerColumn("line"),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not (on_terminal() and console.is_interactive),
        )
        self.task = self.bar.add_task("Reading", total=total)
        self.timer = Timer(0.0 if total >= MANY else PATIENCE, self.start)
        self.timer.daemon = True
        self.lock, self.over = Lock(), False

    def __enter__(self) -> Self:
        """Begins to wait."""
        if not self.bar.disable:
            self.timer.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Takes the bar off the screen."""
        self.timer.cancel()
        with self.lock:
            self.over = True
            self.stop()

    def start(self) -> None:
        """Puts the bar on the screen, unless the work is done by now."""
        with self.lock:
            if not self.over:
                self.bar.start()

    def step(self, name: str) -> None:
        """Says what is being read now; call `done` after it."""
        self.bar.update(self.task, description=f"Reading {on_one_line(name, self.encoding)[-40:]}")

    def done(self) -> None:
        """One step further."""
        self.bar.advance(self.task)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Takes the bar off the screen while something is printed to standard output."""
        with self.lock:
            shown = self.bar.live.is_started
            self.stop()
            yield
            if shown:
                self.bar.start()

    def stop(self) -> None:
        """Takes the bar off the screen if it is there; where there is none, rich would print an empty line."""
        if self.bar.live.is_started:
            self.bar.stop()
