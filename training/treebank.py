"""CoNLL-U as documents: their text as it was printed, and each word's place in it."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Token:
    """One word: its span in the document's text, its columns, and its head's number in the document (-1: root)."""

    start: int
    end: int
    tag: str  # universal part of speech
    form: str  # the treebank's own tag
    head: int
    relation: str
    misc: dict[str, str]


@dataclass
class Document:
    """A document; `sentences` are half-open ranges of its tokens."""

    id: str
    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)


def documents(path: Path) -> Iterator[Document]:
    """The documents of a gzipped CoNLL-U file; where it marks no documents, runs of some thirty sentences."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    marked = any("# newdoc" in block for block in blocks)
    document = Document("")
    for block in blocks:
        lines = block.splitlines()
        name = next((line.split("=")[-1].strip() for line in lines if line.startswith("# newdoc")), None)
        if document.tokens and (name is not None if marked else len(document.sentences) >= 30):
            yield document
            document = Document("")
        document.id = name or document.id
        paragraph = any(line.startswith("# newpar") for line in lines)
        _add(document, [line.split("\t") for line in lines if line and line[0] != "#"], paragraph)
    if document.tokens:
        yield document


def _add(document: Document, rows: list[list[str]], paragraph: bool) -> None:
    """A sentence's rows at the document's end; words written as one are given their shares of it."""
    first = len(document.tokens)
    text = document.text.rstrip() + ("\n" if paragraph else " ") if document.text else ""
    together: list[str] = []
    until, gap = 0, ""
    for row in rows:
        misc = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
        if "-" in row[0]:
            until, gap = int(row[0].split("-")[1]), "" if misc.get("SpaceAfter") == "No" else " "
            together = [row[1]]
            continue
        if "." in row[0]:
            continue
        start = len(text)
        text += _share(row[1], together, int(row[0]) == until) if together else row[1]
        end = len(text)
        head = int(row[6]) - 1 + first if row[6] != "0" else -1
        document.tokens.append(Token(start, end, row[3], row[4], head, row[7].split(":")[0], misc | {"full": row[7]}))
        if together and int(row[0]) == until:
            together, until = [], 0
            text += gap
        elif not together:
            text += "" if misc.get("SpaceAfter") == "No" else " "
    document.text = text
    if len(document.tokens) > first:
        document.sentences.append((first, len(document.tokens)))


def _share(form: str, together: list[str], last: bool) -> str:
    """The letters of a contraction that one of its words stands for: as many as its own, or all that are left."""
    left = together[0]
    part = left if last else left[: min(len(form), max(len(left) - 1, 0))]
    together[0] = left[len(part) :]
    return part
