import numpy as np

from sayso.reader.assemble import assemble
from sayso.reader.decode import Settings
from sayso.reader.layers import LINKS
from sayso.reader.sheet import Sheet, lay_out
from sayso.reader.weights import Model, load_tokenizer
from sayso.reader.words import Words, split_words
from sayso.records import words_of
from tests.reader.by_hand import one_window

MODEL = Model("test", 128, Settings(), ((0.0, 0.0), (0.5, 0.4), (1.0, 0.8)))


def sheet(text: str, words: Words, cue: str, **roles: str) -> Sheet:
    """One window over all words, in which one cue has what is given for each role."""

    def held(part: str) -> range:
        start = text.index(part)
        a, b = np.searchsorted(words.ends, start, side="right"), np.searchsorted(words.starts, start + len(part))
        return range(int(a), int(b))

    links = np.full((1, len(words), len(LINKS)), -6.0)
    for role, part in roles.items():
        links[0, list(held(part)), LINKS.index(role)] = 6.0
    begins = np.zeros((1, len(words)))
    begins[0, held(cue)[0]] = 1.0
    layers = one_window(begins, np.array([[0, held(cue)[0]]]), links)
    return lay_out(text, words, [layers], MODEL.decode)


def roles_of(text: str, cue: str, **roles: str) -> tuple[str, str, str]:
    words = split_words(text, load_tokenizer())
    (found,) = assemble(sheet(text, words, cue, **roles), MODEL)
    return words_of(text, found.source), words_of(text, found.cue), words_of(text, found.content)


def test_commas_and_dashes_at_the_ends_go() -> None:
    text = "The ferry left, its director, Petra Lund, said on Monday."
    assert roles_of(text, "said", source="its director, Petra Lund,", content="The ferry left,") == (
        "its director, Petra Lund", "said", "The ferry left",
    )  # fmt: skip


def test_a_source_stays_on_the_line_of_its_cue() -> None:
    text = "By Mira Holt\nThe ministry said it sank."
    assert roles_of(text, "said", source="Mira Holt\nThe ministry", content="it sank")[0] == "The ministry"


def test_a_content_may_run_over_lines() -> None:
    text = "Petra Lund said:\n“It sank.”"
    assert roles_of(text, "said", source="Petra Lund", content="“It sank.”")[2] == "“It sank.”"


def test_the_confidence_is_calibrated() -> None:
    text = "The ferry left, Petra Lund said."
    words = split_words(text, load_tokenizer())
    (found,) = assemble(sheet(text, words, "said", content="The ferry left"), MODEL)
    assert 0.79 < found.confidence <= 0.8


def test_a_dateline_is_in_no_content() -> None:
    text = "QUILLA, Sept 19 (APN) — At least 41 were saved, Petra Lund said."
    whole = "QUILLA, Sept 19 (APN) — At least 41 were saved"
    assert roles_of(text, "said", source="Petra Lund", content=whole)[2] == "At least 41 were saved"


def test_a_content_that_is_all_dateline_is_no_attribution() -> None:
    text = "QUILLA, Sept 19 (APN) — At least 41 were saved, Petra Lund said."
    words = split_words(text, load_tokenizer())
    assert assemble(sheet(text, words, "said", content="QUILLA, Sept"), MODEL) == ()
