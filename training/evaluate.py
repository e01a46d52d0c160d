"""A reader scored on articles as the product would be: the same windows, the same decoder, the project's scorer."""

import sys
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from sayso.reader.assemble import assemble
from sayso.reader.decode import Settings
from sayso.reader.layers import ROLES, Layers
from sayso.reader.sheet import lay_out
from sayso.reader.weights import Model
from sayso.reader.windows import cut_windows, stack
from sayso.reader.words import Words, split_words
from sayso.records import Attribution
from training.model import Reader

WINDOW = 128  # pieces
UNTUNED = Model("untuned", WINDOW, Settings(), ((0.0, 0.0), (1.0, 1.0)))
Heard = tuple[dict[str, Any], Words, list[Layers]]  # an article and what a network says of it


def scorer(shared: Path) -> Any:
    """The project's scorer of attributions."""
    sys.path.insert(0, str(shared / "score"))
    import attribution

    return attribution


@torch.no_grad()
def hear(reader: Reader, tokenizer: Tokenizer, article: dict[str, Any]) -> Heard:
    """What a network in training says of an article, all its windows in one batch."""
    words = split_words(article["text"], tokenizer)
    windows = cut_windows(article["text"], words, WINDOW)
    inputs = {k: torch.from_numpy(v) for k, v in stack(words, windows).items()}
    with torch.autocast("cpu", torch.bfloat16):
        outputs = reader.eval()(**inputs)
    said = [o.float().numpy() if o.is_floating_point() else o.numpy() for o in outputs]
    return article, words, [Layers.of(windows, *said)]


def predict(heard: list[Heard], model: Model) -> list[tuple[dict[str, Any], tuple[Attribution, ...]]]:
    """The attributions of each article under a model's settings."""
    return [
        (article, assemble(lay_out(article["text"], words, layers, model.decode), model))
        for article, words, layers in heard
    ]


def spans(found: tuple[Attribution, ...]) -> list[dict[str, Any]]:
    """Attributions as the scorer reads them."""
    return [{role: getattr(a, role) for role in ROLES} for a in found]


def figures(heard: list[Heard], model: Model, score: Any) -> dict[str, Any]:
    """All that the scorer says under a model's settings."""
    gold = {article["id"]: article for article, _, _ in heard}
    pred = {
        article["id"]: {"id": article["id"], "attributions": spans(found)} for article, found in predict(heard, model)
    }
    out: dict[str, Any] = score.score(gold, pred, flat=True)
    return out


def evaluate(
    reader: Reader, tokenizer: Tokenizer, articles: list[dict[str, Any]], shared: Path
) -> dict[str, dict[str, float]]:
    """The main figures of a reader in training, before anything is tuned."""
    out = figures([hear(reader, tokenizer, a) for a in articles], UNTUNED, scorer(shared))
    return {name: out[name] for name in ("relation", "content_only", "exact_fragment", "recall")}
