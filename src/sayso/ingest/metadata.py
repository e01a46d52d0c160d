"""What a page says of its report besides the text: outlet, byline, title, day of publication, address, language."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from sayso.ingest import jsonld, titles
from sayso.ingest.dates import is_past, to_iso
from sayso.ingest.page import Element, meta, short_text, text_of
from sayso.ingest.titles import Candidate

# Where the day of publication stands, best first. Source: the Open Graph protocol (article), Dublin Core, and the
# documentation of Parse.ly, Sailthru and Cxense, whose tags news sites carry.
_DATES = (
    "article:published_time article:published og:published_time og:article:published_time datepublished "
    "parsely-pub-date cxenseparse:recs:publishtime cxenseparse:publishtime sailthru.date dc.date.issued dcterms.issued "
    "dcterms.created dc.date.created dcterms.date dc.date publish-date publishdate publication_date pubdate pub_date "
    "article.published published_time published date.created rnews:datepublished article_date_original date"
)
DATES: Final = tuple(_DATES.split())
_AUTHORS = (
    "author article:author parsely-author sailthru.author dc.creator dcterms.creator cxenseparse:author byl byline"
)
AUTHORS: Final = tuple(_AUTHORS.split())
SITES: Final = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "twitter:site",
    "copyright",
)
# Labels of hosts' names that say nothing of the outlet. Source: the second-level domains of the Public Suffix List that
# news sites have, and usual names of hosts.
COMMON_LABELS: Final = frozenset(
    ("com", "co", "org", "net", "gov", "gob", "edu", "web", "news", "www", "edition", "go")
)
LONGEST_NAME: Final = 80  # code points

_BY: Final = re.compile(r"^\s*(?:(?:written |reported |story )?by|von|par|por|di|door|av|af)[:\s]+(?=\S)", re.I)
_BYLINE_CLASS: Final = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?(?:-?names?)?)(?:$|[\s_-])", re.I)
_DOMAIN: Final = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/?\S*", re.I)


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """Fields of `Report`, as a page gives them, and what helps to find its text."""

    url: str | None
    outlet: str | None
    byline: str | None
    title: str | None
    published: str | None
    language: str | None
    titles: frozenset[str]
    description: str | None
    body: str | None


def metadata_of(tree: Element, *, url: str | None = None) -> Metadata:
    """Everything that the page says; `url`, where it is known, takes the place of what the page claims it is."""
    said, described = meta(tree), jsonld.articles(tree)
    address = url or _address(tree, said, described)
    article = _main(described, tree, said, address)
    candidates = list(_candidates(tree, said, article))
    outlet = _outlet(article, said, address)
    title = titles.title_of(candidates, _names(article, said, address), _hints(article, said, address))
    return Metadata(
        url=address,
        outlet=outlet,
        byline=_byline(tree, article, said),
        title=title,
        published=_published(tree, article, said, address),
        language=_language(tree, said),
        titles=frozenset(titles.key(text) for text in [title or "", *(given.text for given in candidates)]),
        description=said.get("og:description") or article.description or said.get("description"),
        body=article.body,
    )


def _main(described: list[jsonld.Article], tree: Element, said: dict[str, str], address: str | None) -> jsonld.Article:
    """Of the articles that JSON-LD describes, the page's own: by its address, else by its headline, else the first."""
    if not described:
        return jsonld.Article()
    shown = {titles.key(text) for text in [said.get("og:title", ""), *map(text_of, titles.headings(tree))]}
    own = [one for one in described if address and one.url and _path(one.url) == _path(address)]
    named = [one for one in described if one.headline and titles.key(one.headline) in shown]
    return (own or named or described)[0]


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return url


def _candidates(tree: Element, said: dict[str, str], article: jsonld.Article) -> Iterator[Candidate]:
    others = [Candidate(place, said[name]) for name, place in titles.METAS.items() if said.get(name)]
    if article.headline:
        others.append(Candidate("json-ld", article.headline))
    others += [Candidate("title", text_of(element)) for element in list(tree.iter("title"))[:1]]
    others += [Candidate("itemprop", text_of(element)) for element in tree.xpath("//body//*[@itemprop='headline']")[:1]]
    heading = titles.best_heading(tree, others)
    places: set[str] = set()
    for given in [heading, *others] if heading else others:
        if given.place not in places and len(given.text) <= titles.LONGEST:
            places.add(given.place)
            yield given


