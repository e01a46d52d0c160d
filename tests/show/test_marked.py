"""The marks stand where the spans do, in every arrangement of them, and change nothing else."""

import re
from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Claim, Link, Reading, Report, Silence, Span
from sayso.show.marked import marked_text
from sayso.show.marks import SHAPES, TYPED, Number, Role
from sayso.show.pieces import pieces_of
from tests.show.by_hand import claim_of, link_of

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ˢ"
NUMBERS = rf"[{RAISED}][{RAISED}·⁻?]*"
MARK = re.compile(rf"(?P<open>[\[‹«])(?P<of>{NUMBERS})…?|(?P<by>(?:{NUMBERS})?)(?P<close>[\]›»])")
OPENING = {"[": Role.SOURCE, "‹": Role.CUE, "«": Role.CLAIM}
CLOSING = {"]": Role.SOURCE, "›": Role.CUE, "»": Role.CLAIM}

Found = tuple[Role, str, int, int]


def reading_of(text: str, *claims: Claim, silences: tuple[Silence, ...] = ()) -> Reading:
    return Reading(
        report=Report(id="a", text=text), attributions=(), claims=claims, silences=silences, reader="by hand"
    )


@st.composite
def readings(draw: st.DrawFn, alphabet: str = "ab ,\n", links: int = 2) -> Reading:
    """A text of words and paragraphs, and claims, links and silences with disjoint pieces anywhere in it."""
    text = draw(st.text(alphabet, min_size=1, max_size=60))

    def pieces() -> tuple[Span, ...]:
        cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
        return tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))

    def sure(field: str) -> dict[str, float]:
        return {field: draw(st.sampled_from([0.3, 0.9]))}

    def link() -> Link:
        return Link(source=pieces(), cue=pieces(), actors=(), naming="named", kind="group", confidence=sure("link"))

    def claim(place: int) -> Claim:
        chain = tuple(link() for _ in range(draw(st.integers(0, links))))
        return Claim(
            id=f"c{place}", content=pieces(), event=Span(0, 0), chain=chain,
            basis="stated", certainty="CT+", phase="past", confidence=sure("claim"),
        )  # fmt: skip

    def silence() -> Silence:
        return Silence(source=pieces(), cue=pieces(), topic=pieces(), kind="no_comment", confidence=sure("silence"))

    claims = [claim(place) for place in range(draw(st.integers(0, 4)))]
    return reading_of(text, *claims, silences=tuple(silence() for _ in range(draw(st.integers(0, 2)))))


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
        entry = next(e for e in reversed(opened) if e[0] is role and by in ("", closing(e[1])))
        assert by or entry is opened[-1], "a closing mark without numbers ends what was opened last"
        opened.remove(entry)
        yield (*entry, at)
    assert not opened


def closing(numbers: str) -> str:
    """Numbers as they stand at a closing mark, without doubt and so perhaps in runs."""
    inside = [Number(int(n.strip("ˢ").translate(DIGITS)), n.startswith("ˢ")) for n in each(numbers.replace("?", ""))]
    return SHAPES.numbers(inside)


DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def each(numbers: str) -> Iterator[str]:
    """The numbers one by one, runs written out."""
    for run in numbers.split("·"):
        first, _, last = run.partition("⁻")
        silent = "ˢ" * first.startswith("ˢ")
        ends = [int(end.strip("ˢ").translate(DIGITS)) for end in (first, last or first)]
        for number in range(ends[0], ends[1] + 1):
            yield silent + SHAPES.number(Number(number))


@given(readings())
def test_stripping_the_marks_gives_back_the_text(reading: Reading) -> None:
    text = reading.report.text
    gap = "\n" if "\n\n" in text else "\n\n"
    assert MARK.sub("", marked_text(reading, SHAPES).plain) == text.replace("\n", gap)


@given(readings("ab ,", links=1))  # crossing sources of one claim have one number, so that nobody can tell which ends
def test_a_person_can_read_every_span_off_the_marks(reading: Reading) -> None:
    expected = Counter(
        (Role.CLAIM if piece.role is Role.VOICE else piece.role, SHAPES.numbers(piece.numbers), *piece.span)
        for piece in pieces_of(reading)
    )
    assert Counter(read_back(marked_text(reading, SHAPES).plain)) == expected


@given(readings())
def test_typed_marks_are_ascii(reading: Reading) -> None:
    assert marked_text(reading, TYPED, "ascii").plain.isascii()


