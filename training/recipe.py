"""Remake the weights from the corpora: `make train`. Each step is skipped when it is done, and taken up when it is not.

teacher   MPNet-base on PolNeAR's training part
first     the student on the same, from its pretrained encoder
silver    what both think of PolNeAR and of news without annotation (see SILVER)
reader    the student again, from `first`, on gold and silver together
names     what a spaCy pipeline (MIT licence) takes for names in the same news, in an environment of its own
heads     `reader` with heads for syntax, entities, coreference and names, on GUM, EWT, CrossNER and those names
ledger    `heads` with those for claims, chains and silences, on the ledgers annotated for the project
more      the same again, with more of the attributions, which the new heads had pushed aside
final     and once more, the edges of attributions being left to PolNeAR
last      and once more, mostly attributions
mean      the mean of the weights of `more`, `final` and `last`
export    int8 ONNX, then thresholds and calibration on PolNeAR's development part
"""

import argparse
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from training.train import Plan, Run

VERSION = "0.2.0"
SILVER = (
    "cross/fnc_bodies.train.jsonl",
    "place/lgl.jsonl",
    "place/geowebnews.jsonl",
    "time/timebank.jsonl",
)
RUNS = Path("training/runs")
MEAN = {"more": 0.25, "final": 1.5, "last": 1.0}
ANNOTATIONS = Path("training/annotations")
PIPELINE = Path(".venv-peers/bin/python")  # has spaCy and its model: `make bench` sets it up
WEIGHTS = Path("src/sayso/reader/weights")


def plans(shared: Path) -> dict[str, Plan]:
    """The runs, in order; each seed is fixed."""
    data, silver = shared / "data", RUNS / "silver.pt"
    mixed = Plan(data, rate=1.5e-4, head_rate=1e-3, silver=silver, share=0.2, names=RUNS / "names.jsonl")
    annotated = replace(mixed, ledgers=ANNOTATIONS)
    late = replace(annotated, rate=1.3e-4, head_rate=8e-4)
    return {
        "teacher": Plan(data, size="teacher", epochs=2, pieces=2048, rate=6e-5, head_rate=6e-4),
        "first": Plan(data, epochs=6),
        "reader": Plan(data, epochs=2, rate=1.5e-4, head_rate=7.5e-4, seed=2, silver=silver, start=RUNS / "first"),
        "heads": replace(mixed, epochs=2, seed=3, start=RUNS / "reader"),
        "ledger": replace(annotated, epochs=3, seed=4, others=0.4, often=3, start=RUNS / "heads"),
        "more": replace(late, epochs=2, seed=6, share=0.4, others=0.25, often=3, start=RUNS / "ledger"),
        "final": replace(late, epochs=2, seed=7, share=0.5, others=0.15, often=2, start=RUNS / "more"),
        "last": replace(
            annotated,
            epochs=1,
            rate=1e-4,
            head_rate=6e-4,
            seed=8,
            share=0.65,
            others=0.08,
            often=2,
            start=RUNS / "final",
        ),
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


def name(shared: Path, out: Path) -> None:
    """The pipeline's names, unless they are there."""
    if not out.exists():
        texts = [shared / "data/polnear/train.jsonl", f"{shared / 'data/cross/fnc_bodies.train.jsonl'}:500"]
        subprocess.run([PIPELINE, "-m", "training.pipeline", out, *texts], check=True)


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
    name(shared, RUNS / "names.jsonl")
    for step in ("heads", "ledger", "more", "final", "last"):
        Run(RUNS / step, steps[step]).train()
    run("training.average", RUNS / "mean", *(f"{RUNS / name}:{weight}" for name, weight in MEAN.items()))
    run("training.export", RUNS / "mean", "--into", WEIGHTS)
    run("training.tune", WEIGHTS, "--version", VERSION, "--shared", shared)


if __name__ == "__main__":
    main()
