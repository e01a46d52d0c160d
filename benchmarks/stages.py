"""How long each stage of a reading takes, on one core: `python -m benchmarks.stages [--shared ../shared]`.

Every stage goes over all texts before the next begins, so that its time is its own. Words are counted by white space.
"""

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.speed import texts
from sayso.reader import Reader
from sayso.reader.assemble import assemble
from sayso.reader.sheet import lay_out
from sayso.reader.windows import cut_windows
from sayso.reader.words import split_words
from sayso.records import Report
from sayso.resolve import resolve


class Clock:
    """Runs stages and keeps their seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def run(self, name: str, stage: Callable[[Any], Any], given: list[Any]) -> list[Any]:
        """One stage over all texts."""
        began = time.perf_counter()
        made = [stage(item) for item in given]
        self.seconds[name] = time.perf_counter() - began
        return made


def stages(reader: Reader, found: list[str]) -> dict[str, float]:
    """Seconds of each stage over some texts."""
    clock, model = Clock(), reader.model
    words = clock.run("words and pieces", lambda text: (text, split_words(text, reader.tokenizer)), found)
    cut = clock.run("windows", lambda t: (t[0], t[1], cut_windows(t[0], t[1], model.window)), words)
    read = clock.run("network", lambda t: (t[0], t[1], list(reader.network.read(t[1], t[2]))), cut)
    sheets = clock.run("relations", lambda t: lay_out(t[0], t[1], t[2], model.decode), read)
    clock.run("attributions", lambda sheet: assemble(sheet, model), sheets)
    clock.run(
        "resolve: actors, chains, claims, silences",
        lambda sheet: resolve(sheet, Report(id="", text=sheet.text), model.resolve, model.distance),
        sheets,
    )
    return clock.seconds


def main() -> None:
    """Command line: pinned to the last core that this process may use."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    given = parser.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    found = [line["text"] for line in texts(given.shared)]
    count = sum(len(text.split()) for text in found)
    reader = Reader()
    stages(reader, found[:3])
    table = Table("stage", "µs a word", "share")
    seconds = stages(reader, found)
    total = sum(seconds.values())
    for name, spent in seconds.items():
        table.add_row(name, f"{1e6 * spent / count:.1f}", f"{spent / total:.0%}")
    console = Console(width=100)
    console.print(table)
    console.print(f"the whole ledger of {len(found)} reports, {count:,} words: {count / total:,.0f} words/s")


if __name__ == "__main__":
    main()
