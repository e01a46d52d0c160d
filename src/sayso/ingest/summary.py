"""The summary that a page shows under its headline (standfirst, dek, Vorspann, chapô), which extractors pass over.

It is taken as part of the report, because it is the outlet's own words. It is known in two ways: it is what the page
gives as its description, or its class says so and it stands between the headline and the text.
"""

import re
from collections.abc import Iterator
from typing import Final

from sayso.ingest.metadata import Metadata
from sayso.ingest.page import Element, short_text
from sayso.ingest.titles import key

TAGS: Final = ("p", "div", "h2", "h3", "h4", "span", "strong", "b", "em", "section", "header", "ul", "li")
FEWEST_WORDS: Final = 6
LONGEST: Final = 700  # code points
SAME: Final = 40  # code points at which a paragraph is known again

# What news sites call it in their classes. Source: the English, German, French, Italian, Spanish, Portuguese, Dutch,
# Scandinavian and Turkish newsroom words for it.
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|dek|deck|sub-?head(?:line|ing)?|sub-?title|summary|abstract|intro(?:duction)?|lead|lede"
    r"|article-?description|vorspann|einleitung|chapo|chapeau|sommario|sottotitolo|entradilla|bajada|sumario|subtitulo"
    r"|linha-?fina|ingress|manchet|leadtext|spot)(?:$|[\s_-])",
    re.I,
)
_CUT = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")


def summary_of(tree: Element, about: Metadata, first: str) -> str | None:
    """The summary that the page shows; `first` is the first paragraph of its text. None where there is none."""
    return _described(tree, about.description or "") or next(_between(tree, about, first), None)


def _described(tree: Element, description: str) -> str | None:
    """The block that shows the page's description, whole where the description is cut short."""
    start = key(_CUT.sub("", description))
    longest = LONGEST if _CUT.search(description) else len(description) + 20
    if len(start.split()) < FEWEST_WORDS:
        return None
    blocks = (short_text(element, longest) for element in tree.iter(*TAGS) if _has_words(element))
    return next((shown for shown in blocks if shown and key(shown).startswith(start)), None)


def _between(tree: Element, about: Metadata, first: str) -> Iterator[str]:
    """The blocks between the headline and the first paragraph whose class is that of a summary."""
    below = False
    for element in tree.iter("h1", *TAGS):
        is_summary = bool(_CLASS.search(element.get("class") or ""))
        if element.tag != "h1" and not (below and (is_summary or _has_words(element))):
            continue
        shown = short_text(element, LONGEST)
        if element.tag == "h1" and shown and key(shown) in about.titles:
            below = True
        elif below and shown and shown[:SAME] == first[:SAME]:
            return
        elif below and is_summary and element.tag != "h1" and len(shown.split()) >= FEWEST_WORDS:
            yield shown


def _has_words(element: Element) -> bool:
    """True if words stand in the element itself, not only in those inside it."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
