"""Is this the text of a news report that sayso can read? If not, say what it is instead."""

import re
from typing import Final

from sayso.errors import NotNews, TooLarge
from sayso.ingest.language import check_english
from sayso.ingest.limits import MAX_TEXT
from sayso.ingest.prose import other_prose

FEWEST_WORDS: Final = 20  # the shortest agency flashes with a source are about 25 words
LONGEST_SENTENCE: Final = 100  # words, on the average over a text
CODE_SHARE: Final = 0.04  # of the characters
CODE_LINES: Final = 0.3  # of the lines
FEWEST_CODE_LINES: Final = 6
ADDRESS_SHARE: Final = 0.5  # of the lines
SAMPLE: Final = 50_000

_WORD = re.compile(r"\w+")
# The end of a sentence, also in tokenized text and in scripts that have other full stops.
_END = re.compile(r"[^\W_][\"”’»)\]%]*\s?[.!?…。！？।؟]+[\"”’»)\]]*(?=\s|$|[^\x00-\u02ff])")
_CODE = re.compile(r"[{}<>;=\\|~^`]|[(\[][)\]]|::|->|&&")
# Lines that only a program has. Source: what Python, JavaScript, C, Java, Go, Rust and SQL lines begin with.
_CODE_LINE = re.compile(
    r"\s*(?:(?:def|class|fn|func|function|struct|interface) \w+\W|import \w|from [\w.]+ import|#include|return\b"
    r"|raise \w|(?:var|let|const|public|private|static) \w|(?:if|for|while|elif|else|try|except|switch)\b.*[:{]\s*$"
    r"|\w+(?:: ?[\w\[\], .|]+)? [+-]?= |(?:SELECT|INSERT|UPDATE|CREATE) )|.*[{};]\s*$|\s*[\])}]+[,;:]?\s*$"
)
_ADDRESS = re.compile(r"\W*+(?:https?://|www\.)\S++(?:\s\W*+)?$", re.I)
# What other kinds of file begin with. Source: RSS 2.0, Atom (RFC 4287), JSON Feed, WARC 1.1, RFC 5545, RFC 6350.
OTHERS: Final = (
    (re.compile(r"\s*+(?:<\?[^>]*+>\s*+|(?><!--.*?-->)\s*+)*+<(?:rss|feed|rdf:RDF)\b", re.S | re.I), "a news feed"),
    (re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:urlset|sitemapindex)\b", re.I), "a site map"),
    (re.compile(r'\s*\{\s*"version"\s*:\s*"https?://jsonfeed\.org/', re.I), "a news feed"),
    (re.compile(r"WARC/\d|filedesc://"), "a web archive"),
    (re.compile(r"BEGIN:V(?:CALENDAR|CARD)"), "a calendar or address card"),
    (re.compile(r"%!PS|\\documentclass"), "a typeset document"),
    (re.compile(r"\s*<svg\b", re.I), "a drawing"),
)


def check_report(text: str) -> None:
    """Nothing, for a text that reads like an English news report.

    Raises:
        TooLarge: more than `limits.MAX_TEXT` code points.
        NotNews: too short, or no running prose.
        NotEnglish: in another language.
    """
    check_size(text)
    check_news(text)
    check_english(text)


def check_size(text: str) -> None:
    """Nothing, for a text of no more than `limits.MAX_TEXT` code points.

    Raises:
        TooLarge: it is longer.
    """
    if len(text) > MAX_TEXT:
        raise TooLarge(
            expected=f"one report of at most {MAX_TEXT:,} characters",
            came=f"a text of {len(text):,}",
            todo="split it into its reports, one file or one line of JSON Lines each",
        )


def check_news(text: str) -> None:
    """Nothing, for a text that is running prose, in whatever language.

    Raises:
        NotNews: it is too short, a list of links, code, a table or another kind of file.

    >>> check_news("Ferry | Bus | Train")
    Traceback (most recent call last):
    ...
    sayso.errors.NotNews: expected the running text of a news report; came only 3 words, where at least 20 words are \
needed; give the report's full text
    """
    came = what_else(text)
    if came is not None:
        raise NotNews(expected="the running text of a news report", came=came, todo="give the report's full text")


def what_else(text: str) -> str | None:
    """What a text is, in words, if it is not running prose; None if it is."""
    other = other_kind(text)
    if other is not None:
        return other
    sample = text[:SAMPLE]
    words = len(_WORD.findall(sample))
    if words < FEWEST_WORDS and sum(map(str.isalpha, sample)) < 8 * FEWEST_WORDS:
        return f"only {words} words, where at least {FEWEST_WORDS} words are needed"
    return _not_prose(sample, words)


def other_kind(text: str) -> str | None:
    """Which other kind of file begins like this text; None for none that is known.

    >>> other_kind('<?xml version="1.0"?><rss version="2.0">')
    'a news feed'
    """
    return next((name for form, name in OTHERS if form.match(text)), None)


def refuse_other_kinds(text: str) -> None:
    """Nothing, for what may be a report.

    Raises:
        NotNews: the text begins like a feed, an archive or another kind of file that holds no single report.
    """
    came = other_kind(text)
    if came is not None:
        raise NotNews(
            expected="a report as text, HTML or JSON Lines", came=came, todo="give the reports in it one by one"
        )


def _not_prose(sample: str, words: int) -> str | None:
    lines = [line for line in sample.split("\n") if line.strip()]
    if _share(_ADDRESS, lines) > ADDRESS_SHARE:
        return "a list of links"
    if len(_CODE.findall(sample)) > CODE_SHARE * len(sample) or (
        len(lines) >= FEWEST_CODE_LINES and _share(_CODE_LINE, lines) > CODE_LINES
    ):
        return "program code or markup"
    if len(_END.findall(sample)) * LONGEST_SENTENCE < words:
        return "text without sentences, such as a list or a table"
    return other_prose(sample)


def _share(form: re.Pattern[str], lines: list[str]) -> float:
    return sum(form.match(line) is not None for line in lines) / max(1, len(lines))
