"""Train a reader: `python -m training.train RUN`; takes up RUN where it was interrupted."""

import argparse
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from training import base
from training.corpora import Corpora
from training.evaluate import evaluate
from training.examples import Example, batches, collate, load
from training.losses import loss
from training.memory import give_back
from training.model import STUDENT, TEACHER, Reader


@dataclass(frozen=True)
class Plan:
    """What one run does. Rates are AdamW's peak; they rise over `warmup` of the steps and fall to zero."""

    corpora: Path = Path("../shared/data")
    size: str = "student"
    epochs: int = 6
    pieces: int = 3072
    rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.08
    seed: int = 1
    limit: int = 0  # articles, to try things out
    silver: Path | None = None  # labels of an ensemble, read beside the gold ones
    share: float = 1.0  # of PolNeAR's articles and of the ensemble's labels that an epoch sees
    others: float = 1.0  # of the treebanks and of the texts with names, likewise
    names: Path | None = None  # names that a pipeline found; with them come treebanks and names annotated elsewhere
    ledgers: Path | None = None  # a folder of annotated ledgers
    often: int = 1  # how many times an epoch sees each annotated ledger
    start: Path | None = None  # a run whose reader to start from


def build(size: str) -> Reader:
    """A reader on its pretrained encoder, the vocabulary frozen: one corpus is too small to move it well."""
    reader = Reader(TEACHER if size == "teacher" else STUDENT)
    (base.load_teacher if size == "teacher" else base.load_student)(reader.encoder)
    reader.encoder.words.weight.requires_grad_(False)
    return reader


class Run:
    """The state of a run: everything that an interruption would lose."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self.folder, self.plan, self.epoch = folder, plan, 0
        self.log: list[dict[str, Any]] = []
        self._keep_plan()
        torch.manual_seed(plan.seed)
        self.reader = build(plan.size)
        slow = [p for p in self.reader.encoder.parameters() if p.requires_grad]
        fast = [p for n, p in self.reader.named_parameters() if not n.startswith("encoder.")]
        self.optimizer = torch.optim.AdamW(
            [{"params": slow, "peak": plan.rate}, {"params": fast, "peak": plan.head_rate}],
            lr=plan.rate,
            weight_decay=0.01,
            fused=True,
        )
        if plan.start:
            self.reader.begin_from(torch.load(plan.start / "state.pt")["reader"])
        if (folder / "state.pt").exists():
            state = torch.load(folder / "state.pt")
            self.reader.load_state_dict(state["reader"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.epoch, self.log = state["epoch"], state["log"]

    def _keep_plan(self) -> None:
        """Write the plan beside the state, so that a run is never taken up under another plan."""
        plan, path = json.dumps(asdict(self.plan), default=str, indent=1), self.folder / "plan.json"
        self.folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.read_text() != plan:
            raise ValueError(f"{self.folder} was begun under another plan; name another folder, or remove it")
        path.write_text(plan)

    def save(self) -> None:
        """Write the state whole or not at all."""
        state = {"epoch": self.epoch, "log": self.log}
        state |= {"reader": self.reader.state_dict(), "optimizer": self.optimizer.state_dict()}
        torch.save(state, self.folder / "state.new")
        (self.folder / "state.new").rename(self.folder / "state.pt")

    def train(self) -> None:
        """All epochs that are left; at the end log.jsonl has each epoch's loss and the reader's figures."""
        if (self.folder / "log.jsonl").exists():
            return  # written last of all
        tokenizer = base.load_tokenizer()
        dev = load(self.plan.corpora / "polnear/dev.jsonl")
        corpora = Corpora.of(self.plan, tokenizer)
        while self.epoch < self.plan.epochs:
            seed = self.plan.seed * 1000 + self.epoch  # each epoch its own, so that one taken up is the same
            rng = random.Random(seed)
            torch.manual_seed(seed)
            found = list(corpora.examples(rng))
            began, mean = time.monotonic(), self._pass(batches(found, self.plan.pieces, rng))
            self.epoch += 1
            self.log.append({"epoch": self.epoch, "loss": mean, "seconds": time.monotonic() - began})
            self.save()
        self._write_log(evaluate(self.reader, tokenizer, dev, self.plan.corpora.parent))

    def _write_log(self, figures: dict[str, Any]) -> None:
        lines = [*self.log, figures]
        (self.folder / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        print(json.dumps(lines[-1]), flush=True)

    def _pass(self, made: list[list[Example]]) -> float:
        self.reader.train()
        total = 0.0
        for i, batch in enumerate(made):
            self._set_rates((self.epoch + i / len(made)) / self.plan.epochs)
            with torch.autocast("cpu", torch.bfloat16):
                value = loss(self.reader, collate(batch))
            value.backward()
            torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
            self.optimizer.step()
            self.optimizer.zero_grad()
            total += float(value.detach())
            give_back(i)
            if i % 50 == 0:
                print(f"epoch {self.epoch + 1} batch {i} of {len(made)} loss {total / (i + 1):.4f}", flush=True)
        return total / len(made)

    def _set_rates(self, done: float) -> None:
        share = min(done / self.plan.warmup, (1 - done) / (1 - self.plan.warmup))
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * max(share, 0.0)


def main() -> None:
    """Command line: a flag for each field of Plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    for name, value in asdict(Plan()).items():
        kind = Path if value is None else type(value)
        parser.add_argument(f"--{name.replace('_', '-')}", type=kind, default=value)
    given = vars(parser.parse_args())
    torch.set_num_threads(given.pop("threads"))
    Run(given.pop("run"), Plan(**given)).train()


if __name__ == "__main__":
    main()
