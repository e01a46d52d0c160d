import gzip
import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs torch: run `make test-training`")

from sayso.reader.layers import LABELS
from sayso.reader.weights import load_tokenizer
from training.names import Spans, columns, named, silver


def write(folder: Path, text: str) -> Path:
    path = folder / "own.gz"
    path.write_bytes(gzip.compress(text.encode()))
    return path


def read(folder: Path, text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(text, [(text[a:b], kind) for a, b, kind in spans]) for text, spans in columns(write(folder, text))]


def tags(text: str, spans: Spans) -> list[str]:
    ((_, _, targets),) = named(iter([(text, spans)]), load_tokenizer())
    assert targets.relations is None
    return [LABELS["name"][c] for c in targets.labels["name"].tolist()]


def test_two_columns_are_a_word_and_its_tag(tmp_path: Path) -> None:
    assert read(tmp_path, "Ana\tB-person\nVance\tI-person\nleft\tO\nQuilla\tB-location\n\n") == [
        ("Ana Vance left Quilla \n", [("Ana Vance", "person"), ("Quilla", "location")])
    ]


def test_three_columns_begin_with_a_number(tmp_path: Path) -> None:
    text = "# sent_id = 1\n1\tAna\tB-PER\t-\t-\n2\t2016\tO\t-\t-\n3\tReil\tB-PER\t-\t-\n\n"
    assert read(tmp_path, text) == [("Ana 2016 Reil \n", [("Ana", "PER"), ("Reil", "PER")])]


def test_a_number_in_two_columns_is_a_word(tmp_path: Path) -> None:
    assert read(tmp_path, "In\tO\n2016\tO\n\n")[0][0] == "In 2016 \n"


def test_two_names_side_by_side_are_two(tmp_path: Path) -> None:
    assert read(tmp_path, "Ana\tB-person\nReil\tB-person\n\n")[0][1] == [("Ana", "person"), ("Reil", "person")]


def test_texts_are_ten_sentences_long_and_nothing_is_lost(tmp_path: Path) -> None:
    found = read(tmp_path, "Ana\tB-person\n\n" * 23)
    assert [len(spans) for _, spans in found] == [10, 10, 3]
    assert all(text[a:b] == "Ana" for text, spans in columns(tmp_path / "own.gz") for a, b, _ in spans)


def test_the_last_sentence_needs_no_blank_line(tmp_path: Path) -> None:
    assert read(tmp_path, "Ana\tB-person")[0][1] == [("Ana", "person")]
    assert read(tmp_path, "") == []


def test_names_become_tags_of_words() -> None:
    text = "Ana Vance of St.-Marie's left"
    assert tags(text, [(0, 9, "PER"), (13, 22, "GPE")]) == [
        "begin_person", "inside_person", "outside", "begin_place", "inside_place", "inside_place", "inside_place",
        "outside", "outside", "outside",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("organisation", "organization"),
        ("politician", "person"),
        ("FAC", "place"),
        ("NORP", "other"),
        ("ORG", "organization"),
    ],
)
def test_every_corpus_has_its_own_words_for_kinds(theirs: str, ours: str) -> None:
    assert tags("Strait", [(0, 6, theirs)]) == [f"begin_{ours}"]


def test_kinds_that_are_no_names_are_left_out() -> None:
    assert tags("Monday", [(0, 6, "DATE")]) == ["outside"]


def test_names_that_a_pipeline_found(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text(json.dumps({"text": "Ana left", "names": [[0, 3, "PERSON"]]}) + "\n", encoding="utf-8")
    assert list(silver(path)) == [("Ana left", [(0, 3, "PERSON")])]
