import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.reader.decode import Relation, Settings, attributions, candidates, segment
from sayso.reader.layers import LINKS, Floats, Layers
from tests.reader.by_hand import one_window

YES, NO = 5.0, -5.0


def best_by_hand(inside: list[float], start: list[float], end: list[float]) -> float:
    """The best total over all sets of stretches, by trying each."""
    n = len(inside)
    totals = []
    for mask in range(1 << n):
        row = [bool(mask >> i & 1) for i in range(n)]
        totals.append(total(row, inside, start, end))
    return max(totals)


def total(row: list[bool], inside: list[float], start: list[float], end: list[float]) -> float:
    value = 0.0
    for i, here in enumerate(row):
        value += inside[i] * here
        value += start[i] * (here and (i == 0 or not row[i - 1]))
        value += end[i] * (here and (i == len(row) - 1 or not row[i + 1]))
    return value


numbers = arrays(np.float32, (3, 6), elements=st.floats(-4, 4, width=32).map(lambda x: round(x, 2)))


@given(numbers)
def test_the_segmentation_is_the_best_there_is(scores: Floats) -> None:
    inside, start, end = (row[None, :] for row in scores)
    path = segment(inside, start, end)[0].tolist()
    by_hand = best_by_hand(*(row.tolist() for row in scores))
    assert total(path, *(row.tolist() for row in scores)) == pytest.approx(by_hand, abs=1e-4)


def layers(width: int, **held: list[list[int]]) -> Layers:
    """One window; for each role, the words that each of two candidates at words 0 and 1 holds."""
    links = np.full((2, width, len(LINKS)), NO, dtype=np.float32)
    for role, rows in held.items():
        for i, row in enumerate(rows):
            links[i, row, LINKS.index(role)] = YES
            if row and role in ("source", "content"):
                links[i, row[0], LINKS.index(f"{role}_start")] = YES
                links[i, row[-1], LINKS.index(f"{role}_end")] = YES
    begins = np.zeros((1, width), dtype=np.float32)
    begins[0, :2] = 0.9, 0.8
    return one_window(begins, np.array([[0, 0], [0, 1]]), links)


def relations(held: Layers, settings: Settings) -> list[list[Relation]]:
    """The attributions of each window."""
    return [attributions(found, settings) for found in candidates(held, settings)]


def test_a_relation_has_its_stretches_and_a_score() -> None:
    found = relations(layers(8, source=[[3], []], content=[[4, 5], [6, 7]]), Settings(same=0.8))[0]
    assert [(r.source, r.cue, r.content) for r in found] == [
        (((3, 4),), ((0, 1),), ((4, 6),)),
        ((), ((1, 2),), ((6, 8),)),
    ]
    assert found[0].score == pytest.approx(0.9 * 1 / (1 + np.exp(-YES)), abs=1e-3)


def test_of_two_with_one_content_the_likelier_stays() -> None:
    found = relations(layers(8, content=[[4, 5, 6], [4, 5, 6]]), Settings())[0]
    assert [r.cue for r in found] == [((0, 1),)]


def test_an_unlikely_cue_and_a_cue_without_content_are_left_out() -> None:
    assert relations(layers(8, content=[[], [4]]), Settings(cue=0.85)) == [[]]


def test_padding_is_never_inside() -> None:
    held = layers(8, content=[[4, 5, 6, 7], []])
    short = one_window(held.begins, held.cues, held.links, size=6)
    assert [(r.cue, r.content) for r in relations(short, Settings())[0]] == [(((0, 1),), ((4, 6),))]


def test_words_of_another_content_are_no_further_stretch() -> None:
    found = relations(layers(12, content=[[3, 4, 5, 6, 9], [8, 9, 10]]), Settings(same=0.8))[0]
    assert [r.content for r in found] == [((3, 7),), ((8, 11),)]


def test_a_further_stretch_has_to_be_likely() -> None:
    held = layers(12, content=[[3, 4, 5, 6, 9], []])
    held.links[0, 9, LINKS.index("content")] = 0.5  # a probability of 0.62
    assert relations(held, Settings(further=0.6))[0][0].content == ((3, 7), (9, 10))
    assert relations(held, Settings(further=0.7))[0][0].content == ((3, 7),)


def test_a_source_is_its_strongest_stretch() -> None:
    found = relations(layers(12, source=[[2, 3, 8], []], content=[[5, 6], []]), Settings())[0]
    assert found[0].source == ((2, 4),)


def test_candidates_are_kept_though_they_are_unlikely_or_much_the_same() -> None:
    held = layers(8, content=[[4, 5, 6], [4, 5, 6]])
    assert [[r.cue for r in found] for found in candidates(held, Settings(cue=0.85))] == [[((0, 1),), ((1, 2),)]]
    assert [r.chance for r in candidates(held, Settings())[0]] == pytest.approx([0.9, 0.8])


def test_a_medium_is_its_strongest_stretch_or_none() -> None:
    found = candidates(layers(12, medium=[[2, 3, 8], []], content=[[5, 6], [5, 6]]), Settings())[0]
    assert [r.medium for r in found] == [((2, 4),), ()]


def test_no_medium_lies_in_the_padding() -> None:
    held = layers(8, medium=[[6, 7], []], content=[[4], []])
    assert candidates(one_window(held.begins, held.cues, held.links, size=6), Settings())[0][0].medium == ()


def test_a_window_without_candidates_has_no_relations() -> None:
    held = one_window(np.zeros((1, 4)), np.zeros((0, 2), np.int64), np.zeros((0, 4, len(LINKS))))
    assert candidates(held, Settings()) == [[]]
    assert attributions([], Settings()) == []
