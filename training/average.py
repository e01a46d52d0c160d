"""The mean of several runs' weights, one begun from another: `python -m training.average OUT RUN:WEIGHT RUN:WEIGHT …`.

Runs that lie on one path through the weights can be averaged (Wortsman et al. 2022): the mean keeps more of what each
of them was best at than any of them does.
"""

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor


def average(out: Path, runs: list[tuple[Path, float]]) -> None:
    """Write the weighted mean of the runs' readers as a run of its own, under the first one's plan."""
    total = sum(weight for _, weight in runs)
    mean: dict[str, Tensor] = {}
    for folder, weight in runs:
        for name, value in torch.load(folder / "state.pt", map_location="cpu")["reader"].items():
            mean[name] = mean.get(name, 0) + value.float() * (weight / total)
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"reader": mean}, out / "state.pt")
    shutil.copy(runs[0][0] / "plan.json", out / "plan.json")


def main() -> None:
    """Command line, as the module's docstring shows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("runs", nargs="+", metavar="RUN:WEIGHT")
    given = parser.parse_args()
    parts = (run.rpartition(":") for run in given.runs)
    average(given.out, [(Path(folder), float(weight)) for folder, _, weight in parts])


if __name__ == "__main__":
    main()
