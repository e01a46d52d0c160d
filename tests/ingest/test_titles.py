"""Each case is what a kind of news site does with its headlines, and which of them is the headline."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest import report_from_html
from sayso.ingest.normal import one_line
from sayso.ingest.titles import Candidate, Outlet, key, squashed, title_of, without_names

HEADLINE = "Ferry to the islands sails again"
H1 = f"<h1>{HEADLINE}</h1>"


def og(title: str, site: str = "") -> str:
    named = f'<meta property="og:site_name" content="{site}">' if site else ""
    return f'<meta property="og:title" content="{title}">{named}'


def ld(data: Any) -> str:
    return f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'


def news(headline: str = HEADLINE, **more: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline, **more}


CASES = {
    "suffix with a pipe": (f"<title>{HEADLINE} | NKT News</title>" + og(f"{HEADLINE} | NKT News", "NKT News"), ""),
    "suffix with a hyphen, no h1": (f"<title>{HEADLINE} - The Marlow Post</title>" + og(HEADLINE, "Marlow Post"), ""),
    "suffix with an en dash and the day": (
        f"<title>{HEADLINE} – NKT – 03.10.2024</title>{og(HEADLINE, 'nkt.example')}",
        H1,
    ),
    "suffix with a middle dot": (
        f"<title>{HEADLINE} · Marlow Post</title>" + og(f"{HEADLINE} · Marlow Post", "Marlow Post"),
        "",
    ),
    "suffix with a colon": (f"<title>{HEADLINE}: Marlow Post</title>{og(HEADLINE)}", H1),
    "section and outlet": (f"<title>{HEADLINE} | Sea | Marlow Post</title>", H1),
    "outlet in front": (f"<title>Marlow Post | {HEADLINE}</title>" + og(HEADLINE, "Marlow Post"), ""),
    "suffix known by the host only": (
        f'<title>{HEADLINE} - Marlow Post</title><link rel="canonical" href="https://www.marlowpost.example/sea/1">',
        "",
    ),
    "logo in an h1": (
        og(HEADLINE, "NKT"),
        f'</article></main><header><h1><a href="/"><img alt="NKT" src="l.png"></a></h1></header><main><article>{H1}',
    ),
    "outlet's name in an h1": (og(HEADLINE, "NKT News"), f"<h1>NKT News</h1>{H1}"),
    "h1 over other news": (og(HEADLINE), f"{H1}<aside><h1>More from the harbour today</h1></aside>"),
    "h1 of the section first": (f"<title>{HEADLINE} | NKT</title>", f"<h1>Sea and islands</h1>{H1}"),
    "kicker in the h1": (
        f"<title>{HEADLINE} - NKT</title>{og(HEADLINE, 'NKT')}",
        f"<h1><span>Storm damage</span> {HEADLINE}</h1>",
    ),
    "shorter title for social media": (og("She sails again") + ld(news()), H1),
    "longer title for social media": (og(f"{HEADLINE}, and everybody on the islands is glad of it"), H1),
    "title for search engines": (f"<title>Port Alder ferry news: islands ferry repaired</title>{ld(news())}", H1),
    "json-ld in a graph": (ld({"@graph": [{"@type": "WebPage", "name": "x"}, news()]}) + og("She sails"), ""),
    "json-ld in a list": (ld([{"@type": "BreadcrumbList"}, news()]) + og("She sails"), ""),
    "json-ld type in a list": (ld(news() | {"@type": ["Article", "NewsArticle"]}) + og("She sails"), ""),
    "json-ld of several articles": (ld([news("Another ship sinks"), news()]), H1),
    "json-ld with a trailing comma": (ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}",}}') + og("Sails"), ""),
    "json-ld with raw line ends": (
        ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "x": "a\nb"}}') + og("S"),
        "",
    ),
    "json-ld beyond repair": (
        ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "x": "a"b"}}') + og("Sails"),
        "",
    ),
    "json-ld in a comment": (ld(f"<!--{json.dumps(news())}-->") + og("Sails"), ""),
    "json-ld cut short": (ld(news("Ferry to the islands…")), H1),
    "json-ld with markup": (ld(news("Ferry to the <i>islands</i> sails again")), ""),
    "escaped twice": (og("Ferry to the islands sails &amp;quot;again&amp;quot;"), ""),
    "only a title": (f"<title>{HEADLINE}</title>", ""),
    "subheading inside the h1": (
        f"<title>{HEADLINE} - NKT</title>{og(HEADLINE, 'NKT')}",
        f"<h1><span>{HEADLINE}</span><small>The shops on the islands hope for fresh bread by Thursday</small></h1>",
    ),
    "outlet's name guessed from its host": (
        f'<title>{HEADLINE} – Marlow News Online</title><link rel="canonical" href="https://www.marlow.example/sea/1">',
        "",
    ),
    "half of the outlet's name": (f"<title>{HEADLINE} | Marlow</title>" + og(HEADLINE, "Marlow Post and Courier"), ""),
    "section at the end": (
        f'<title>{HEADLINE} - Sea</title><meta property="article:section" content="Sea">',
        "",
    ),
    "microdata": ("<title>NKT</title>", f'<h2 itemprop="headline">{HEADLINE}</h2>'),
}


@pytest.mark.parametrize("case", CASES)
def test_the_headline_is_found(case: str, page: Callable[..., str]) -> None:
    head, top = CASES[case]
    found = report_from_html(page(head=head, top=top)).title
    assert key(found or "") == key(HEADLINE)


def test_the_spelling_is_that_of_the_page(page: Callable[..., str]) -> None:
    found = report_from_html(page(head=og("Island's ferry sails"), top="<h1>Island’s ferry sails</h1>"))
    assert found.title == "Island’s ferry sails"


def test_capitals_give_way(page: Callable[..., str]) -> None:
    assert report_from_html(page(head=og(HEADLINE), top=f"<h1>{HEADLINE.upper()}</h1>")).title == HEADLINE


def test_a_headline_may_hold_what_looks_like_a_separator() -> None:
    title = "Port Alder - Marlow line reopens"
    assert title_of([Candidate("h1", title), Candidate("title", f"{title} | NKT")], ["NKT"]) == title


def test_a_section_before_the_headline_stays(page: Callable[..., str]) -> None:
    title = "Sea: ferry to the islands sails again"
    head = f'<title>{title}</title><meta property="article:section" content="Sea">'
    assert report_from_html(page(head=head, top=f"<h1>{title}</h1>")).title == title


@pytest.mark.parametrize("separator", ["-", "_", "｜", "：", " | "])
def test_scripts_without_spaces(separator: str) -> None:
    title = "渡轮星期一离开港口驶往群岛"
    assert title_of([Candidate("title", f"{title}{separator}港口新闻网")], ["港口新闻网"]) == title


def test_no_title_is_none(page: Callable[..., str]) -> None:
    assert report_from_html(page(head="", top="")).title is None


def test_names_are_taken_off_both_ends() -> None:
    assert without_names("NKT | Ferry sails | NKT", Outlet(frozenset({squashed("The NKT")}))) == "Ferry sails"


@given(st.lists(st.builds(Candidate, st.sampled_from(["h1", "json-ld", "og:title", "title"]), st.text()), max_size=6))
def test_the_title_is_always_one_of_the_candidates(candidates: list[Candidate]) -> None:
    found = title_of(candidates)
    assert found is None or any(key(found) in key(one_line(given.text)) for given in candidates)
