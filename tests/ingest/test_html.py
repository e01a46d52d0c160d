import json
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from sayso.errors import EmptyInput, InputError, NotEnglish, NotNews, TooLarge
from sayso.ingest import report_from_html
from sayso.ingest.promotion import is_promotion

Page = Callable[..., str]


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_a_whole_page(page: Page, prose: str) -> None:
    head = (
        '<title>Ferry to the islands sails again | NKT</title><link rel="canonical" href="https://nkt.example/sea/1">'
        + ld(
            headline="Ferry to the islands sails again",
            datePublished="2024-10-03T08:15:30.250+02:00",
            author=[{"@type": "Person", "name": "Ana Vance"}, {"name": "Tom Orlu"}],
            publisher={"@type": "Organization", "name": "NKT News"},
        )
    )
    report = report_from_html(page(head=head).encode())
    assert report.text == prose
    assert (report.outlet, report.byline, report.dateline) == (
        "NKT News",
        "Ana Vance, Tom Orlu",
        "PORT ALDER, Oct. 3 (NKT)",
    )
    assert (report.published, report.language) == ("2024-10-03T08:15:30+02:00", "en")
    assert report.url == "https://nkt.example/sea/1"
    assert report.id == report_from_html(page(), url="https://NKT.example/sea/1?utm_source=mail#top").id


OUTLETS = {
    '<meta property="og:site_name" content="The Marlow Post">': "The Marlow Post",
    ld(publisher={"name": "Marlow Post"})
    + '<meta property="og:site_name" content="marlowpost.example">': "Marlow Post",
    ld(publisher={"@id": "#org"})
    + '<script type="application/ld+json">{"@id": "#org", "name": "NKT"}</script>': "nkt.example",
    '<script type="application/ld+json">{"@graph": [{"@type": "Article", "publisher": {"@id": "#o"}}, '
    '{"@id": "#o", "name": "NKT"}]}</script>': "NKT",
    "": "nkt.example",
}


@pytest.mark.parametrize("head", OUTLETS)
def test_outlets(head: str, page: Page) -> None:
    assert report_from_html(page(head=head), url="https://www.nkt.example/sea/1").outlet == OUTLETS[head]
    assert report_from_html(page(head=head), outlet="Mine").outlet == "Mine"


DATES = {
    ld(datePublished="2024-10-03 08:00:00Z"): "2024-10-03T08:00:00Z",
    ld(datePublished="2024-10-03"): "2024-10-03",
    ld(datePublished="2024-10-03")
    + '<meta name="pubdate" content="2024-10-03T08:00:00+0200">': "2024-10-03T08:00:00+02:00",
    ld(datePublished="2024-10-03T08:00:00"): "2024-10-03",
    '<meta property="article:published_time" content="Thu, 03 Oct 2024 08:00:00 GMT">': "2024-10-03T08:00:00Z",
    '<meta name="parsely-pub-date" content="1727942400">': "2024-10-03T08:00:00Z",
    '<meta itemprop="datePublished" content="2024-10-03T08:00Z">': "2024-10-03T08:00:00Z",
    ld(datePublished=(datetime.now(UTC) + timedelta(days=90)).isoformat())
    + '<meta name="date" content="2024-10-03">': "2024-10-03",
    ld(datePublished="0000-00-00") + '<meta name="dc.date" content="2024-10-03">': "2024-10-03",
}


@pytest.mark.parametrize("head", DATES)
def test_days_of_publication(head: str, page: Page) -> None:
    assert report_from_html(page(head=head)).published == DATES[head]
    assert report_from_html(page(head=head), published="2020-01-02").published == "2020-01-02"


def test_days_that_only_the_page_shows(page: Page) -> None:
    top = '<h1>Ferry sails</h1><time datetime="2024-10-03T08:00:00+02:00">today</time>'
    assert report_from_html(page(top=top)).published == "2024-10-03T08:00:00+02:00"
    assert report_from_html(page(top="<h1>Ferry sails</h1><p>Published: October 3, 2024</p>")).published == "2024-10-03"


