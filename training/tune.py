"""Thresholds and calibration of an exported reader, on the development set; writes its model.json and figures.json.

    python -m training.tune FOLDER --version V

One setting is moved at a time, from coarse values, so that few numbers are fitted. The calibration is the
isotonic regression (Barlow et al. 1972) of 'people marked this relation too' on the raw score.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from sayso.reader.network import Network
from sayso.reader.weights import Model, load_model, load_tokenizer
from sayso.reader.windows import cut_windows
from sayso.reader.words import split_words
from training.evaluate import UNTUNED, WINDOW, Heard, figures, predict, scorer, spans
from training.examples import load

GRID: dict[str, tuple[float, ...]] = {
    "cue": (0.2, 0.3, 0.4, 0.5),
    "source_bias": (0.0, 0.5, 1.0, 1.5),
    "content_bias": (-0.5, 0.0, 0.5),
    "edge": (0.25, 0.5, 0.75, 1.0),
    "enter": (-1.0, 0.0, 1.0),
    "same": (0.5, 0.65, 0.8),
    "further": (0.6, 0.7, 0.8),
}
KNOTS = 9


def listen(folder: Path, articles: list[dict[str, Any]]) -> list[Heard]:
    """What the exported network says of each article, once for all settings."""
    network, tokenizer = Network(folder / "reader.onnx"), load_tokenizer(folder)
    made = []
    for article in articles:
        words = split_words(article["text"], tokenizer)
        made.append((article, words, list(network.read(words, cut_windows(article["text"], words, WINDOW)))))
    return made


def search(heard: list[Heard], model: Model, score: Any) -> Model:
    """The best settings, one moved at a time, twice around."""

    def worth(m: Model) -> float:
        out = figures(heard, m, score)
        return float(
            out["relation"]["f1"] + 0.25 * (out["content_only"]["f1"] + out["exact_fragment"]["content"]["f1"])
        )

    best = worth(model)
    for name, values in [*GRID.items(), *GRID.items()]:
        for value in values:
            tried = msgspec.structs.replace(model, decode=replace(model.decode, **{name: value}))
            if (got := worth(tried)) > best + 1e-4:
                best, model = got, tried
    return model


def calibrate(heard: list[Heard], model: Model, score: Any) -> Model:
    """The model with a calibration that turns raw scores into probabilities."""
    return msgspec.structs.replace(model, calibration=isotonic(*outcomes(heard, model, score)))


def outcomes(heard: list[Heard], model: Model, score: Any) -> tuple[np.ndarray, np.ndarray]:
    """Of every attribution found: its raw score, and 1 where people marked the relation too, else 0."""
    raw: list[float] = []
    hit: list[float] = []
    for article, found in predict(heard, msgspec.structs.replace(model, calibration=UNTUNED.calibration)):
        text, name = article["text"], article["id"]
        gold = score.relations(article, text, name)
        pred = score.relations({"attributions": spans(found)}, text, name)
        matched = set(score.match(gold, pred, score.same_source).values())
        raw += [a.confidence for a in found]
        hit += [float(j in matched) for j in range(len(found))]
    return np.array(raw), np.array(hit)


def calibration_error(heard: list[Heard], model: Model, score: Any, bins: int = 10) -> float:
    """Expected calibration error (Guo et al. 2017), each half of the articles under the other half's calibration."""
    halves = [outcomes(heard[part::2], model, score) for part in range(2)]
    off = 0.0
    for (raw, hit), other in zip(halves, halves[::-1], strict=True):
        sure = np.interp(raw, *np.array(isotonic(*other)).T)
        for chosen in np.array_split(np.argsort(sure), bins):
            off += abs(sure[chosen].mean() - hit[chosen].mean()) * len(chosen)
    return float(off / sum(len(raw) for raw, _ in halves))


def isotonic(raw: np.ndarray, hit: np.ndarray) -> tuple[tuple[float, float], ...]:
    """Knots of a rising map from raw score to share of hits: equal parts of the scores, neighbours pooled that fall.

    >>> isotonic(np.array([0.1, 0.2, 0.8, 0.9]), np.array([0.0, 0.0, 1.0, 1.0]))[0]
    (0.0, 0.0)
    """
    order = np.argsort(raw)
    parts = zip(np.array_split(raw[order], KNOTS), np.array_split(hit[order], KNOTS), strict=True)
    pools = [[float(r.mean()), float(h.mean()), len(r)] for r, h in parts if len(r)]
    i = 0
    while i + 1 < len(pools):
        (r1, h1, n1), (r2, h2, n2) = pools[i], pools[i + 1]
        if h1 > h2:
            pools[i : i + 2] = [[(r1 * n1 + r2 * n2) / (n1 + n2), (h1 * n1 + h2 * n2) / (n1 + n2), n1 + n2]]
            i = max(i - 1, 0)
        else:
            i += 1
    knots = [(0.0, 0.0), *((round(r, 4), round(h, 4)) for r, h, _ in pools)]
    return (*knots, (1.0, knots[-1][1])) if knots[-1][0] < 1 else tuple(knots)


def main() -> None:
    """Command line, as the module's docstring shows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--version", required=True)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    given = parser.parse_args()
    score = scorer(given.shared)
    heard = listen(given.folder, load(given.shared / "data/polnear/dev.jsonl"))
    model = msgspec.structs.replace(load_model(given.folder), version=given.version)
    model = calibrate(heard, search(heard, model, score), score)
    said = figures(heard, model, score) | {"calibration_error": calibration_error(heard, model, score)}
    for name, what in (("model.json", model), ("figures.json", said)):
        (given.folder / name).write_bytes(msgspec.json.format(msgspec.json.encode(what), indent=1) + b"\n")
    print(json.dumps(said, indent=1))


if __name__ == "__main__":
    main()
