"""The marks stand where the spans do, in every arrangement of them, and change nothing else."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Attribution, Span
from sayso.show.marked import marked_text
from sayso.show.marks import SHAPES, SUPERSCRIPT, TYPED, Role
from sayso.show.pieces import pieces_of

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
MARK = re.compile(rf"(?P<open>[\[‹«])(?P<of>[{RAISED}·]+)…?|(?P<by>[{RAISED}·]*)(?P<close>[\]›»])")
OPENING = {"[": Role.SOURCE, "‹": Role.CUE, "«": Role.CONTENT}
CLOSING = {"]": Role.SOURCE, "›": Role.CUE, "»": Role.CONTENT}

Found = tuple[Role, str, int, int]


@st.composite
def readings(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    """A text of words and paragraphs, and attributions whose roles have disjoint pieces anywhere in it."""
    text = draw(st.text("ab ,\n", min_size=1, max_size=60))

    def pieces() -> tuple[Span, ...]:
        cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
        return tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))

    some = draw(st.integers(0, 4))
    return text, [Attribution(source=pieces(), cue=pieces(), content=pieces(), confidence=0.5) for _ in range(some)]


def read_back(marked: str) -> Iterator[Found]:
    """What a person reads off the marks: role, numbers and the place in the text without marks."""
    opened: list[tuple[Role, str, int]] = []
    at, last = 0, 0
    for mark in MARK.finditer(marked):
        at += mark.start() - last
        last = mark.end()
        if mark["open"]:
            opened.append((OPENING[mark["open"]], mark["of"], at))
            continue
        role, by = CLOSING[mark["close"]], mark["by"]
        entry = next(e for e in reversed(opened) if e[0] is role and by in ("", e[1]))
        assert by or entry is opened[-1], "a closing mark without numbers ends what was opened last"
        opened.remove(entry)
        yield (*entry, at)
    assert not opened


def without_marks(marked: str) -> str:
    return MARK.sub("", marked)


@given(readings())
def test_stripping_the_marks_gives_back_the_text(reading: tuple[str, list[Attribution]]) -> None:
    text, found = reading
    gap = "\n" if "\n\n" in text else "\n\n"
    assert without_marks(marked_text(text, found, SHAPES).plain) == text.replace("\n", gap)


@given(readings())
def test_a_person_can_read_every_span_off_the_marks(reading: tuple[str, list[Attribution]]) -> None:
    text, found = reading
    flat = text.replace("\n", " ")
    expected = Counter(
        (piece.role, "·".join(str(number).translate(SUPERSCRIPT) for number in piece.numbers), *piece.span)
        for piece in pieces_of(flat, found)
    )
    assert Counter(read_back(marked_text(flat, found, SHAPES).plain)) == expected


@given(readings())
def test_typed_marks_are_ascii(reading: tuple[str, list[Attribution]]) -> None:
    assert marked_text(*reading, TYPED, "ascii").plain.isascii()


def test_nested_sources(attribute: Callable[..., Attribution]) -> None:
    text = "Citing officials, NKT reported that police had said it was a bomb."
    found = [
        attribute(text, "officials", "Citing", "that police had said it was a bomb"),
        attribute(text, "NKT", "reported", "that police had said it was a bomb"),
        attribute(text, "police", "had said", "it was a bomb"),
    ]
    assert marked_text(text, found, SHAPES).plain == (
        "‹¹Citing› [¹officials], [²NKT] ‹²reported› «¹·²that [³police] ‹³had said› «³it was a bomb»¹·²»."
    )
    assert marked_text(text, found, TYPED).plain == (
        "<1:Citing> [1:officials], [2:NKT] <2:reported> {1,2:that [3:police] <3:had said> {3:it was a bomb}:1,2}."
    )


def test_crossing_pieces_close_with_their_numbers() -> None:
    found = [
        Attribution(source=(), cue=(), content=(Span(0, 7),), confidence=1.0),
        Attribution(source=(), cue=(), content=(Span(4, 11),), confidence=1.0),
    ]
    assert marked_text("one two six", found, SHAPES).plain == "«¹one «²two¹» six²»"


def test_pieces_of_one_content_say_that_they_go_on(attribute: Callable[..., Attribution]) -> None:
    text = '"We go," she said, "and soon."'
    found = [attribute(text, "she", "said", '"We go,"', '"and soon."')]
    assert marked_text(text, found, SHAPES).plain == '«¹"We go,"» [¹she] ‹¹said›, «¹…"and soon."»'


def test_spans_outside_the_text_empty_or_of_blanks_do_no_harm() -> None:
    wild = (Span(-3, 2), Span(4, 4), Span(2, 3), Span(5, 99), Span(50, 60))
    found = [Attribution(source=(), cue=wild, content=(), confidence=1.0)]
    assert marked_text("It was so", found, SHAPES).plain == "‹¹It› wa‹¹…s so›"


def test_colours_follow_the_innermost_piece(attribute: Callable[..., Attribution]) -> None:
    text = "that police said so"
    marked = marked_text(text, [attribute(text, "police", "said", text)], SHAPES)
    styles = {marked.plain[span.start : span.end]: str(span.style) for span in marked.spans}
    assert (styles["that "], styles["police"], styles["said"]) == ("green", "bold cyan", "italic magenta")
