"""The doorway for scorers: `python -m benchmarks.predict TASK INPUT.jsonl > PRED.jsonl`.

One JSON object a line in, one a line out, in the same order, offsets in code points of the line's `text`.
A line that cannot be handled gives `{"id", "error"}`, and the run goes on. It uses the installed product
and nothing else.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from sayso.errors import SaysoError
from sayso.ingest import report_from_html
from sayso.reader import load_reader
from sayso.records import Claim, Reading, Report, Silence

Line = dict[str, Any]


def attribution(line: Line) -> Line:
    """`id, text` to `id, attributions: [{source, cue, content, confidence}]`."""
    return {"id": line["id"], "attributions": load_reader().attributions(line["text"])}


def ingest(line: Line) -> Line:
    """`id, file` to the fields of the report that the page holds; in whatever language."""
    report = report_from_html(Path(line["file"]).read_bytes(), check=False)
    fields = ("title", "published", "byline", "outlet", "language", "text")
    return {"id": line["id"]} | {field: getattr(report, field) for field in fields}


def ledger(line: Line) -> Line:
    """`id, text`, and `outlet, published, title` where known, to `id, claims, silences, links`."""
    known = {field: line.get(field) for field in ("outlet", "published", "title")}
    reading = load_reader().read(Report(id=str(line["id"]), text=line["text"], **known))
    return {
        "id": line["id"],
        "claims": [_claim(claim, reading) for claim in reading.claims],
        "silences": [_silence(silence, reading) for silence in reading.silences],
        "links": [],
    }


def _claim(claim: Claim, reading: Reading) -> Line:
    """A claim as shared/data/ledger has it."""
    line: Line = msgspec.to_builtins(claim)
    line["event"] = claim.event.of(reading.report.text)
    line["participants"] = [span.of(reading.report.text) for span in claim.participants]
    line["chain"] = [msgspec.to_builtins(link) | {"actor": _name(link.actors, reading)} for link in claim.chain]
    return line


def _silence(silence: Silence, reading: Reading) -> Line:
    line: Line = msgspec.to_builtins(silence)
    return line | {"actor": _name(silence.actors, reading)}


def _name(actors: tuple[int, ...], reading: Reading) -> str | None:
    """The first actor's name; None where nobody is mentioned."""
    return reading.actors[actors[0]].name if actors else None


TASKS: dict[str, Callable[[Line], Line]] = {"attribution": attribution, "ingest": ingest, "ledger": ledger}


def answer(task: Callable[[Line], Line], data: bytes, number: int) -> Line:
    """The answer to one line; what goes wrong becomes its error."""
    name: Any = f"line {number}"
    try:
        line = msgspec.json.decode(data)
        name = line["id"]
        return task(line)
    except SaysoError as wrong:
        return {"id": name, "error": str(wrong)}
    except Exception as wrong:  # the run goes on, and the line says why it failed
        return {"id": name, "error": f"{type(wrong).__name__}: {wrong}"}


def main() -> None:
    """Command line: a task and a file of lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("input", type=Path)
    given = parser.parse_args()
    with given.input.open("rb") as lines:
        for number, data in enumerate(lines, 1):
            if data.strip():
                sys.stdout.buffer.write(msgspec.json.encode(answer(TASKS[given.task], data, number)) + b"\n")


if __name__ == "__main__":
    main()
