"""Remake the weights from the corpora: `make train`. Each step is skipped when it is done, and taken up when it is not.

teacher   MPNet-base on PolNeAR's training part
first     the student on the same, from its pretrained encoder
silver    what both think of PolNeAR and of news without annotation (see SILVER)
reader    the student again, from `first`, on gold and silver together
export    int8 ONNX, then thresholds and calibration on PolNeAR's development part
"""

import argparse
import subprocess
import sys
from pathlib import Path

from training.train import Plan, Run

VERSION = "0.1.0"
SILVER = (
    "cross/fnc_bodies.train.jsonl",
    "place/lgl.jsonl",
    "place/geowebnews.jsonl",
    "time/timebank.jsonl",
)
RUNS = Path("training/runs")
WEIGHTS = Path("src/sayso/reader/weights")


def plans(shared: Path) -> dict[str, Plan]:
    """The runs, in order; each seed is fixed."""
    data, silver = shared / "data", RUNS / "silver.pt"
    return {
        "teacher": Plan(data, size="teacher", epochs=2, pieces=2048, rate=6e-5, head_rate=6e-4),
        "first": Plan(data, epochs=6),
        "reader": Plan(data, epochs=2, rate=1.5e-4, head_rate=7.5e-4, seed=2, silver=silver, start=RUNS / "first"),
    }


def run(*module_and_arguments: object) -> None:
    """A step that is a module of its own, so that its memory is given back."""
    subprocess.run([sys.executable, "-m", *map(str, module_and_arguments)], check=True)


def label(shared: Path, out: Path) -> None:
    """The silver labels, unless they are there."""
    if not out.exists():
        gold, plain = shared / "data/polnear/train.jsonl", [shared / "data" / name for name in SILVER]
        files = [word for path in plain for word in ("--plain", path)]
        run("training.silver", out, "--run", RUNS / "teacher", "--run", RUNS / "first", "--gold", gold, *files)


def main() -> None:
    """Command line: where the corpora are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    steps = plans(shared)
    for name in ("teacher", "first"):
        Run(RUNS / name, steps[name]).train()
    label(shared, RUNS / "silver.pt")
    Run(RUNS / "reader", steps["reader"]).train()
    run("training.export", RUNS / "reader", "--into", WEIGHTS)
    run("training.tune", WEIGHTS, "--version", VERSION, "--shared", shared)


if __name__ == "__main__":
    main()
