"""Inputs that once took minutes, or for ever, or came out wrong: each is read, or refused, at once."""

import codecs
import gzip
import io
import ipaddress
import json
import re
import signal
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import httpcore
import pytest

from sayso.errors import BinaryInput, InputError, NotNews, TooLarge, Unreachable
from sayso.ingest import open_reports, report_from_html, report_from_text, reports_from_lines
from sayso.ingest.addresses import is_public
from sayso.ingest.article import Paragraph, _belonging
from sayso.ingest.checks import other_kind, what_else
from sayso.ingest.encoding import decode
from sayso.ingest.fetch import _shown, _unzipped, fetch
from sayso.ingest.limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_MARKUP
from sayso.ingest.metadata import metadata_of
from sayso.ingest.page import parse, text_of, unescaped
from sayso.ingest.sniff import Form, form_of
from sayso.ingest.stream import read_lines
from sayso.ingest.titles import Candidate, best_heading

SECONDS = 20  # each takes less than two; what was mended took more than a minute, on a machine with nothing else to do
SEEDS = Path(__file__).parents[1] / "fuzz" / "seeds"
Page = Callable[..., str]

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="nothing here could stop what hangs")


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    """Fails a test that takes too long; `re`, too, lets signals in."""

    def fail(*_: object) -> None:
        pytest.fail(f"not done in {SECONDS} s of the processor")

    before = signal.signal(signal.SIGPROF, fail)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def ld(script: str) -> str:
    return f'<script type="application/ld+json">{script}</script>'


@pytest.mark.parametrize("kind", ["html", "lines", "text"])
def test_seeds_are_answered(kind: str) -> None:
    for path in sorted((SEEDS / kind).iterdir()):
        data = path.read_bytes()
        try:
            if kind == "html":
                assert report_from_html(data, check=False).text.strip()
            elif kind == "text":
                assert report_from_text(data.decode("utf-8", "replace"), check=False).text.strip()
            else:
                assert all(report.text.strip() for report in reports_from_lines(data.splitlines(), check=False))
        except InputError as wrong:
            assert wrong.expected and wrong.came and wrong.todo
        with suppress(BinaryInput):
            assert isinstance(form_of(data), Form)
            what_else(decode(data))


