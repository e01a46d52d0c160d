"""What a page says of its article in JSON-LD (schema.org), also where the JSON is broken."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import msgspec

from sayso.ingest.dates import to_iso
from sayso.ingest.limits import MAX_JSON_LD
from sayso.ingest.normal import normal, one_line
from sayso.ingest.page import Element, data_scripts, unescaped

# Source: schema.org, the types under Article.
_ARTICLES = (
    "Article NewsArticle AdvertiserContentArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle "
    "OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle SatiricalArticle ScholarlyArticle TechArticle Report "
    "BlogPosting LiveBlogPosting SocialMediaPosting"
)
ARTICLES: Final = frozenset(_ARTICLES.split())
DEEPEST: Final = 12  # levels at which an article may lie
MOST: Final = 2_000  # objects, after which no deeper level is looked at
MOST_AT_ALL: Final = 10_000  # objects of one script that are looked at

_TAG = re.compile(r"<[^<>]{0,300}>")
_PARAGRAPH_END = re.compile(r"(?:</p>|<br ?/?>|\r?\n)+\s*", re.I)
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*+;?\s*+$|;\s*+$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_STRING = r'"{}"\s*:\s*"((?:[^"\\\n]|\\.){{1,1000}})"'
# The fields that are looked for by themselves in JSON that cannot be parsed.
_RESCUED: Final = {
    name: re.compile(_STRING.format(name)) for name in ("headline", "datePublished", "dateModified", "description")
}


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What the JSON-LD says; None or empty where it says nothing."""

    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    description: str | None = None
    section: str | None = None
    url: str | None = None
    body: str | None = None


def articles(tree: Element) -> list[Article]:
    """The articles that the page's JSON-LD describes, in its order.

    Both plain objects and those in lists, `@graph` and `mainEntity` are found; references by `@id` are followed.
    """
    found: list[Article] = []
    for script in data_scripts(tree):
        data = _parsed(script[:MAX_JSON_LD])
        nodes = list(islice(_objects(data), MOST_AT_ALL)) if data is not None else []
        by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
        found += [_article(node, by_id) for node in nodes if _types(node) & ARTICLES]
        if data is None:
            found += _rescued(script[:MAX_JSON_LD])
    return found


def _parsed(script: str) -> Any:
    """The JSON, mended where it is broken in the usual ways; None if that does not help."""
    plain = _WRAPPING.sub("", script.strip()).strip()
    for attempt in (plain, _TRAILING_COMMA.sub("", plain), unescaped(plain)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _rescued(script: str) -> list[Article]:
    if not re.search(r'"@type"\s*+:\s*+\[?\s*+"\w*(?:Article|Posting)"', script):
        return []
    values = {name: _text(found[1]) for name, form in _RESCUED.items() if (found := form.search(script))}
    return [
        Article(
            headline=values.get("headline"),
            published=to_iso(values.get("datePublished")),
            description=values.get("description"),
        )
    ]


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """All objects, the outer before the inner, breadth first."""
    level, seen = [data], 0
    for _ in range(DEEPEST):
        inner: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                yield item
                seen += 1
            inner += item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
        level = inner
        if not level or seen > MOST:
            return


def _types(node: dict[str, Any]) -> set[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str)}


def _article(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Article:
    return Article(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        published=to_iso(node.get("datePublished")) or to_iso(node.get("dateCreated")),
        publisher=next(iter(_names(node.get("publisher"), by_id)), None),
        authors=tuple(dict.fromkeys(_names(node.get("author") or node.get("creator"), by_id))),
        description=_text(node.get("description")),
        section=next(iter(_names(node.get("articleSection"), by_id)), None),
        url=_address(node),
        body=_body(node.get("articleBody")),
    )


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The names in a string, an object with a name, a reference to one, or a list of these."""
    for item in value if isinstance(value, list) else [value]:
        named = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) and "name" not in item else item
        name = named.get("name") if isinstance(named, dict) else named
        for text in name if isinstance(name, list) else [name]:
            if plain := _text(text):
                yield plain


def _address(node: dict[str, Any]) -> str | None:
    main = node.get("mainEntityOfPage")
    candidates = [node.get("url"), main.get("@id") if isinstance(main, dict) else main]
    return next((text for text in candidates if isinstance(text, str) and text.startswith("http")), None)


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return one_line(_TAG.sub(" ", unescaped(unescaped(value)))) or None


def _body(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    lines = _PARAGRAPH_END.split(unescaped(value))
    return normal("\n".join(filter(None, (_text(line) for line in lines)))) or None
