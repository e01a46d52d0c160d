import gzip
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="training needs torch: run `make test-training`")

from training import compiled as compiled_module
from training.compiled import attach, compiled

TEXT = "The bridge will close, Vance said."
NOTES = "1 C | The bridge will close | Vance; said; ^; named; official | stated CT+ future\n"
MARKED = {"source": [[23, 28]], "cue": [[29, 33]], "content": [[0, 21]]}


def notes(folder: Path, *names: str, text: str = NOTES) -> Path:
    for name in names:
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (folder / f"{name}.ann").write_text(text, encoding="utf-8")
    return folder


def shared(folder: Path) -> Path:
    """Corpora as `attach` looks for them, with one report each."""
    data = folder / "shared/data"
    for part in ("polnear", "cross", "gum"):
        (data / part).mkdir(parents=True)
    (data / "polnear/train.jsonl").write_text(json.dumps({"id": "x/1", "text": TEXT, "attributions": [MARKED]}) + "\n")
    (data / "cross/fnc_bodies.train.jsonl").write_text(json.dumps({"id": 7, "text": TEXT}) + "\n")
    row = "# newdoc id = GUM_news_{}\n1\tRain\t_\tNOUN\tNN\t_\t0\troot\t_\t_\n\n"
    for part in ("train", "dev"):
        (data / f"gum/{part}.conllu.gz").write_bytes(gzip.compress(row.format(part).encode()))
    return folder / "shared"


def annotation(corpus: str, name: str, **more: Any) -> dict[str, Any]:
    return {"corpus": corpus, "id": name, "claims": [], "silences": []} | more


def test_notes_become_annotations_in_the_order_of_their_names(tmp_path: Path) -> None:
    found = list(compiled(notes(tmp_path, "own__b", "fnc__a_1")))
    assert [(a["corpus"], a["id"]) for a in found] == [("fnc", "a_1"), ("own", "b")]
    assert found[0]["text"] == TEXT
    assert [claim["content"] for claim in found[0]["claims"]] == [[[0, 21]]]


def test_wrong_notes_are_told_with_their_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"own__b\.ann: line 1: expected C or S"):
        list(compiled(notes(tmp_path, "own__b", text="1 X |")))


def test_texts_are_found_by_corpus_and_id(tmp_path: Path) -> None:
    found = attach(
        [annotation("polnear", "x_1"), annotation("fnc", "7"), annotation("gum", "GUM_news_dev")], shared(tmp_path)
    )
    assert [a["text"].strip() for a in found] == [TEXT, TEXT, "Rain"]


def test_attributions_that_people_marked_come_with_the_text(tmp_path: Path) -> None:
    people, earlier = attach(
        [annotation("polnear", "x_1"), annotation("fnc", "7", marked=["of an earlier reader"])], shared(tmp_path)
    )
    assert (people["marked"], people["flat"]) == ([MARKED], True)
    assert earlier["marked"] == ["of an earlier reader"]
    assert "flat" not in earlier


def test_reports_of_our_own_carry_their_text(tmp_path: Path) -> None:
    own = annotation("own", "b", text=TEXT)
    assert attach([own], shared(tmp_path)) == [own]


def test_a_report_that_no_corpus_has_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="y"):
        attach([annotation("fnc", "y")], shared(tmp_path))


def test_the_command_keeps_no_text_of_a_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes(tmp_path, "own__b", "fnc__7", "polnear__x_1")
    marks = tmp_path / "marks.jsonl"
    marks.write_text(json.dumps({"corpus": "fnc", "id": "7", "attributions": [MARKED]}) + "\n")
    monkeypatch.setattr("sys.argv", ["compiled", str(tmp_path), str(tmp_path / "out"), "--marked", str(marks)])
    compiled_module.main()
    kept = {path.stem: json.loads(path.read_text()) for path in (tmp_path / "out").glob("*.jsonl")}
    assert {corpus: "text" in line for corpus, line in kept.items()} == {"own": True, "fnc": False, "polnear": False}
    assert kept["fnc"]["marked"] == [MARKED]
    assert kept["own"]["marked"] == []
    assert "marked" not in kept["polnear"]
    assert [len(line["claims"]) for line in kept.values()] == [1, 1, 1]
    (line,) = attach([kept["polnear"]], shared(tmp_path))
    assert line["text"] == TEXT