def _names(article: jsonld.Article, said: dict[str, str], address: str | None) -> list[str]:
    """All names of the outlet that may stand at the ends of a title."""
    host = _host(address)
    known = [article.publisher, *map(said.get, SITES), host, host and host.rsplit(".", 1)[0]]
    return [re.sub(r"^(?:@|https?://(?:www\.)?)", "", name) for name in known if name and len(name) <= LONGEST_NAME]


def _hints(article: jsonld.Article, said: dict[str, str], address: str | None) -> list[str]:
    """Words that a name of the outlet holds: those of its host; and the section that the report stands in."""
    labels = [label for label in (_host(address) or "").split(".")[:-1] if label not in COMMON_LABELS]
    return [name for name in (*labels, article.section, said.get("article:section")) if name]


def _outlet(article: jsonld.Article, said: dict[str, str], address: str | None) -> str | None:
    """The publisher's name, before one that is only a domain, before the host."""
    named = [name for name in (article.publisher, *map(said.get, SITES[:4])) if name and len(name) <= LONGEST_NAME]
    real = [name for name in named if not _DOMAIN.fullmatch(name)]
    return next(iter(real + named), None) or _host(address)


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|m|amp|edition)\.", "", host) if host else None


def _address(tree: Element, said: dict[str, str], described: list[jsonld.Article]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    given = [*links, said.get("og:url"), *(article.url for article in described), said.get("twitter:url")]
    return next((url.strip() for url in given if url and re.match(r"\s*https?://[^/\s]+/\S", url)), None)


def _byline(tree: Element, article: jsonld.Article, said: dict[str, str]) -> str | None:
    """The authors' names, one after another; what is an address or far too long for a name is passed over."""
    shown = (short_text(element, 2 * LONGEST_NAME) for element in _byline_elements(tree))
    for names in (article.authors, *([said[name]] for name in AUTHORS if name in said), *([name] for name in shown)):
        plain = [_BY.sub("", name).strip(" ,;|") for name in names if not re.search(r"https?://|www\.", name)]
        short = [name for name in plain if 1 < len(name) <= LONGEST_NAME]
        if short:
            return ", ".join(dict.fromkeys(short))
    return None


def _byline_elements(tree: Element) -> Iterator[Element]:
    yield from tree.xpath("//body//*[@rel='author' or @itemprop='author']")[:3]
    for element in tree.iter("p", "span", "div", "address", "a"):
        found = _BYLINE_CLASS.search(element.get("class") or "")
        if found and ("by" in found[0].lower() or _BY.match(short_text(element, 2 * LONGEST_NAME))):
            yield element


def _published(tree: Element, article: jsonld.Article, said: dict[str, str], address: str | None) -> str | None:
    """The first of the dates that has a clock and a zone; else the first at all; else what htmldate finds."""
    marked = (element.get("datetime") for element in _times(tree))
    given = [article.published, *(to_iso(said.get(name)) for name in DATES), *map(to_iso, marked)]
    known = [written for written in given if written and is_past(written)]
    if not known:
        return _searched(tree, address)
    same_day = [written for written in known if written[:10] == known[0][:10] and "T" in written]
    return next(iter(same_day), known[0])


def _times(tree: Element) -> list[Element]:
    """The time elements that may be of the publication: marked ones, else those in the article's head."""
    marked: list[Element] = tree.xpath("//time[@pubdate or contains(@itemprop, 'datePublished')][@datetime]")
    return [*marked, *islice(_below_headline(tree), 1)]


def _below_headline(tree: Element) -> Iterator[Element]:
    """The time elements after the first h1's end."""
    first = next(tree.iter("h1"), None)
    inside = set(first.iter("time")) if first is not None else set()
    below = False
    for element in tree.iter("h1", "time") if first is not None else ():
        below = below or element is first
        if below and element.tag == "time" and element.get("datetime") is not None and element not in inside:
            yield element


def _searched(tree: Element, address: str | None) -> str | None:
    from copy import deepcopy

    import htmldate

    found: Any = htmldate.find_date(
        deepcopy(tree), url=address, original_date=True, max_date=datetime.now().astimezone().strftime("%Y-%m-%d")
    )
    return to_iso(found)


def _language(tree: Element, said: dict[str, str]) -> str | None:
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return declared or said.get("og:locale") or said.get("content-language")