@pytest.mark.parametrize("comment", ["<!---->", "<!-- a --> ", "<?xml a?>\n"])
def test_many_comments_before_anything(comment: str) -> None:
    many = comment * (16_000 // len(comment))
    assert other_kind(f"{many}<rss>") == "a news feed"
    assert other_kind(f"{many}<html>") is None
    assert form_of(f"{many}<html><p>".encode()) is Form.PAGE
    assert form_of(f"{many}It left.".encode()) is Form.TEXT
    assert other_kind("<!---->" * 100_000) is None


def test_many_headings_and_times(page: Page) -> None:
    times = "<time datetime=2024-05-06>x</time>"
    about = metadata_of(parse(page(top=f"{times}<h1>Ferry runs</h1>" + f"<h1>a</h1>{times}" * 15_000)))
    assert about.published == "2024-05-06"
    top = "<h1>Ferry <time datetime=2023-01-01>x</time></h1><time datetime=2024-05-06>x</time>"
    assert metadata_of(parse(page(top=top))).published == "2024-05-06"


@pytest.mark.parametrize("space", [" ", "\n", "\t", "&nbsp;", "\u00a0"])
def test_much_white_space(space: str, page: Page, prose: str) -> None:
    assert report_from_html(page(top=f"<p>a{space * 400_000}b</p>"), check=False).text.endswith(prose[-400:])


@pytest.mark.parametrize(
    "script",
    ["{-->%sx", '{"@type":%sx', "{,%sx", "{;%sx", '{"headline"%sx', "{ //%sx", '"@type":[%sx', "%s-->%s;%sx"],
)
def test_white_space_in_json_ld(script: str, page: Page, prose: str) -> None:
    assert report_from_html(page(head=ld(script.replace("%s", " " * 400_000))), check=False).text == prose


def test_wrapped_json_ld_is_still_read(page: Page) -> None:
    for script in ("<!-- {} -->", "//<![CDATA[\n{}\n//]]> ; ", "/* <![CDATA[ */ {} ;"):
        given = '{"@type": "NewsArticle", "headline": "Ferry runs", "publisher": "NKT"}'
        assert report_from_html(page(head=ld(script.replace("{}", given)))).outlet == "NKT"


def test_a_long_text_of_the_publishers_own() -> None:
    words = [f"word{number}" for number in range(100_000)]
    found = [Paragraph("p", " ".join(words[start : start + 10])) for start in range(0, len(words), 10)]
    found.insert(5_000, Paragraph("p", "Buy now"))
    kept = _belonging(found, " ".join(words) + ".")
    assert len(kept) == len(found) - 1


@pytest.mark.parametrize("attribute", ["a%d", "a%d=1", "a%d='<'", 'a%d=">"'])
def test_many_attributes(attribute: str, page: Page, prose: str) -> None:
    def top(count: int) -> str:
        return "<p " + " ".join(attribute % number for number in range(count)) + ">Ferry</p>"

    with pytest.raises(TooLarge, match="attributes"):
        report_from_html(page(top=top(200_000)))
    kept = parse(page(top=top(MAX_ATTRIBUTES)))
    assert max(len(element.attrib) for element in kept.iter()) < 10
    assert report_from_html(page(top=top(MAX_ATTRIBUTES)), check=False).text.endswith(prose)


def test_many_tags(page: Page, prose: str) -> None:
    with pytest.raises(TooLarge, match="elements"):
        parse("<b>" * 3_000_000)
    drawings = "<p>" + "<svg></svg>xy " * (MAX_MARKUP - 1_000) + "</p>"
    assert text_of(parse(page(bottom=drawings))).count("xy") == MAX_MARKUP - 1_000
    scripts = "".join(f"word{number}<script>x</script> " for number in range(2_000))
    assert "word0 word1 word2 " in text_of(parse(page(bottom=f"<p>{scripts}</p>")))
    assert report_from_html(page(bottom=f"<script>x</script>{drawings[:9_000]}")).text.startswith(prose[:200])


@pytest.mark.parametrize("tag", ["div", "ul><li", "ul", "blockquote", "x-foo", "h2", "p-x", "details", "section><time"])
def test_tags_inside_one_another_keep_their_text(tag: str, prose: str) -> None:
    text = text_of(parse("<html><body>" + f"<{tag}>word " * 1_000 + f"<p>{prose}</p>" + "<div " * 100_000))
    assert text.count("word ") == 1_000
    assert text.endswith(prose[-60:])


def test_tags_too_deep_to_be_parted_are_refused(prose: str) -> None:
    with pytest.raises(NotNews, match=f"{MAX_DEPTH} deep"):
        parse("<html><body>" + "<x-foo title='<'>word " * 300 + prose)


@pytest.mark.parametrize(
    "line",
    [
        "http://" + "." * 45_000 + " x",
        " " * 45_000 + "x",
        "1" * 45_000 + "x",
        "1/2 - " + " " * 45_000 + "x",
        "if" + "{ " * 20_000 + "x",
        "a" + "." * 45_000 + "x",
        "a.”" * 15_000 + "x",
    ],
)
def test_long_lines(line: str) -> None:
    words = "It left on Monday, the port of Marlow said, with 240 people on board. " * 8
    assert what_else(f"{words}\n{line}") in (None, "program code or markup")
    assert what_else("\n".join([words, *[line] * 4])) in (None, "program code or markup")


def test_lists_of_links_and_amounts_are_still_known() -> None:
    links = "".join(f"— https://nkt.example/sea/{number}?a=the-ferry-left-again , \n" for number in range(30))
    assert what_else(links) == "a list of links"
    assert what_else("Mix it well and bake it for an hour, they say, until it is as brown as you like your cakes.\n" * 2
                     + "2 cups flour\n1/2 tsp salt\n1 - 2 large eggs\n150g butter\n") == "a recipe"  # fmt: skip


def test_declared_encodings() -> None:
    assert decode(b"<meta charset=" + b" " * 8_000 + b"x\xe9") == "<meta charset=" + " " * 8_000 + "xé"
    assert decode(b'<meta charset = " windows-1251">\xcf') == '<meta charset = " windows-1251">П'
    assert form_of(b"{" + b" " * 16_000 + b"x") is Form.TEXT


def test_many_headings(page: Page) -> None:
    others = [Candidate(place, "Ferry runs again " + "so " * 100_000) for place in ("og:title", "title", "json-ld")]
    tree = parse(page(top="<h1>Ferry <b>runs</b> again</h1>" * 12_000))
    assert best_heading(tree, others) == Candidate("h1", "Ferry runs again")
    parted = parse("<h1>" + "<b></b>" * 30_000 + "<i>Ferry runs again</i></h1>")
    assert best_heading(parted, [Candidate("title", "Ferry runs again")]) is not None
    nested = "<div class=author>" * 150 + f"<p>{'word ' * 200}</p>" * 900
    assert metadata_of(parse(page(bottom=nested))).byline is None


class Endless(io.RawIOBase):
    """A stream of the same piece for ever."""

    def __init__(self, piece: bytes) -> None:
        self._piece = piece

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        count = len(buffer) // len(self._piece) * len(self._piece)
        buffer[:count] = self._piece * (count // len(self._piece))
        return count


@pytest.mark.parametrize("line", [b"\n", b'{"text": "It left."}\n', b" \t\r\n"])
def test_lines_without_end(line: bytes) -> None:
    with pytest.raises(TooLarge, match="split it"):
        for _ in read_lines(io.BufferedReader(Endless(line)), total=2_000_000):
            pass
    with pytest.raises(TooLarge, match="100,000 lines"):
        for _ in read_lines(io.BufferedReader(Endless(line)), most=100_000):
            pass
    assert len(list(read_lines(io.BytesIO(line * 1_000), total=len(line) * 1_000, most=1_000))) == 1_000


def test_zipped_blank_lines(tmp_path: Path, prose: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(json.dumps({"text": prose}).encode() + b"\n" * 3_000_000))
    assert [report.text for report in open_reports(path)] == [prose]
    monkeypatch.setattr("sayso.ingest.sources.read_lines", partial(read_lines, total=1_000_000))
    reports = open_reports(path)
    assert next(reports).text == prose
    with pytest.raises(TooLarge, match="1 MB"):
        next(reports)


def members(*pages: bytes) -> bytes:
    return b"".join(map(gzip.compress, pages))


@pytest.mark.parametrize("size", [1, 2, 7, 10_000])
def test_gzip_in_several_members(size: int) -> None:
    data = members(b"The ferry ", b"", b"left.") + b"\0" * 30
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    assert b"".join(_unzipped(pieces, 1_000)) == b"The ferry left."
    with pytest.raises(httpcore.RemoteProtocolError, match="broke off"):
        list(_unzipped([gzip.compress(b"The ferry left.")[:-5]], 1_000))
    with pytest.raises(zlib.error):
        list(_unzipped([gzip.compress(b"The ferry left."), b"what?"], 1_000))
    assert list(_unzipped([], 1_000)) == []


def test_gzip_members_without_end() -> None:
    def endless(piece: bytes) -> Iterator[bytes]:
        while True:
            yield piece

    with pytest.raises(TooLarge):
        list(_unzipped(endless(members(b"") * 1_000), 1_000_000))
    with pytest.raises(TooLarge):
        list(_unzipped(endless(members(b"\0" * 1_000_000)), 999_999))


@pytest.mark.parametrize(
    "url",
    [
        "http://me:secret@nkt.example/a",
        "https://me:secret@nkt.example/@a",
        "ftp://me:secret@nkt.example/",
        "http://me:secret@/",
        "http://me:secret/x@nkt.example/",
        "http://me:12#secret@nkt.example/",
        "http://me:secret@[::1/",
        "http://me:sec@ret@nkt.example:99999/",
        "http:/me:secret@nkt.example/",
    ],
)
def test_passwords_are_not_repeated(url: str) -> None:
    with pytest.raises(Unreachable) as told:
        fetch(url, seconds=1)
    assert "sec" not in str(told.value) and "ret" not in str(told.value)


def test_an_address_is_shown_as_it_is_where_it_holds_no_password() -> None:
    assert _shown("https://nkt.example/@ana/a@b?c=@") == "https://nkt.example/@ana/a@b?c=@"
    assert _shown("https://nkt.example/" + "a" * 300) == "https://nkt.example/" + "a" * 180


@pytest.mark.parametrize("address", ["192.88.99.1", "192.0.0.8", "3fff::1", "2002:c058:6301::1", "::ffff:192.88.99.1"])
def test_addresses_for_special_uses(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


def test_fields_can_be_written(page: Page) -> None:
    fields = {
        "@type": "NewsArticle",
        "headline": "Ferry \ud800runs\n again",
        "author": "Ana\udfff\x00 Vance",
        "publisher": "N\ud834KT\x07\nNews",
        "url": "https://nkt.example/a\ud800\x01\nb",
    }
    head = ld(json.dumps(fields))
    for report in (
        report_from_html(page(head=head, top="")),
        report_from_html(page(), url="https://nkt.example/\udc80\x00\n1", outlet="N\ud800KT\x1b[1m\nNews"),
    ):
        for value in (report.url, report.outlet, report.title, report.byline, report.dateline, report.id):
            assert not value or (value.encode() and not re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", value))
    assert report.outlet is not None and report.outlet.endswith("News")


def test_references_too_long_to_be_numbers(page: Page, prose: str) -> None:
    reference = f"&#{'1' * 5_000};"
    assert unescaped(f"a{reference}b &amp; c") == "a\ufffdb & c"
    head = f"<meta property='og:title' content='&amp;{reference[1:]}'>" + ld(
        json.dumps({"@type": "Article", "headline": reference, "articleBody": reference})
    )
    assert report_from_html(page(head=head)).text == prose


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-8"])
def test_lines_in_any_encoding(encoding: str, tmp_path: Path, prose: str) -> None:
    path = tmp_path / "lines.jsonl"
    one = json.dumps({"text": prose, "outlet": "Fähre 上 ਊ"}, ensure_ascii=False)
    path.write_bytes(f"{one}\n\n{one}\r\n{one}".encode(encoding))
    assert [(report.text, report.outlet) for report in open_reports(path)] == [(prose, "Fähre 上 ਊ")] * 3
    path.write_bytes(gzip.compress(path.read_bytes()))
    assert len(list(open_reports(path))) == 3


def test_lines_are_bounded_in_any_encoding() -> None:
    data = codecs.BOM_UTF16_LE + ("x" * 2_000).encode("utf-16-le")
    with pytest.raises(TooLarge, match="line"):
        list(read_lines(io.BytesIO(data), limit=1_000))
