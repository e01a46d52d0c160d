import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import EmptyInput, InputError, NotEnglish, NotNews, TooLarge
from sayso.ingest import report_from_text
from sayso.ingest.dateline import dateline_end, dateline_of
from sayso.ingest.normal import normal


def test_title_dateline_and_paragraphs(prose: str) -> None:
    report = report_from_text(
        "Ferry sails again\n\n" + prose.replace("\n", "\n\n"), outlet="NKT", published="2024-10-03"
    )
    assert (report.title, report.text) == ("Ferry sails again", prose)
    assert (report.dateline, report.outlet) == ("PORT ALDER, Oct. 3 (NKT)", "NKT")
    assert (report.published, report.language) == ("2024-10-03", "en")


@pytest.mark.parametrize("first", ["The ferry sails again.", "Ferry sails again\nand again", "word " * 60])
def test_what_is_no_title_stays(first: str, prose: str) -> None:
    report = report_from_text(f"{first}\n\n{prose}")
    assert report.title is None
    assert report.text.startswith(first.split("\n")[0].strip())


def test_folded_lines_are_joined(prose: str) -> None:
    import textwrap

    folded = "\n\n".join(textwrap.fill(line, 72) for line in prose.split("\n"))
    assert report_from_text(folded).text == prose


def test_text_is_nfc_and_keeps_what_is_invisible() -> None:
    text = normal("Cafe\u0301 \u200bopen\u202e\r\ned\x00\x1b\x07 \ufeffnow\tthen\x92s")
    assert text == "Café \u200bopen\u202e\ned \ufeffnow\tthen’s"


def test_many_marks_on_one_letter_are_cut_and_fast() -> None:
    assert len(normal("e" + "\u0323\u0301" * 200_000)) <= 31


@given(st.text().filter(lambda text: not set(text) & set("ÂÃÅâÐÑÎï")))
def test_normal_text_stays_normal(text: str) -> None:
    once = normal(text)
    assert normal(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in once)


def test_the_id_depends_on_the_text_alone(prose: str) -> None:
    assert report_from_text(prose).id == report_from_text(prose, outlet="NKT").id
    assert report_from_text(prose).id != report_from_text(prose + " More.").id
    assert report_from_text(prose, id="mine").id == "mine"


LICENCE = (
    "Permission is hereby granted, free of charge, to any person obtaining a copy of this software, to deal in it "
    "without restriction.\n\nThe software is provided as is, without warranty\nof any kind."
)
RECIPE = "These pancakes are quick and soft.\n2 cups flour\n1 tsp. salt\n½ cup butter\n3 large eggs\nMix them. " + (
    "Fry them in butter until they are brown. " * 3
)
DATELINES = {
    "PORT ALDER (NKT) — The ferry left.": "PORT ALDER (NKT)",
    "PORT ALDER, Marlow, 3 October 2024 (NKT) -- The ferry left.": "PORT ALDER, Marlow, 3 October 2024 (NKT)",
    "SAINT-BRANNOC/PORT ALDER, Oct 3 – The ferry left.": "SAINT-BRANNOC/PORT ALDER, Oct 3",
    "TESSALY, Marlow County — The ferry left.": "TESSALY, Marlow County",
    "Port Alder (NKT) - The ferry left.": "Port Alder (NKT)",
    "By Ana Vance PORT ALDER, Oct. 3 (NKT) — The ferry left.": "PORT ALDER, Oct. 3 (NKT)",
    "QUILLA, Sept 19 (APN) — The ferry left.": "QUILLA, Sept 19 (APN)",
    "DÜNMARK (NKT)--The ferry left.": None,
    "The ferry — a new one — left.": None,
    "EXCLUSIVE — The ferry left.": None,
    "NATO said the ferry left.": None,
    "Ana Vance (left) said so.": None,
    "": None,
}


@pytest.mark.parametrize("text", DATELINES)
def test_datelines(text: str) -> None:
    assert dateline_of(text) == DATELINES[text]


@pytest.mark.parametrize("before", ["", "\n  "])
@pytest.mark.parametrize("text", DATELINES)
def test_the_report_begins_behind_its_dateline(text: str, before: str) -> None:
    text = before + text
    rest = "The ferry left." if DATELINES[text.strip()] else text
    assert text[dateline_end(text) :] == rest
    alone = text.removesuffix("The ferry left.").rstrip()
    assert dateline_end(alone) <= len(alone)


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("By Ada Rowe\n\n3 June 2025", EmptyInput, "only what stands above"),
        (LICENCE, NotNews, "a licence"),
        (RECIPE, NotNews, "a recipe"),
        ("", EmptyInput, "no words"),
        (" \n\t\u00a0\n", EmptyInput, "no words"),
        ("Ferry sails again.", NotNews, "only 3 words"),
        ("\n".join(f"https://nkt.example/sea/{number}" for number in range(30)), NotNews, "a list of links"),
        ("\n".join(f"Home sea islands weather item {number}" for number in range(30)), NotNews, "without sentences"),
        ("def sail(ferry):\n    return ferry.left(now)\n\n" * 20, NotNews, "program code"),
        ("<rss version='2.0'><channel><item>" + "word " * 50, NotNews, "a news feed"),
        ("Die Fähre hat den Hafen am Montag verlassen, sagte ein Sprecher der Reederei. " * 6, NotEnglish, "German"),
        (
            "Le ferry a quitté le port lundi, a déclaré un porte-parole de la compagnie. " * 6,
            NotEnglish,
            "English only",
        ),
        ("渡轮星期一离开港口，港务局说。船上有二百四十人，三个星期前风暴损坏了发动机。" * 10, NotEnglish, "Chinese"),
        ("The ferry left on Monday. " * 40_000, TooLarge, "1,000,000"),
    ],
)
def test_what_is_refused(text: str, kind: type[InputError], word: str) -> None:
    with pytest.raises(kind, match=word):
        report_from_text(text)


def test_without_the_check_any_language_passes() -> None:
    report = report_from_text("Die Fähre hat den Hafen am Montag verlassen.", check=False)
    assert report.language == "de"
