"""Silver labels: what an ensemble of readers says of texts, kept for a smaller reader to learn from.

    python -m training.silver OUT.pt --run RUN [--run RUN …] [--gold FILE …] [--plain FILE …]

The ensemble's probabilities are averaged (Hinton et al. 2015). Where a text has gold labels too, the target
is the mean of both. Texts without labels, from other outlets and years, teach the reader more of the world
than the annotated corpus shows.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from sayso.reader.layers import LABELS, LINKS, ROLES, TAGS
from sayso.reader.windows import Range, cut_windows, stack
from sayso.reader.words import Words, split_words
from training import base
from training.examples import TREE, UNKNOWN, Example, examples, hide, load
from training.model import CANDIDATE, Reader
from training.runs import load_run

LIMIT = 160  # pieces
BATCH = 12  # windows
Labels = tuple[Range, np.ndarray, np.ndarray, np.ndarray]  # window, roles, cues, links


@torch.no_grad()
def opinions(readers: list[Reader], words: Words, windows: list[Range], known: list[np.ndarray]) -> Iterator[Labels]:
    """The ensemble's mean probabilities for a batch of windows; `known` are cues to be asked about in any case."""
    inputs = {k: torch.from_numpy(v) for k, v in stack(words, windows).items()}
    with torch.autocast("cpu", torch.bfloat16):
        seen = [r.encoder(**inputs) for r in readers]
        said = torch.stack([r.role_chances(x).exp() for r, x in zip(readers, seen, strict=True)]).mean(0)
    asked = (said[:, :, ROLES.index("cue"), 0] > CANDIDATE) & (inputs["heads"] > 0)
    for i, cues in enumerate(known):
        asked[i, cues] = True
    at = asked.nonzero()
    with torch.autocast("cpu", torch.bfloat16):
        links = torch.stack(
            [r.links(x, at, inputs["heads"] > 0).float().sigmoid() for r, x in zip(readers, seen, strict=True)]
        ).mean(0)
    for i, (a, b) in enumerate(windows):
        mine = at[:, 0] == i
        yield (a, b), said[i, : b - a].numpy(), at[mine, 1].numpy(), links[mine][:, : b - a].numpy()


def label(readers: list[Reader], text: str, tokenizer: Tokenizer, gold: list[Example] | None = None) -> list[Labels]:
    """All windows of a text, labelled; with gold, the mean of the gold and the ensemble's labels."""
    words = split_words(text, tokenizer)
    windows = cut_windows(text, words, LIMIT)
    known = [e.cues for e in gold] if gold else [np.array([], dtype=np.int64)] * len(windows)
    found = [
        labels
        for i in range(0, len(windows), BATCH)
        for labels in opinions(readers, words, windows[i : i + BATCH], known[i : i + BATCH])
    ]
    return [_mixed(labels, e) for labels, e in zip(found, gold, strict=True)] if gold else found


def _mixed(labels: Labels, gold: Example) -> Labels:
    window, roles, cues, links = labels
    sure = np.zeros_like(links)
    place = {int(c): i for i, c in enumerate(cues)}
    for cue, link in zip(gold.cues.tolist(), gold.links, strict=True):
        sure[place[cue]] = np.where(link < 0, links[place[cue]], link)  # what gold leaves unknown, the ensemble says
    unknown = gold.roles.sum(-1, keepdims=True) == 0  # of inner sources and cues: the ensemble's opinion stands
    return window, np.where(unknown, roles, (roles + gold.roles) / 2), cues, (links + sure) / 2


def unpack(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """The examples of a file of silver labels."""
    made = []
    for text, labels in torch.load(path, weights_only=False):
        words = split_words(text, tokenizer)
        made += [_example(words, *of_window) for of_window in labels]
    return made


def _example(words: Words, window: Range, roles: np.ndarray, cues: np.ndarray, links: np.ndarray) -> Example:
    """A window's labels; what they cannot know, as they tell of no attribution inside another, is unknown."""
    roles, size = roles.astype(np.float32), window[1] - window[0]
    inside = 1 - roles[:, ROLES.index("content"), TAGS.index("outside")] > 0.5
    hide(roles, inside, roles[:, ROLES.index("cue"), TAGS.index("outside")] > 0.5)
    wide = np.full((*links.shape[:2], len(LINKS)), UNKNOWN, dtype=np.float32)
    wide[:, :, : links.shape[2]] = links
    labels = np.full((size, len(LABELS) + len(TREE)), UNKNOWN, dtype=np.int64)
    return Example(words, window, roles, cues, wide, labels)


def _packed(labels: list[Labels]) -> list[Labels]:
    return [(window, roles.astype(np.float16), cues, links.astype(np.float16)) for window, roles, cues, links in labels]


def articles(files: list[Path], most: int = 12_000) -> list[dict[str, Any]]:
    """The texts of several corpora, each once, overlong ones left out."""
    seen: dict[str, dict[str, Any]] = {}
    for path in files:
        for line in load(path):
            if 200 < len(line["text"]) < most:
                seen.setdefault(line["text"][:200], line)
    return list(seen.values())


def label_all(readers: list[Reader], todo: list[tuple[dict[str, Any], bool]], tokenizer: Tokenizer, out: Path) -> None:
    """Label articles, each with whether it has gold, into `out`; what an interruption left is taken up.

    The labels made so far lie beside `out` until all are there, so that half of them never pass for the whole.
    """
    begun = out.with_name(out.name + ".begun")
    made = torch.load(begun, weights_only=False) if begun.exists() else []
    for article, has_gold in todo[len(made) :]:
        gold = list(examples(article, tokenizer, limit=LIMIT)) if has_gold else None
        made.append((article["text"], _packed(label(readers, article["text"], tokenizer, gold))))
        if len(made) % 50 == 0:
            torch.save(made, begun)
            print(f"{len(made)} of {len(todo)}", flush=True)
    torch.save(made, begun)
    begun.rename(out)


def main() -> None:
    """Command line, as the module's docstring shows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--run", type=Path, action="append", required=True)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--plain", type=Path, action="append", default=[])
    parser.add_argument("--part", default="0/1", help="which of how many parts of the texts, to share the work")
    given = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer, readers = base.load_tokenizer(), [load_run(folder) for folder in given.run]
    part, parts = map(int, given.part.split("/"))
    todo = [(a, True) for path in given.gold for a in load(path)] + [(a, False) for a in articles(given.plain)]
    label_all(readers, todo[part::parts], tokenizer, given.out)


if __name__ == "__main__":
    main()
