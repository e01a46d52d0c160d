from itertools import pairwise

from hypothesis import given, settings

from sayso.reader.decode import Thresholds
from sayso.reader.sheet import Sheet
from sayso.records import Claim, Reading, Report, Span, from_json, to_json, words_of
from sayso.resolve import resolve
from sayso.resolve.resolve import Resolved
from tests.resolve.by_hand import Draft, sheets

LIMITS = Thresholds(link=0.4, silence=0.3, cover=0.5)


def made(draft: Draft, title: str | None = None) -> Resolved:
    return resolve(draft.sheet, Report(id="a", text=draft.text, title=title), LIMITS, (0.0,))


def contents(draft: Draft, title: str | None = None) -> list[str]:
    return [words_of(draft.text, claim.content) for claim in made(draft, title).claims]


def links_of(draft: Draft, claim: Claim) -> list[tuple[str, str]]:
    return [(words_of(draft.text, link.source), words_of(draft.text, link.cue)) for link in claim.chain]


def test_a_text_without_words_has_nothing() -> None:
    for text in ("", " \n "):
        assert made(Draft(text)) == Resolved((), (), ())


def test_a_text_of_which_the_network_says_nothing_has_nothing() -> None:
    assert made(Draft("The ferry left.")) == Resolved((), (), ())


def test_a_claim_with_its_chain_its_event_and_its_values() -> None:
    draft = Draft("The ferry left the quay on Monday, Ana Vance said.")
    draft.who("object", "The ferry", "the quay").who("person", "Ana Vance", name="person")
    draft.under("left", nsubj="ferry", obj="quay", obl="Monday").under("Monday", case="on").under("said", ccomp="left")
    draft.claim("The ferry left the quay on Monday", basis="stated", certainty="PR-", phase="future")
    found = made(draft.label("kind", "person", "Ana Vance").says("Ana Vance", "said", "The ferry left the quay"))
    (claim,), (actor,) = found.claims, found.actors
    (link,) = claim.chain
    assert claim.id == "c1"
    assert words_of(draft.text, claim.content) == "The ferry left the quay on Monday"
    assert claim.event.of(draft.text) == "left"
    assert [span.of(draft.text) for span in claim.participants] == ["The ferry", "the quay", "Monday"]
    assert (claim.basis, claim.certainty, claim.phase) == ("stated", "PR-", "future")
    assert links_of(draft, claim) == [("Ana Vance", "said")]
    assert link.actors == (0,)
    assert (link.naming, link.kind) == (actor.naming, actor.kind) == ("named", "person")
    assert set(claim.confidence) == {"claim", "voice", "basis", "certainty", "phase"}
    assert set(link.confidence) == {"link", "naming", "kind"}


def test_a_claim_has_the_value_that_most_of_its_words_have() -> None:
    draft = Draft("The old ferry left").claim("The old ferry left", phase="past").label("phase", "future", "The")
    (claim,) = made(draft).claims
    assert claim.phase == "past"
    assert claim.confidence["phase"] > 0.5


def test_a_broken_claim_has_several_spans_and_loose_marks_are_in_none() -> None:
    draft = Draft("The ferry, Vance said, left.").claim("The ferry,", "left")
    assert contents(draft) == ["The ferry … left"]


def test_a_headline_is_no_claim() -> None:
    draft = Draft("Ferry sinks\nThe ferry sank.").claim("Ferry sinks").claim("The ferry sank")
    assert contents(draft) == ["Ferry sinks", "The ferry sank"]
    assert contents(draft, "Ferry sinks") == ["The ferry sank"]
    assert contents(draft, "Another headline") == ["Ferry sinks", "The ferry sank"]


def test_a_claim_that_goes_on_after_the_words_of_the_headline_stays() -> None:
    draft = Draft("The ferry sank off Quilla.").claim("The ferry sank off Quilla")
    assert contents(draft, "The ferry sank") == ["The ferry sank off Quilla"]


def test_a_dateline_is_no_claim() -> None:
    draft = Draft("QUILLA, Sept 19 (APN) — The ferry sank.").claim("QUILLA, Sept 19").claim("The ferry sank")
    assert contents(draft) == ["The ferry sank"]


def test_a_headlines_attribution_may_name_an_actor() -> None:
    draft = Draft("Ferry sank, Vance says\nIt rained.").claim("Ferry sank").says("Vance", "says", "Ferry sank")
    found = made(draft.who("person", "Vance", name="person"), "Ferry sank, Vance says")
    assert found.claims == ()
    assert [a.name for a in found.actors] == ["Vance"]


def test_the_medium_that_a_source_speaks_to_is_a_link_nearer_to_the_outlet() -> None:
    draft = Draft("It sank, Vance told Harbour Post.").claim("It sank").who("person", "Vance", name="person")
    draft.who("organization", "Harbour Post", name="organization")
    (claim,) = made(draft.says("Vance", "told", "It sank", medium="Harbour Post")).claims
    assert links_of(draft, claim) == [("Harbour Post", "told"), ("Vance", "told")]
    assert claim.origin == claim.chain[-1]