BYLINES = {
    '<meta name="author" content="By Ana Vance">': ("", "Ana Vance"),
    '<meta property="article:author" content="https://social.example/ana">': (
        '<p class="byline">By Ana Vance</p>',
        "Ana Vance",
    ),
    "<title>a</title>": ('<a rel="author" href="/ana">Ana Vance</a>', "Ana Vance"),
    "<title>b</title>": ('<blockquote><h4 class="author">The ministry</h4></blockquote>', None),
}


@pytest.mark.parametrize("head", BYLINES)
def test_bylines(head: str, page: Page) -> None:
    top, byline = BYLINES[head]
    assert report_from_html(page(head=head, top=f"<h1>Ferry sails</h1>{top}")).byline == byline


def test_title_day_and_calls_to_read_on_leave_the_text(page: Page, prose: str) -> None:
    lines = prose.split("\n")
    paragraphs = (lines[0], "READ NEXT: The storm in pictures", *lines[1:], "© 2024 NKT News. All rights reserved.")
    top = "<h1>Ferry to the islands sails again</h1><p>By Ana Vance</p><p>3 October 2024, 08:15</p>"
    bottom = "<h2>More from the harbour</h2>"
    assert report_from_html(page(paragraphs=paragraphs, top=top, bottom=bottom)).text == prose


def test_a_summary_that_the_page_shows_comes_first(page: Page, prose: str) -> None:
    summary = "After three weeks of repairs the islands are no longer cut off, and shops hope for fresh bread."
    head = f'<title>Ferry sails</title><meta name="description" content="{summary}">'
    shown = page(head=head, top="<h1>Ferry sails</h1>").replace(
        "<main>", f'<header><div class="lead">{summary}</div></header><main>'
    )
    assert report_from_html(shown).text == f"{summary}\n{prose}"
    assert report_from_html(page(head=head, top="<h1>Ferry sails</h1>")).text == prose


def test_the_publishers_own_text_decides_what_belongs(page: Page, prose: str) -> None:
    tip = "Fresh bread from the harbour bakery is now sold every morning at a price that beats all the shops in town."
    own = ld(articleBody=(prose + "\n") * 1)
    assert tip in report_from_html(page(paragraphs=(*prose.split("\n"), tip))).text
    assert tip not in report_from_html(page(head=own, paragraphs=(*prose.split("\n"), tip))).text


def test_a_page_that_scripts_fill_in_is_read_from_its_data(page: Page, prose: str) -> None:
    report = report_from_html(page(head=ld(articleBody=prose.replace("\n", "<br>")), paragraphs=("Loading the page",)))
    assert report.text == prose


def test_tables_lists_and_quotes_stay_readable(page: Page, prose: str) -> None:
    bottom = (
        "<table><tr><th>Ship</th><th>People</th></tr><tr><td>Saint Brannoc</td><td>240</td></tr></table>"
        "<ul><li>The first ferry leaves at eight, the port said.</li></ul>"
        f"<blockquote><p>We will sail every day.</p></blockquote><p>{prose.split(chr(10))[1]} She smiled.</p>"
    )
    lines = report_from_html(page(bottom=bottom)).text.split("\n")
    assert "Ship | People" in lines
    assert "Saint Brannoc | 240" in lines
    assert "The first ferry leaves at eight, the port said." in lines
    assert "We will sail every day." in lines


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Read more: The storm in pictures", True),
        ("ALSO READ | Storm over Marlow", True),
        ("Lire aussi : La tempête en images", True),
        ("Lesen Sie auch: Der Sturm", True),
        ("Advertisement", True),
        ("Follow NKT’s coverage of the storm at https://nkt.example/storm", True),
        ("Sign up for our daily newsletter here", True),
        ("Copyright © 2024 NKT News, LLC.", True),
        ("Related: five ships", True),
        ("Watch officials said on Monday that they would follow the ship.", False),
        ("Related costs rose, the company said.", False),
        ("Follow the money, Vance told the court on Monday.", False),
        ("Subscribers will pay more, the newspaper said.", False),
        ("The newspaper said it holds the copyright.", False),
        ("Comments by the minister were met with silence.", False),
    ],
)
def test_promotion(line: str, is_one: bool) -> None:
    assert is_promotion(line) is is_one


