"""Speed and memory beside peers, in one run: `python -m benchmarks.speed [--peers PYTHON] [--rounds N]`.

Every contender runs in a process of its own on one core, one after the other, for several rounds; the median
round counts. Peers are spaCy's small English pipeline and textacy's quotation extraction, in an environment
of their own. Texts are the development articles of ../shared where they are, else the example reports. Ends
with the reader's time on texts of growing length.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.accuracy import lines

CONTENDER = Path(__file__).with_name("contender.py")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
COPIES = (1, 2, 4, 8)  # of the longest text, for the growth of time with length


def texts(shared: Path) -> list[dict[str, Any]]:
    """What is read: id and text of each article."""
    gold = shared / "data/polnear/dev.jsonl"
    if gold.exists():
        return [{"id": d["id"], "text": d["text"]} for d in lines(gold)]
    examples = sorted(Path("src/sayso/examples").glob("*.jsonl"))
    return [{"id": d["id"], "text": d["text"]} for path in examples for d in lines(path)]


def run(python: str, name: str, given: list[dict[str, Any]], folder: Path) -> dict[str, float]:
    """One round of one contender; its predictions stay in the folder."""
    asked = folder / f"{name}.asked.jsonl"
    asked.write_text("".join(json.dumps(d) + "\n" for d in given))
    command = [python, str(CONTENDER), name, str(asked), str(folder / f"{name}.jsonl")]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=os.environ | ONE_THREAD)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def medians(rounds: list[dict[str, float]]) -> dict[str, float]:
    """The median of each figure over rounds, and words per second from them.

    >>> medians([{"words": 10, "seconds": 1.0}, {"words": 10, "seconds": 4.0}, {"words": 10, "seconds": 2.0}])["speed"]
    5.0
    """
    middle = {key: statistics.median(r[key] for r in rounds) for key in rounds[0]}
    return middle | {"speed": middle["words"] / middle["seconds"]}


def accuracy(shared: Path, predictions: Path) -> str:
    """The relation F1 of a contender that finds relations, where there is a scorer and gold."""
    scorer, gold = shared / "score/attribution.py", shared / "data/polnear/dev.jsonl"
    if not gold.exists():
        return "-"
    command = [sys.executable, str(scorer), str(gold), str(predictions), "--flat"]
    said = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return f"{said['relation']['f1']:.3f}" if said["predicted"] else "-"


def growth(folder: Path, given: list[dict[str, Any]]) -> Iterator[tuple[int, float]]:
    """Words of a text and seconds for it, for texts of growing length."""
    longest = max((d["text"] for d in given), key=len)
    for copies in COPIES:
        figures = run(sys.executable, "sayso", [{"id": "long", "text": "\n\n".join([longest] * copies)}], folder)
        yield int(figures["words"]), figures["seconds"]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default="", help="the python of the peers' environment; without it sayso runs alone")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    given = parser.parse_args()
    who = {"sayso": sys.executable} | ({"spacy": given.peers, "textacy": given.peers} if given.peers else {})
    articles = texts(given.shared)
    table = Table("contender", "words/s", "load s", "peak MB", "relation F1")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rounds = [
            {peer: run(python, peer, articles, folder) for peer, python in who.items()} for _ in range(given.rounds)
        ]
        for peer in who:
            figures = medians([r[peer] for r in rounds])
            table.add_row(
                peer,
                f"{figures['speed']:,.0f}",
                f"{figures['load']:.2f}",
                f"{figures['peak']:.0f}",
                accuracy(given.shared, folder / f"{peer}.jsonl"),
            )
        console = Console(width=100)
        console.print(table)
        for words, seconds in growth(folder, articles):
            console.print(f"{words:>7,} words in {seconds:6.3f} s: {words / seconds:,.0f} words/s")


if __name__ == "__main__":
    main()
