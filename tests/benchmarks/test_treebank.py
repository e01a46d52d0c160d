from collections import Counter

import numpy as np

from benchmarks.treebank import figures, score
from sayso.reader.layers import BOND, LABELS, RELATIONS, SLICES, WIDTH
from sayso.reader.sheet import Sheet
from sayso.reader.weights import load_tokenizer
from sayso.reader.words import split_words
from training.treebank import Document, Token

TEXT = "Ferries left, again."
ROWS = (  # tag, form, head, relation
    ("NOUN", "NNS", 1, "nsubj"),
    ("VERB", "VBD", -1, "root"),
    ("PUNCT", ",", 1, "punct"),
    ("ADV", "RB", 1, "advmod"),
    ("PUNCT", ".", 1, "punct"),
)
PLACES = ((0, 7), (8, 12), (12, 13), (14, 19), (19, 20))


def document() -> Document:
    tokens = [Token(*place, tag, form, head, relation, {}) for place, (tag, form, head, relation) in
              zip(PLACES, ROWS, strict=True)]  # fmt: skip
    return Document("GUM_news_a", TEXT, tokens, [(0, 5)])


def perfect() -> Sheet:
    words = split_words(TEXT, load_tokenizer())
    labels = np.zeros((5, WIDTH), np.float16)
    for w, (_, form, _, _) in enumerate(ROWS):
        labels[w, SLICES["form"].start + LABELS["form"].index(form)] = 1
    parents = np.array([w if head < 0 else head for w, (_, _, head, _) in enumerate(ROWS)])
    relations = np.array([RELATIONS.index(relation) for *_, relation in ROWS])
    return Sheet(TEXT, words, [(0, 5)], [[]], labels, parents, relations, np.zeros((5, 2 * BOND + 1), np.float16))


def scored(sheet: Sheet, read: Document | None = None) -> dict[str, float]:
    counts = Counter[str]()
    score(read or document(), sheet, counts)
    return figures(counts)


def test_a_perfect_parse() -> None:
    assert scored(perfect()) == {"form": 100, "uas": 100, "las": 100}


def test_a_wrong_parent_is_no_attachment_at_all() -> None:
    sheet = perfect()
    sheet.parents[3] = 0
    assert scored(sheet) == {"form": 100, "uas": 66.67, "las": 66.67}


def test_a_wrong_relation_and_a_root_that_is_none() -> None:
    sheet = perfect()
    sheet.relations[3] = RELATIONS.index("obl")
    assert scored(sheet) == {"form": 100, "uas": 100, "las": 66.67}
    sheet.parents[1] = 0
    assert scored(sheet) == {"form": 100, "uas": 66.67, "las": 33.33}


def test_marks_count_for_forms_and_not_for_attachment() -> None:
    sheet = perfect()
    sheet.parents[4] = 0
    sheet.labels[4, SLICES["form"]] = 0
    assert scored(sheet) == {"form": 80, "uas": 100, "las": 100}


def test_a_token_that_begins_inside_a_word_is_wrong() -> None:
    read = document()
    read.tokens[3:4] = [Token(14, 17, "ADV", "RB", 1, "advmod", {}), Token(17, 19, "ADV", "RB", 3, "fixed", {})]
    assert scored(perfect(), read) == {"form": 83.33, "uas": 75, "las": 75}