def test_other_languages_are_refused_and_let_through(page: Page) -> None:
    line = "Die Fähre hat den Hafen am Montag verlassen, sagte ein Sprecher der Reederei, nachdem sie drei Wochen lag. "
    german = page(paragraphs=(line * 2, line * 3), lang="de-AT")
    with pytest.raises(NotEnglish, match="German"):
        report_from_html(german)
    assert report_from_html(german, check=False).language == "de"
    assert report_from_html(page(lang="de")).language == "en"


@pytest.mark.parametrize("check", [True, False])
def test_pages_without_a_report(check: bool) -> None:
    with pytest.raises(EmptyInput):
        report_from_html(b" \n", check=check)
    with pytest.raises(NotNews):
        report_from_html("<html><body><script>draw()</script></body></html>", check=check)


WORDS = "The port said on Monday that the ferry had left. "
HOSTILE = {
    "nested": "<html><body>" + "<div>" * 100_000 + f"<p>{WORDS * 9}</p>",
    "unclosed": "<html><body>" + f"<p><b><font>{WORDS}" * 2_000,
    "one line": f"<html><body><p>{WORDS * 180_000}",
    "angle brackets": "<html>" + "<" * 9_000_000,
    "comments": "<html>" + "<!--" * 2_000_000,
    "attribute": '<html><p class="' + "byline " * 1_000_000 + f'">{WORDS * 9}',
    "elements": "<html>" + f"<p>{WORDS}" * 150_000,
    "data": '<html><script type="application/ld+json">' + "[" * 1_500_000 + f"</script><p>{WORDS * 9}",
    "broken data": '<html><script type="application/ld+json">{"headline":"'
    + '\\"' * 700_000
    + f"</script><p>{WORDS * 9}",
    "picture": f'<html><img src="data:image/png;base64,{"A" * 8_000_000}"><p>{WORDS * 9}',
    "marks": "<html><p>" + "\u0301\u0323" * 300_000 + f"<p>{WORDS * 9}",
    "invisible": "<html><p>" + "\u200b\u202e" * 300_000 + f"<p>{WORDS * 9}",
    "separators": "<html><title>" + "a - b | " * 200_000 + f"</title><p>{WORDS * 9}",
    "tables": "<html>" + "<table><tr><td>" * 30_000 + f"<p>{WORDS * 9}",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_pages_end_soon(case: str) -> None:
    began = time.monotonic()
    with suppress(InputError):
        assert report_from_html(HOSTILE[case], check=False).text
    assert time.monotonic() - began < 20


def test_deeply_nested_and_unclosed_text_is_kept() -> None:
    for case in ("nested", "unclosed"):
        assert WORDS.strip() in report_from_html(HOSTILE[case]).text


def test_more_than_ten_megabytes_are_refused() -> None:
    with pytest.raises(TooLarge, match="10 MB"):
        report_from_html(b"<html>" + b"x" * 10_000_001)


def test_a_summary_is_also_known_by_its_class(page: Page, prose: str) -> None:
    summary = "After three weeks of repairs the islands are no longer cut off."
    top = f'<h1>Ferry to the islands sails again</h1></article><div class="c-standfirst">{summary}</div><article>'
    assert report_from_html(page(top=top)).text == f"{summary}\n{prose}"
    after = f'<aside class="standfirst">{summary}</aside>'
    assert summary not in report_from_html(page(bottom=after)).text
