"""HTML text → a tree that is safe to walk: bounded in depth and elements, without scripts and styles."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NoReturn

from sayso.errors import NotNews, TooLarge
from sayso.ingest.limits import (
    MANY_ATTRIBUTES,
    MAX_ATTRIBUTE,
    MAX_ATTRIBUTES,
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_MARKUP,
    MAX_PAGE_TEXT,
)
from sayso.ingest.normal import one_line

Element = Any  # lxml carries no types of its own

DATA_SCRIPT: Final = "application/ld+json"
NOISE: Final = ("style", "svg", "template", "object", "embed", "iframe", "canvas", "map")
MUCH_NOISE: Final = 1_000  # elements
# What stands inside a word or a line. Source: HTML Living Standard, section 4.5 "Text-level semantics", less `span`,
# which sites also give the look of a block.
_INLINE = "a abbr b bdi bdo cite code data em font i mark q s small strong sub sup tt u wbr"
INLINE: Final = frozenset(_INLINE.split())
_DECLARATION = re.compile(r"\s*+<\?xml[^>]*+>", re.I)
_EMBEDDED = re.compile(r"data:[\w/+.-]{3,60};base64,[\w+/=%\s]{200,}")
_CONTAINERS = re.compile(
    r"</?(?:div|span|font|center|section|article|main|b|i|u|em|strong|small|big|table|tbody|tr|td)\b[^<>]*+>", re.I
)
# All tags but those that cannot be nested.
_NESTING = re.compile(r"</?(?!(?:html|head|body|title|meta|link|script|style|p|br)[\s/>])[a-z][^<>]*+>", re.I)
_LONG_REFERENCE = re.compile(r"&#\d{8,}+;?")  # beyond Unicode; Python refuses to read numbers of 4,300 digits


def parse(text: str) -> Element:
    """The tree of a page, the root its `html` element, JSON-LD kept, other scripts, styles and drawings gone.

    Tags that are nested beyond all reason, as unclosed ones are, are taken out so that the text in them is kept: first
    those that only hold others; if that does not do, all but those of paragraphs and of the page's head.

    Raises:
        NotNews: there is no element in it, or its tags are nested too deeply even so.
        TooLarge: it has more elements, more words, or more attributes on one tag than `limits` allows.
    """
    start = _DECLARATION.match(text)
    lean = _EMBEDDED.sub("", text[start.end() :] if start else text)
    tree = _shallow_tree(lean)
    _remove_noise(tree)
    _refuse_huge(tree)
    return tree


def text_of(element: Element) -> str:
    """All words in an element, on one line; only elements that mark up a part of a word do not part words.

    >>> text_of(parse("<h1><span>Storm</span><span>Fer<b>ry</b> sails</span></h1>"))
    'Storm Ferry sails'
    """
    return one_line("".join(_pieces(element)))


def meta(tree: Element) -> dict[str, str]:
    """The page's meta elements: name, property or itemprop in small letters → content; the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = one_line(unescaped(element.get("content") or ""))
        for attribute in ("property", "name", "itemprop"):
            for name in (element.get(attribute) or "").lower().split():
                if content:
                    found.setdefault(name, content)
    return found


def unescaped(text: str) -> str:
    """Without the character references that are left where a site escaped twice.

    >>> unescaped("Fish &amp; chips")
    'Fish & chips'
    """
    import html

    return html.unescape(_LONG_REFERENCE.sub("\ufffd", text)) if "&" in text else text


def short_text(element: Element, longest: int) -> str:
    """The words of an element, as `text_of` gives them, if they are no more than `longest` code points; else ''.

    No more than that is read, so that asking all of many nested elements stays cheap.
    """
    length = 0
    for piece in element.itertext():
        length += len(piece.strip())
        if length > longest:
            return ""
    return text_of(element)


def data_scripts(tree: Element) -> Iterator[str]:
    """The JSON-LD scripts of a page, as they stand."""
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() == DATA_SCRIPT and script.text:
            yield script.text


def _pieces(element: Element) -> Iterator[str]:
    from lxml.etree import iterwalk

    for event, inner in iterwalk(element, events=("start", "end")):
        if inner.tag not in INLINE:
            yield " "
        if event == "start":
            yield inner.text or ""
        elif inner is not element:
            yield inner.tail or ""


class _Counter:
    """What the parser tells of each tag before a tree is built of it, which can take long."""

    def __init__(self) -> None:
        self.tags = 0

    def start(self, _: str, attributes: Mapping[str, str]) -> None:
        """Count a tag, and refuse one that is beyond the limits."""
        self.tags += 1
        if self.tags > MAX_MARKUP:
            _refuse(f"a page of at most {MAX_MARKUP:,} elements", self.tags)
        if len(attributes) > MAX_ATTRIBUTES:
            _refuse(f"a page with at most {MAX_ATTRIBUTES:,} attributes on a tag", len(attributes))

    def close(self) -> None:
        """Nothing: the tree is built by another parser."""


def _shallow_tree(text: str) -> Element:
    for form in (None, _CONTAINERS, _NESTING):
        tree = _tree(form.sub("\n", text) if form else text)
        if not _is_too_deep(tree):
            return tree
    raise NotNews(
        expected="an HTML page with a news report",
        came=f"tags inside one another more than {MAX_DEPTH} deep",
        todo="give the report's text",
    )


def _tree(text: str) -> Element:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    data = text.encode("utf-8", "replace")
    try:
        etree.fromstring(data, HTMLParser(encoding="utf-8", target=_Counter()))
        tree = document_fromstring(data, HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None:
        raise NotNews(
            expected="an HTML page with a news report", came="no HTML", todo="give the page as the site sent it"
        )
    return tree


def _is_too_deep(tree: Element) -> bool:
    depth = 0
    from lxml.etree import iterwalk

    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= MAX_DEPTH:
            return True
    return False


def _refuse_huge(tree: Element) -> None:
    count = sum(1 for _ in tree.iter())
    if count > MAX_ELEMENTS:
        _refuse(f"a page of at most {MAX_ELEMENTS:,} elements", count)
    length = sum(map(len, tree.itertext()))
    if length > MAX_PAGE_TEXT:
        _refuse(f"a page of at most {MAX_PAGE_TEXT:,} characters of text", length)


def _refuse(expected: str, count: int) -> NoReturn:
    raise TooLarge(expected=expected, came=f"one of {count:,}", todo="give the report's text")


def _remove_noise(tree: Element) -> None:
    from lxml.etree import strip_elements

    for script in list(tree.iter("script")):
        if DATA_SCRIPT not in (script.get("type") or "").lower():
            script.tag = NOISE[0]
    is_much = sum(1 for _ in tree.iter(*NOISE)) > MUCH_NOISE
    strip_elements(tree, *NOISE, with_tail=False)
    for element in tree.iter():
        if is_much:  # what stood around each is still in pieces, which lxml takes long to join, and here does but once
            element.text, element.tail = element.text, element.tail
        if len(element.attrib) > MANY_ATTRIBUTES:
            element.attrib.clear()
        for name in [name for name, value in element.items() if len(value) > MAX_ATTRIBUTE]:
            del element.attrib[name]
