import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.predict import TASKS
from sayso.terms import BASES, NAMINGS


def predict(task: str, lines: list[str], folder: Path) -> list[dict[str, Any]]:
    given = folder / "given.jsonl"
    given.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.predict", task, str(given)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_attributions_in_the_order_of_the_lines(tmp_path: Path) -> None:
    texts = {"b": "The ferry had left, Ana Vance said.", "a": "Nothing happened.", "c": "“No,” said Tomas Reil."}
    found = predict("attribution", [json.dumps({"id": k, "text": t}) for k, t in texts.items()], tmp_path)
    assert [line["id"] for line in found] == ["b", "a", "c"]
    (relation,) = found[0]["attributions"]
    assert [texts["b"][s:e] for s, e in relation["source"]] == ["Ana Vance"]
    assert [texts["b"][s:e] for s, e in relation["cue"]] == ["said"]
    assert all(0 <= s < e <= len(texts["b"]) for s, e in relation["content"])


def test_a_ledger_has_claims_with_their_chains_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = "The ferry left on time on Monday morning, harbour police spokeswoman Ana Vance said."
    lines = [json.dumps({"id": "b", "text": text, "outlet": "NKT", "published": "2024-03-05", "title": None}),
             json.dumps({"id": "a", "text": ""})]  # fmt: skip
    found = predict("ledger", lines, tmp_path)
    assert found[1] == {"id": "a", "claims": [], "silences": [], "links": []}
    (claim,) = found[0]["claims"]
    (link,) = claim["chain"]
    assert text[slice(*claim["content"][0])].startswith("The ferry left")
    assert claim["event"] in text
    assert all(words in text for words in claim["participants"])
    assert "Ana Vance" in "".join(text[s:e] for s, e in link["source"])
    assert link["actor"]
    assert link["actor"] in text
    assert link["naming"] in NAMINGS
    assert claim["basis"] in BASES


def test_a_title_keeps_the_headline_out_of_the_claims(tmp_path: Path) -> None:
    title = "Ferry leaves on time, police say"
    text = f"{title}\nThe ferry left on time on Monday morning, harbour police spokeswoman Ana Vance said."
    (found,) = predict("ledger", [json.dumps({"id": "a", "text": text, "title": title})], tmp_path)
    assert found["claims"]
    assert all(claim["content"][0][0] > len(title) for claim in found["claims"])


def test_a_line_that_cannot_be_handled_gives_its_error_and_the_run_goes_on(tmp_path: Path) -> None:
    lines = ["{", '{"id": "b"}', '{"id": "c", "text": 7}', '{"id": "d", "text": ""}']
    found = predict("attribution", lines, tmp_path)
    assert [("error" in line) for line in found] == [True, True, True, False]
    assert [line["id"] for line in found] == ["line 1", "b", "c", "d"]


def test_pages_in_any_language(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = "Die Fähre war bis zum Abend nicht ausgelaufen, sagte eine Sprecherin am Montag der Zeitung."
    page.write_text(f"<html lang=de><title>Fähre bleibt</title><h1>Fähre bleibt</h1><p>{text}</p></html>")
    (found,) = predict("ingest", [json.dumps({"id": "p", "file": str(page)})], tmp_path)
    assert found == {
        "id": "p", "title": "Fähre bleibt", "published": None, "byline": None, "outlet": None, "language": "de",
        "text": text,
    }  # fmt: skip


def test_a_missing_page_is_an_error(tmp_path: Path) -> None:
    (found,) = predict("ingest", [json.dumps({"id": "p", "file": str(tmp_path / "none.html")})], tmp_path)
    assert found["id"] == "p"
    assert "none.html" in found["error"]


@pytest.mark.parametrize("task", TASKS)
def test_no_lines_no_answers(task: str, tmp_path: Path) -> None:
    assert predict(task, [], tmp_path) == []
