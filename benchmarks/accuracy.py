"""Accuracy against the floors in floors.json: `python -m benchmarks.accuracy [--raise | --lower]`.

Runs the doorway on the development sets of ../shared, scores it with the scorers there, and fails where a
figure is below its floor. `--raise` writes higher floors; lowering one takes `--lower` and a reason in the
commit. A floor lies a little under what was measured, so that another processor's rounding does not fail it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import phenomena, treebank

FLOORS = Path(__file__).with_name("floors.json")
SLACK, WIDER = 0.002, {"ledger": 0.015, "sourcing": 0.01, "phenomena": 0.02, "treebank": 0.3}
MACRO = 0.06  # a mean over values of which some stand in one claim of the set only


@dataclass(frozen=True)
class Gate:
    """One measurement: what is predicted from which files, who scores it, and which figures have floors."""

    task: str
    gold: tuple[str, ...]
    fields: tuple[str, ...]
    scorer: tuple[str, ...]
    figures: tuple[str, ...]


GATES = {
    "polnear": Gate(
        "attribution",
        ("polnear/dev.jsonl",),
        ("id", "text"),
        ("attribution.py", "--flat"),
        (
            "relation.f1",
            "relation_cue.f1",
            "content_only.f1",
            "exact_fragment.source.f1",
            "exact_fragment.cue.f1",
            "exact_fragment.content.f1",
            "recall.direct.relation",
            "recall.indirect.relation",
            "recall.no_source.relation",
        ),
    ),
    "ledger": Gate(
        "ledger",
        ("ledger/dev.jsonl", "ledger/wire.jsonl"),
        ("id", "outlet", "published", "title", "text"),
        ("ledger.py",),
        (
            "claims.f1",
            "end_to_end.voice.f1",
            "end_to_end.origin.f1",
            "end_to_end.chain.f1",
            "macro_f1.naming",
            "macro_f1.kind",
            "silences.r",
        ),
    ),
    "sourcing": Gate("ledger", ("sourcing/dev.jsonl",), ("id", "text"), ("sourcing.py",), ("found", "right")),
    "ingest": Gate(
        "ingest",
        ("ingest/index.jsonl",),
        ("id", "file"),
        ("ingest.py",),
        ("text_f1", "titles", "dates"),
    ),
}

NAMES = (*GATES, "phenomena", "treebank")


def measure(gate: Gate, shared: Path) -> dict[str, float]:
    """The gate's figures, as its scorer gives them."""
    files = [shared / "data" / name for name in gate.gold]
    with tempfile.TemporaryDirectory() as folder:
        gold, asked, answered = (Path(folder) / f"{name}.jsonl" for name in ("gold", "asked", "answered"))
        gold.write_text("".join(json.dumps(line) + "\n" for path in files for line in lines(path)))
        asked.write_text("".join(json.dumps(question(line, gate, files[0].parent)) + "\n" for line in lines(gold)))
        with answered.open("wb") as out:
            subprocess.run([sys.executable, "-m", "benchmarks.predict", gate.task, str(asked)], stdout=out, check=True)
        scorer = [sys.executable, str(shared / "score" / gate.scorer[0]), str(gold), str(answered), *gate.scorer[1:]]
        said = json.loads(subprocess.run(scorer, stdout=subprocess.PIPE, check=True).stdout)
    return {name: at(said, name) for name in gate.figures}


def measured_by(name: str, shared: Path) -> dict[str, float]:
    """A gate's figures, whether a scorer of the corpora measures it or a module here."""
    if name == "phenomena":
        return phenomena.measure()
    if name == "treebank":
        return treebank.measure(shared)["all"]
    return measure(GATES[name], shared)


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as found:
        return [json.loads(line) for line in found if line.strip()]


def question(line: dict[str, Any], gate: Gate, folder: Path) -> dict[str, Any]:
    """A line of the gold file without its gold; files are named by their path, and are their own ids."""
    if "file" in gate.fields:
        return {"id": line["file"], "file": str(folder / line["file"])}
    return {field: line[field] for field in gate.fields}


def at(said: dict[str, Any], name: str) -> float:
    """A figure by its dotted name.

    >>> at({"relation": {"f1": 0.5}}, "relation.f1")
    0.5
    """
    value: Any = said
    for key in name.split("."):
        value = value[key]
    return float(value)


def compare(measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Which figures are below their floors, or have none, in words.

    >>> compare({"relation.f1": 0.70, "cue.f1": 0.5}, {"relation.f1": 0.72})
    ['relation.f1 0.7000 is below its floor 0.7200', 'cue.f1 0.5000 has no floor: set it with --raise']
    """
    below = [
        f"{name} {measured[name]:.4f} is below its floor {floor:.4f}"
        for name, floor in floors.items()
        if measured[name] < floor
    ]
    return below + [
        f"{name} {measured[name]:.4f} has no floor: set it with --raise" for name in measured.keys() - floors
    ]


def slack(gate: str, name: str) -> float:
    """How far a floor lies under what was measured: in small sets one item weighs more than a rounding."""
    return MACRO if name.startswith("macro") else WIDER.get(gate, SLACK)


def new_floors(measured: dict[str, float], floors: dict[str, float], lower: bool, gate: str = "") -> dict[str, float]:
    """The floors after a change: each a little under what was measured, and none lowered unless told to.

    >>> new_floors({"f1": 0.75}, {"f1": 0.70}, lower=False), new_floors({"f1": 0.65}, {"f1": 0.70}, lower=False)
    ({'f1': 0.748}, {'f1': 0.7})
    """
    under = {name: round(float(value) - slack(gate, name), 4) for name, value in measured.items()}
    return {name: floor if lower else max(floor, floors.get(name, 0.0)) for name, floor in under.items()}


def main() -> int:
    """Command line: measure all gates, or those named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gates", nargs="*", metavar="GATE", help=f"which of {', '.join(NAMES)}; all if none is named")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--raise", dest="up", action="store_true", help="write higher floors")
    parser.add_argument("--lower", action="store_true", help="write floors as measured, lower ones too")
    given = parser.parse_args()
    if not given.shared.is_dir():
        print(f"skipped: the corpora are not at {given.shared}")
        return 0
    if unknown := set(given.gates) - set(NAMES):
        parser.error(f"no such gate: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    floors = json.loads(FLOORS.read_text())
    wrong = []
    for name in given.gates or NAMES:
        measured = measured_by(name, given.shared)
        print(name, " ".join(f"{k}={v:.4f}" for k, v in measured.items()))
        if given.up or given.lower:
            floors[name] = new_floors(measured, floors.get(name, {}), given.lower, name)
        wrong += [f"{name}: {line}" for line in compare(measured, floors.get(name, {}))]
    if given.up or given.lower:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n")
    print("\n".join(wrong) or "every figure is at its floor or above")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
