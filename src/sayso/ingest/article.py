"""The running text of a page: trafilatura finds the main part, rules of our own take off what is no part of the report.

None of the rules knows a site. What goes: the title above the text, lines that hold only a day or a byline, calls to
read, watch or subscribe, notices of copyright, headings that nothing follows. What comes back: a summary that the page
shows and trafilatura passed over. Where the page gives its text in JSON-LD too, that decides which of the paragraphs
found belong to it.
"""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Final

import msgspec

from sayso.ingest.metadata import Metadata
from sayso.ingest.normal import normal, tidy
from sayso.ingest.page import Element
from sayso.ingest.promotion import is_promotion
from sayso.ingest.summary import summary_of
from sayso.ingest.titles import key

BLOCKS: Final = frozenset({"p", "head", "item", "quote", "row", "code", "list", "table", "div", "body", "main", "ab"})
OPENING: Final = 6  # paragraphs among which a day, a byline or the title may stand
GRAM: Final = 4  # words in a row that must be the same for a paragraph to be found in another text
WHOLE: Final = 0.85  # of the publisher's own text, that was found: then it may decide what belongs
MOSTLY: Final = 0.7  # of what was found, that is in the publisher's own text
POOR: Final = 0.5  # of the publisher's own text, found: less, and that text is taken instead

_ENDS = re.compile(r"[.!?。！？।؟…][\"”’»)\]]*$")
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])[\"”’»)\]]*$")
_WORD = re.compile(r"\w+")
_DAY_WORDS = re.compile(r"[^\W\d_]{4,}")
_DATED = re.compile(r"\b(?:1[6-9]|20)\d\d\b|\b\d{1,2}[:h.]\d\d\b")
_BY = re.compile(r"(?:by|von|par|por|di|door|av|af|text|photo|foto)[: ]", re.I)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


class Paragraph(msgspec.Struct, frozen=True):
    """One line of the text, and what it is on the page: 'p', 'head', 'item', 'quote', 'row' or 'code'."""

    kind: str
    text: str


def article_text(tree: Element, about: Metadata) -> str:
    """The report's paragraphs, one a line; empty where the page has none."""
    found = list(_paragraphs(_main_part(tree, about.url)))
    own = about.body or ""
    if _is_poor(found, own):
        found = [Paragraph("p", line) for line in own.split("\n")]
    found = _without_furniture(_belonging(_without_headline(found, about), own), about)
    summary = summary_of(tree, about, found[0].text if found else "")
    if summary and not _holds(found, summary):
        found.insert(0, Paragraph("p", summary))
    return normal("\n".join(paragraph.text for paragraph in found))


def _main_part(tree: Element, url: str | None) -> Element | None:
    import trafilatura

    found = trafilatura.bare_extraction(deepcopy(tree), url=url, include_comments=False, with_metadata=False)
    return getattr(found, "body", None)


def _paragraphs(body: Element | None) -> Iterator[Paragraph]:
    """The blocks of trafilatura's tree in order, each the words that stand in it and in no smaller block."""
    from lxml.etree import iterwalk

    words: list[str] = []
    open_blocks: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")) if body is not None else ():
        is_break = element.tag in BLOCKS or element.tag == "lb"
        if is_break:
            yield from _flushed(words, open_blocks)
        if element.tag in BLOCKS:
            open_blocks.append(element.tag) if event == "start" else open_blocks.pop()
        if event == "end" and element.tag == "cell":
            words.append(" | ")
        words.append((element.text if event == "start" else element.tail) or "")
    yield from _flushed(words, open_blocks)


def _flushed(words: list[str], open_blocks: list[str]) -> Iterator[Paragraph]:
    text = tidy("".join(words).replace("\n", " ")).strip("| ")
    words.clear()
    if any(map(str.isalnum, text)):
        yield Paragraph(open_blocks[-1] if open_blocks else "p", text)


def _without_headline(found: list[Paragraph], about: Metadata) -> list[Paragraph]:
    """The paragraphs; where all are in one, as trafilatura leaves a short page, without the headline before it."""
    title = about.title or "\n"
    rest = found[0].text.removeprefix(title).lstrip() if len(found) == 1 else ""
    return [Paragraph("p", rest)] if rest[:1].isupper() else found


def _without_furniture(found: list[Paragraph], about: Metadata) -> list[Paragraph]:
    kept = [one for place, one in enumerate(found) if not _is_furniture(one, place, about)]
    while kept and kept[-1].kind == "head":
        kept.pop()
    return kept


def _is_furniture(one: Paragraph, place: int, about: Metadata) -> bool:
    if is_promotion(one.text):
        return True
    opens = place < OPENING
    return opens and (key(one.text) in about.titles or _is_day(one.text) or _is_byline(one.text, about.byline))


def _is_day(text: str) -> bool:
    """True for a line that holds a day or an hour and hardly anything else, in any language."""
    return (
        len(text) < 60 and bool(_DATED.search(text)) and not _ENDS.search(text) and len(_DAY_WORDS.findall(text)) <= 3
    )


def _is_byline(text: str, byline: str | None) -> bool:
    """True for a line that says by whom the report is and not much more."""
    if len(text) > 80 or _ENDS.search(text):
        return False
    names, words = key(byline or ""), key(text)
    is_theirs = bool(names) and names in words and len(words.split()) <= len(names.split()) + 4
    return is_theirs or (bool(_BY.match(text)) and len(text.split()) <= 5 and text.istitle())


def _holds(found: list[Paragraph], summary: str) -> bool:
    """True if the text already has the words of the summary, in one stretch or nearly so."""
    grams = _grams(" ".join(one.text for one in found))
    own = _grams(summary)
    return not own or len(own & grams) > 0.5 * len(own)


def _belonging(found: list[Paragraph], own: str) -> list[Paragraph]:
    """What of the paragraphs is in the publisher's own text, if that is whole; else all of them.

    Headings stay where a paragraph that belongs follows.
    """
    ours, theirs = _grams(" ".join(one.text for one in found)), _grams(own)
    is_whole = bool(_ENDS.search(own)) and not _CUT.search(own) and len(theirs) > 80
    if not is_whole or len(ours & theirs) < max(WHOLE * len(theirs), MOSTLY * len(ours)):
        return found
    kept: list[Paragraph] = []
    words = key(own)
    for one in reversed(found):
        belongs = _is_in(one.text, theirs, words)
        if belongs or (one.kind == "head" and kept and kept[-1].kind != "head"):
            kept.append(one)
    return kept[::-1]


def _is_in(text: str, theirs: set[tuple[str, ...]], own: str) -> bool:
    grams = _grams(text)
    return len(grams & theirs) >= 0.5 * len(grams) if grams else key(text) in own


def _is_poor(found: list[Paragraph], own: str) -> bool:
    """True if the publisher's own text is long and most of it was not found, or not its paragraphs."""
    theirs = _grams(own)
    if len(found) == 1 and own.count("\n") > 1 and len(own) > WHOLE * len(found[0].text):
        return True
    return len(theirs) > 80 and len(_grams(" ".join(one.text for one in found)) & theirs) < POOR * len(theirs)


def _grams(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.replace("\u00ad", "").casefold())
    return set(zip(*(words[start:] for start in range(GRAM)), strict=False))
