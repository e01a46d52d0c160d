"""Names as targets: gold ones of EWT and CrossNER, and those that training.pipeline finds in news."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from sayso.reader.layers import LABELS
from sayso.reader.words import Words, split_words
from training.examples import Targets, load, ranges

NAME = {name: i for i, name in enumerate(LABELS["name"])}
KINDS = {
    "person": ("PER", "PERSON", "person", "politician"),
    "organization": ("ORG", "organisation", "politicalparty"),
    "place": ("LOC", "GPE", "FAC", "location", "country"),
    "other": ("NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "event", "election", "misc"),
}
OF = {theirs: ours for ours, names in KINDS.items() for theirs in names}
Spans = list[tuple[int, int, str]]


def columns(path: Path) -> Iterator[tuple[str, Spans]]:
    """Texts and names of a gzipped file of columns: IOB2 of Universal NER or CoNLL's two; ten sentences each."""
    text, spans, held = "", [], 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# "):
                continue
            parts = line.split()
            if not parts:
                held += 1
                text += "\n"
                if held % 10 == 0 and text.strip():
                    yield text, spans
                    text, spans = "", []
                continue
            form, tag = (parts[1], parts[2]) if parts[0].isdigit() and len(parts) > 2 else (parts[0], parts[1])
            start = len(text)
            text += form + " "
            if tag.startswith("B-"):
                spans.append((start, len(text) - 1, tag[2:]))
            elif tag.startswith("I-") and spans:
                spans[-1] = (spans[-1][0], len(text) - 1, spans[-1][2])
    if text.strip():
        yield text, spans


def silver(path: Path) -> Iterator[tuple[str, Spans]]:
    """Texts and names of a file that training.pipeline wrote."""
    for line in load(path):
        yield line["text"], [tuple(span) for span in line["names"]]


def named(texts: Iterator[tuple[str, Spans]], tokenizer: Tokenizer) -> Iterator[tuple[str, Words, Targets]]:
    """Each text, its words and its names as targets."""
    for text, spans in texts:
        words = split_words(text, tokenizer)
        tags = np.zeros(len(words), dtype=np.int64)
        for start, end, kind in spans:
            if kind in OF:
                for a, b in ranges(words, [[start, end]]):
                    tags[a], tags[a + 1 : b] = NAME[f"begin_{OF[kind]}"], NAME[f"inside_{OF[kind]}"]
        yield text, words, Targets(None, {"name": tags})
