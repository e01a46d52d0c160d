"""What stands above a text is told from the text; whatever is in doubt stays."""

import pytest

from sayso.ingest import report_from_text
from sayso.ingest.dates import written_date
from sayso.ingest.opening import byline_of, facts_of

BYLINES = {
    "By Ada Rowe": "Ada Rowe",
    "BY ADA ROWE": "ADA ROWE",
    "By Mira Holt in Selm and Jon Askew in Doren": "Mira Holt in Selm and Jon Askew in Doren",
    "By Mira Holt, Jon Askew and Lía Tor-Vance": "Mira Holt, Jon Askew and Lía Tor-Vance",
    "By Ada van der Rowe, The Courier": "Ada van der Rowe, The Courier",
    "By Ada Rowe of the Port Alder Times": "Ada Rowe of the Port Alder Times",
    "By Ada Rowe, political editor": "Ada Rowe, political editor",
    "By J. T. O’Hara, Staff Writer": "J. T. O’Hara, Staff Writer",
    "Written by Ada Rowe": "Ada Rowe",
    "By: Ada Rowe": "Ada Rowe",
    "By Reuters": "Reuters",
    "By June Day": "June Day",
    "By Ada Rowe Jr.": "Ada Rowe Jr.",
}
NO_BYLINES = [
    "By Monday",
    "By Land and Sea",
    "By Election Day",
    "By Popular Demand",
    "By the Numbers",
    "By Ada Rowe’s account the ferry left",
    "By Ada Rowe.",
    "By Ada Rowe the ferry was late",
    "Ada Rowe",
    "Stand by Ada Rowe",
]
DAYS = {
    "3 June 2025": "2025-06-03",
    "Published 3 June 2025": "2025-06-03",
    "Posted on: Tues., June 3rd, 2025": "2025-06-03",
    "June 3, 2025 10:15 a.m. EST": "2025-06-03T10:15:00-05:00",
    "June 3, 2025 at 12:05 AM GMT": "2025-06-03T00:05:00Z",
    "2025-06-03 10:15 UTC": "2025-06-03T10:15:00Z",
    "Sept. 3, 2025, 4 pm": "2025-09-03",
    "Date: 31/12/2024": "2024-12-31",
    "June 3, 2025 10:15 BST": "2025-06-03",
}
NO_DAYS = [
    "June 3, 2025 12 dead",
    "04/03/2025",
    "3 June",
    "June 2025",
    "31 June 2025",
    "2025",
    "3 June 2025 was a Tuesday",
    "13/13/2025",
    "May",
]


@pytest.mark.parametrize("line", BYLINES)
def test_bylines(line: str) -> None:
    assert byline_of(line) == BYLINES[line]


@pytest.mark.parametrize("line", NO_BYLINES)
def test_what_is_no_byline(line: str) -> None:
    assert byline_of(line) is None


@pytest.mark.parametrize("line", DAYS)
def test_days(line: str) -> None:
    assert written_date(line) == DAYS[line]


@pytest.mark.parametrize("line", NO_DAYS)
def test_what_is_no_day_or_may_be_two(line: str) -> None:
    assert written_date(line) is None


@pytest.mark.parametrize(
    "line", ["Share this article", "SHARE", "Print", "5 min read", "Share on Facebook", "12 Comments"]
)
def test_what_is_there_to_be_pressed(line: str) -> None:
    assert facts_of(line) == {}


@pytest.mark.parametrize("line", ["Share prices fell", "Print is not dead", "Watch: ferry sinks", "Save the ferry"])
def test_titles_that_begin_like_buttons(line: str) -> None:
    assert facts_of(line) is None


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "above",
    [
        ("Ferry sails again", "By Ada Rowe in Selm", "Published 3 June 2025", "Share this article"),
        ("By Ada Rowe in Selm", "Share this article", "3 June 2025", "Ferry sails again"),
        ("Updated 4 June 2025", "Ferry sails again", "By Ada Rowe in Selm | 3 June 2025"),
        ("3 June 2025", "# Ferry sails again", "*By Ada Rowe in Selm*"),
    ],
)
def test_all_that_stands_above_goes_to_its_field(above: tuple[str, ...], gap: str, prose: str) -> None:
    report = report_from_text(gap.join(above) + "\n\n" + prose)
    assert (report.title, report.byline) == ("Ferry sails again", "Ada Rowe in Selm")
    assert (report.published, report.text) == ("2025-06-03", prose)


def test_a_byline_never_becomes_the_title(prose: str) -> None:
    report = report_from_text(f"By Ada Rowe\n\n{prose}")
    assert (report.title, report.byline, report.text) == (None, "Ada Rowe", prose)


def test_what_is_given_holds_against_what_is_found(prose: str) -> None:
    report = report_from_text(f"Ferry\n\n3 June 2025\n\n{prose}", published="2025-07-01", title="Ship")
    assert (report.title, report.published) == ("Ship", "2025-07-01")


def test_a_standfirst_and_a_day_in_doubt_stay(prose: str) -> None:
    report = report_from_text(f"Ferry sails\n\nIslands wait for bread\n\n04/03/2025\n\nBy Ada Rowe\n\n{prose}")
    assert (report.title, report.byline, report.published) == ("Ferry sails", "Ada Rowe", None)
    assert report.text == f"Islands wait for bread\n04/03/2025\n{prose}"


def test_below_the_first_sentences_nothing_is_taken(prose: str) -> None:
    text = f"{prose}\n3 June 2025\nBy Ada Rowe\nShare"
    report = report_from_text(text)
    assert (report.text, report.byline, report.published) == (text, None, None)
