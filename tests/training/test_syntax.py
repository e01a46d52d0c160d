import gzip
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs torch: run `make test-training`")

from sayso.reader.layers import LABELS, RELATIONS
from sayso.reader.weights import load_tokenizer
from training.examples import UNKNOWN
from training.syntax import mentions, treebank
from training.treebank import documents

Row = tuple[str, str, int, str, str]  # form, tag, head, relation, misc


def write(folder: Path, *rows: Row) -> Path:
    lines = [f"{i}\t{form}\t_\tX\t{tag}\t_\t{head}\t{relation}\t_\t{misc}" for i, (form, tag, head, relation, misc) in
             enumerate(rows, 1)]  # fmt: skip
    path = folder / "own.conllu.gz"
    path.write_bytes(gzip.compress(("# newdoc id = a\n" + "\n".join(lines) + "\n\n").encode()))
    return path


def taught(folder: Path, *rows: Row) -> tuple[list[str], dict[str, np.ndarray]]:
    ((text, words, targets),) = treebank(write(folder, *rows), load_tokenizer())
    assert targets.relations is None
    return [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)], targets.labels


def parse(folder: Path, *rows: Row) -> list[tuple[str, str, str]]:
    words, labels = taught(folder, *rows)
    named = zip(words, labels["parent"].tolist(), labels["relation"].tolist(), strict=True)
    return [(word, words[p], RELATIONS[r]) for word, p, r in named]


FERRY: tuple[Row, ...] = (
    ("Ferries", "NNS", 2, "nsubj", "_"),
    ("left", "VBD", 0, "root", "_"),
    ("us", "PRP", 2, "obj:x", "_"),
)


def test_each_word_has_its_parent_a_root_itself(tmp_path: Path) -> None:
    assert parse(tmp_path, *FERRY) == [
        ("Ferries", "left", "nsubj"),
        ("left", "left", "root"),
        ("us", "left", "obj"),
    ]


def test_forms_are_the_treebanks_own_tags(tmp_path: Path) -> None:
    _, labels = taught(tmp_path, *FERRY, ("so", "NEW", 2, "advmod", "_"))
    names = [LABELS["form"][c] if c != UNKNOWN else "unknown" for c in labels["form"].tolist()]
    assert names == ["NNS", "VBD", "PRP", "unknown"]


def test_the_later_words_of_a_token_go_with_the_first(tmp_path: Path) -> None:
    found = parse(tmp_path, ("well-known", "JJ", 2, "amod", "_"), ("captain", "NN", 0, "root", "_"))
    assert found == [
        ("well", "captain", "amod"),
        ("-", "well", "goeswith"),
        ("known", "well", "goeswith"),
        ("captain", "captain", "root"),
    ]


def test_of_two_tokens_in_one_word_the_first_gives_the_labels(tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (
        ("They", "PRP", 3, "nsubj", "_"),
        ("can", "MD", 3, "aux", "SpaceAfter=No"),
        ("not", "RB", 0, "root", "_"),
    )
    assert parse(tmp_path, *rows) == [("They", "cannot", "nsubj"), ("cannot", "cannot", "root")]


def test_a_word_whose_head_is_in_itself_takes_that_ones_head(tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (
        ("can", "MD", 2, "aux", "SpaceAfter=No"),
        ("not", "RB", 3, "advmod", "_"),
        ("leave", "VB", 0, "root", "_"),
    )
    assert parse(tmp_path, *rows) == [("cannot", "leave", "advmod"), ("leave", "leave", "root")]


def test_a_word_of_three_tokens_is_no_child_of_its_own(tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (
        ("o", "IN", 2, "case", "SpaceAfter=No"),
        ("cl", "NN", 3, "nmod", "SpaceAfter=No"),
        ("ock", "NN", 4, "obl", "_"),
        ("left", "VBD", 0, "root", "_"),
    )
    assert parse(tmp_path, *rows) == [("oclock", "left", "obl"), ("left", "left", "root")]


ENTITIES: tuple[Row, ...] = (
    ("The", "DT", 2, "det", "Entity=(1-organization-new-cf1-2-coref"),
    ("crew", "NN", 3, "nsubj", "Entity=1)"),
    ("saw", "VBD", 0, "root", "_"),
    ("its", "PRP$", 5, "nmod", "Entity=(2-person-new-cf2-2-sgl(1-organization-giv-cf1-1-ana)"),
    ("captain", "NN", 3, "obj", "Entity=2)"),
    ("twice", "RB", 3, "advmod", "Entity=(3-shape-new-cf3-1-sgl)"),
)


def test_brackets_mark_mentions_one_inside_another(tmp_path: Path) -> None:
    (document,) = documents(write(tmp_path, *ENTITIES))
    assert mentions(document) == [
        (0, 2, "organization", "1"),
        (3, 4, "organization", "1"),
        (3, 5, "person", "2"),
        (5, 6, "shape", "3"),
    ]


def test_parts_of_a_broken_mention_are_mentions(tmp_path: Path) -> None:
    rows = (("Ana", "NNP", 2, "nsubj", "Entity=(1[1/2]-person-new)"), ("and", "CC", 0, "root", "_"),
            ("me", "PRP", 2, "obj", "Entity=(1[2/2]-person-new)"))  # fmt: skip
    (document,) = documents(write(tmp_path, *rows))
    assert [m[:2] + m[3:] for m in mentions(document)] == [(0, 1, "1"), (2, 3, "1")]


def test_the_head_of_a_mention_has_its_type_and_its_number(tmp_path: Path) -> None:
    words, labels = taught(tmp_path, *ENTITIES)
    entities = [LABELS["entity"][c] for c in labels["entity"].tolist()]
    assert dict(zip(words, entities, strict=True)) == {
        "The": "none", "crew": "organization", "saw": "none",
        "its": "organization", "captain": "person", "twice": "none",
    }  # fmt: skip
    crew, its, captain = (int(labels["cluster"][words.index(word)]) for word in ("crew", "its", "captain"))
    assert crew == its > 0
    assert captain not in (0, crew)
    assert labels["cluster"][words.index("saw")] == 0


def test_a_treebank_without_entities_teaches_none(tmp_path: Path) -> None:
    _, labels = taught(tmp_path, *FERRY)
    assert set(labels) == {"form", "relation", "parent"}