def test_a_link_of_nobody_is_implied() -> None:
    (claim,) = made(Draft("The ferry reportedly left.").claim("left").says(None, "reportedly", "left")).claims
    (link,) = claim.chain
    assert (link.source, link.actors, link.naming, link.kind) == ((), (), "implied", "unknown")


def test_the_claims_of_an_outlets_own_voice_have_no_origin() -> None:
    (claim,) = made(Draft("The ferry left.").claim("The ferry left")).claims
    assert (claim.chain, claim.origin) == ((), None)


def test_a_pronoun_that_speaks_is_whom_it_stands_for() -> None:
    draft = Draft("Ana Vance waited. She said it sank.").claim("Ana Vance waited").claim("it sank")
    draft.who("person", "Ana Vance", name="person").who("person", "She").says("She", "said", "it sank")
    found = made(draft)
    assert found.actors[found.claims[1].chain[0].actors[0]].name == "Ana Vance"


def test_the_reason_for_anonymity_is_kept_with_the_link() -> None:
    draft = Draft("It sank, said a diver who spoke on condition of anonymity because he feared for his job.")
    draft.claim("It sank").who("person", "a diver").says("a diver", "said", "It sank")
    (link,) = made(draft).claims[0].chain
    assert link.naming == "anonymous"
    assert words_of(draft.text, link.reason) == "because he feared for his job"


def test_a_silence_has_its_source_its_topic_and_its_kind() -> None:
    draft = Draft("Ana Vance did not say why it sank.").who("person", "Ana Vance", name="person")
    found = made(draft.says("Ana Vance", "did not say", "why it sank", kind="not_specified"))
    (silence,) = found.silences
    words = (words_of(draft.text, part) for part in (silence.source, silence.cue, silence.topic))
    assert tuple(words) == ("Ana Vance", "did not say", "why it sank")
    assert (silence.kind, silence.actors, found.claims) == ("not_specified", (0,), ())


def test_a_silence_whose_content_is_its_cue_has_no_topic() -> None:
    draft = Draft("Vance declined to comment.").says("Vance", "declined to comment", "declined to comment",
                                                     kind="no_comment")  # fmt: skip
    assert made(draft).silences[0].topic == ()


def test_the_topic_of_a_silence_holds_no_word_of_its_cue() -> None:
    draft = Draft("Vance did not say why.").says("Vance", "did not say", "say why", kind="not_specified")
    assert words_of(draft.text, made(draft).silences[0].topic) == "why"


def test_what_only_a_link_holds_is_a_claim() -> None:
    draft = Draft("Vance called for an inquiry. The sea was calm.").claim("The sea was calm")
    draft.says("Vance", "called for", "an inquiry")
    assert contents(draft) == ["an inquiry", "The sea was calm"]


def check_spans(text: str, spans: tuple[Span, ...]) -> None:
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(text).strip() for span in spans)


@settings(max_examples=300, deadline=None)
@given(sheets())
def test_any_numbers_give_valid_records(sheet: Sheet) -> None:
    text = sheet.text
    report = Report(id="a", text=text, title=text[:7])
    found = resolve(sheet, report, LIMITS, (0.0, -1.0))
    for claim in found.claims:
        check_spans(text, claim.content)
        check_spans(text, claim.participants)
        check_spans(text, (claim.event,))
        assert claim.content
        for link in claim.chain:
            check_spans(text, link.source)
            check_spans(text, link.cue)
            check_spans(text, link.reason)
            assert link.cue
            assert all(0 <= i < len(found.actors) for i in link.actors)
            assert bool(link.actors) == bool(link.source) == (link.naming != "implied")
    for silence in found.silences:
        for part in (silence.source, silence.cue, silence.topic):
            check_spans(text, part)
        assert all(0 <= i < len(found.actors) for i in silence.actors)
    for actor in found.actors:
        assert actor.name.strip()
        assert actor.mentions
        assert list(actor.mentions) == sorted(actor.mentions)
        assert all(0 <= a < b <= len(text) for a, b in actor.mentions)
    assert [c.id for c in found.claims] == [f"c{i}" for i in range(1, len(found.claims) + 1)]
    assert [c.content[0].start for c in found.claims] == sorted(c.content[0].start for c in found.claims)
    links = [link for claim in found.claims for link in claim.chain]
    sure = [r.confidence for part in (found.actors, found.claims, found.silences, links) for r in part]
    assert all(0 <= x <= 1 for of_record in sure for x in of_record.values())
    if "\ud800" not in text:
        reading = Reading(report=report, attributions=(), actors=found.actors, claims=found.claims,
                          silences=found.silences, reader="test")  # fmt: skip
        assert from_json(to_json(reading), Reading) == reading


@given(sheets())
def test_the_same_numbers_give_the_same_records(sheet: Sheet) -> None:
    report = Report(id="a", text=sheet.text)
    assert resolve(sheet, report, LIMITS, (0.0,)) == resolve(sheet, report, LIMITS, (0.0,))
