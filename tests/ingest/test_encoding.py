import gzip
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BinaryInput, TooLarge
from sayso.ingest import report_from_html
from sayso.ingest.encoding import decode, mend_mojibake
from sayso.ingest.sniff import Form, form_of
from sayso.ingest.stream import unzip

WORDS = "The café’s “naïve” owner said so – again."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_that_say_nothing_of_themselves(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)).lstrip("\ufeff") == WORDS


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "latin1", "no-such-thing", "utf-16", "rot13", None])
def test_utf8_is_known_whatever_is_declared(declared: str | None) -> None:
    assert decode(WORDS.encode(), declared) == WORDS


def test_cp1252_declared_as_latin_1_and_as_utf_8() -> None:
    for declared in ("iso-8859-1", "utf-8"):
        assert decode(WORDS.encode("cp1252"), declared) == WORDS


def test_stray_bytes_in_utf8() -> None:
    assert decode(WORDS.encode() + b" It\x92s done.") == WORDS + " It’s done."


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "shift_jis", "gb2312", "iso-2022-jp"])
def test_other_declared_encodings(encoding: str) -> None:
    text = "Паром" if encoding in ("windows-1251", "koi8-r") else "日本"
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">{text}'
    assert decode(page.encode(encoding)).endswith(text)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(BinaryInput):
        assert isinstance(decode(data), str)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(32)) * 20, "binary data"),
        (b"a\0\0\0\0", "binary"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(BinaryInput, match=what):
        decode(data)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("They donâ€™t know.", "They don’t know."),
        ("The cafÃ© in MÃ¼nster", "The café in Münster"),
        ("â€œYesâ€\x9d", "“Yes”"),
        ("Château, Ångström and naïve", "Château, Ångström and naïve"),
    ],
)
def test_mojibake(wrong: str, right: str) -> None:
    assert mend_mojibake(wrong) == right


def test_a_page_with_mojibake_and_a_wrong_charset(page: Callable[..., str]) -> None:
    text = page(top="<h1>They donâ€™t sail</h1>").replace("utf-8", "iso-8859-1")
    assert report_from_html(text.encode()).title == "They don’t sail"


def test_a_page_in_utf16_and_gzipped(page: Callable[..., str], prose: str) -> None:
    assert report_from_html(gzip.compress(page().encode("utf-16"))).text == prose


def test_bombs_and_damage() -> None:
    with pytest.raises(TooLarge, match="10 MB"):
        unzip(gzip.compress(b"\0" * 30_000_000))
    with pytest.raises(BinaryInput, match="damaged"):
        unzip(gzip.compress(bytes(range(256)) * 4)[:-40])


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b'  {"text": "x"}', Form.LINES),
        (b'\xef\xbb\xbf{"text": 1}', Form.LINES),
        (b"<!-- saved -->\n<!DOCTYPE html><p>", Form.PAGE),
        (b"<?xml version='1.0'?><html>", Form.PAGE),
        (b"<p>One</p><p>Two</p>", Form.PAGE),
        ("<html>".encode("utf-16"), Form.PAGE),
        (b"PORT ALDER (NKT) - A <b>bold</b> plan.", Form.TEXT),
        (b"{braces} in a text", Form.TEXT),
        (b"", Form.TEXT),
    ],
)
def test_forms_are_known_by_their_content(data: bytes, form: Form) -> None:
    assert form_of(data) is form