def test_nested_sources() -> None:
    text = "Citing officials, NKT reported that police had said it was a bomb."
    nkt, officials = link_of(text, "NKT", "reported"), link_of(text, "officials", "Citing")
    police = link_of(text, "police", "had said")
    reading = reading_of(
        text,
        claim_of(text, "that police had said it was a bomb", chain=(nkt, officials)),
        claim_of(text, "it was a bomb", chain=(nkt, officials, police)),
    )
    assert marked_text(reading, SHAPES).plain == (
        "‹¹·²Citing› [¹·²officials], [¹·²NKT] ‹¹·²reported› «¹that [²police] ‹²had said› «²it was a bomb»¹»."
    )
    assert marked_text(reading, TYPED).plain == (
        "<1,2:Citing> [1,2:officials], [1,2:NKT] <1,2:reported> {1:that [2:police] <2:had said> {2:it was a bomb}:1}."
    )


def test_many_numbers_in_a_row_are_written_as_a_run() -> None:
    text = "She said: one, two, six and ten."
    she = link_of(text, "She", "said")
    doubted = link_of(text, "She", "said", sure={"link": 0.2})
    said = [claim_of(text, word, chain=(she,)) for word in ("one", "two", "six")]
    reading = reading_of(text, *said, claim_of(text, "ten", chain=(doubted,)))
    assert marked_text(reading, SHAPES).plain.startswith("[¹⁻³·⁴?She] ‹¹⁻³·⁴?said›: «¹one», «²two»")
    assert marked_text(reading, TYPED).plain.startswith("[1-3,4?:She] <1-3,4?:said>: {1:one}")


def test_crossing_pieces_close_with_their_numbers() -> None:
    text = "one two six"
    reading = reading_of(text, claim_of(text, "one two"), claim_of(text, "two six"))
    assert marked_text(reading, SHAPES).plain == "«¹one «²two¹» six²»"


def test_pieces_of_one_claim_say_that_they_go_on() -> None:
    text = '"We go," she said, "and soon."'
    reading = reading_of(text, claim_of(text, '"We go,"', '"and soon."', chain=(link_of(text, "she", "said"),)))
    assert marked_text(reading, SHAPES).plain == '«¹"We go,"» [¹she] ‹¹said›, «¹…"and soon."»'


def test_doubt_stands_at_the_number_of_what_is_unsure() -> None:
    text = "She said it was so."
    she = link_of(text, "She", "said", sure={"link": 0.3, "kind": 0.9})
    for sure, shown in (({"claim": 0.9}, "[¹?She] ‹¹?said› «¹it was so»."), ({"claim": 0.5}, "[¹?She] ‹¹?said› «¹?it")):
        reading = reading_of(text, claim_of(text, "it was so", chain=(she,), sure=sure))
        assert marked_text(reading, SHAPES).plain.startswith(shown)


def test_silences_have_numbers_of_their_own() -> None:
    text = "Orrin Line did not respond to questions."
    silence = Silence(
        source=(Span(0, 10),), cue=(Span(11, 26),), topic=(Span(30, 39),), kind="no_response",
        confidence={"silence": 0.4},
    )  # fmt: skip
    reading = reading_of(text, silences=(silence,))
    assert marked_text(reading, SHAPES).plain == "[ˢ¹?Orrin Line] ‹ˢ¹?did not respond› to «ˢ¹?questions»."
    assert marked_text(reading, TYPED).plain == "[S1?:Orrin Line] <S1?:did not respond> to {S1?:questions}."


def test_spans_outside_the_text_empty_or_of_blanks_do_no_harm() -> None:
    wild = (Span(-3, 2), Span(4, 4), Span(2, 3), Span(5, 99), Span(50, 60))
    silence = Silence(source=(), cue=wild, topic=(), kind="no_comment")
    assert marked_text(reading_of("It was so", silences=(silence,)), SHAPES).plain == "‹ˢ¹It› wa‹ˢ¹…s so›"


def test_colours_follow_the_innermost_piece_and_the_reports_own_voice_has_none() -> None:
    text = "that police said so. It rained."
    police = link_of(text, "police", "said")
    reading = reading_of(text, claim_of(text, "that police said so", chain=(police,)), claim_of(text, "It rained"))
    marked = marked_text(reading, SHAPES)
    styles = {marked.plain[span.start : span.end]: str(span.style) for span in marked.spans}
    assert (styles["that "], styles["police"], styles["said"]) == ("green", "bold cyan", "italic magenta")
    assert "It rained" not in styles
