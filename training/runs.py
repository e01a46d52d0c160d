"""What a run left behind: its plan and its reader."""

import json
from pathlib import Path

import torch

from training.model import STUDENT, TEACHER, Reader


def load_run(folder: Path) -> Reader:
    """The reader of a run's last state, for reading only."""
    plan = json.loads((folder / "plan.json").read_text())
    reader = Reader(TEACHER if plan["size"] == "teacher" else STUDENT).eval()
    reader.load_state_dict(torch.load(folder / "state.pt", map_location="cpu")["reader"])
    return reader
