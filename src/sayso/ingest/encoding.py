"""Bytes → text, whatever the page claims; and text that was decoded wrongly once already, mended.

UTF-8 that decodes is UTF-8, whatever is declared: no other encoding decodes as UTF-8 by chance. Else the declaration
holds, by the WHATWG Encoding Standard's reading of its name; stray bytes are read as Windows-1252.
"""

import codecs
import re
from typing import Final

from sayso.errors import BinaryInput

# Byte-order marks, the longer before those that they begin with. Source: Unicode Standard, section 23.8.
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Labels whose usual meaning on the web is not what their name says.
# Source: WHATWG Encoding Standard, section 4.2 "Names and labels".
LABELS: Final = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}

# What files that are no text begin with. Source: the file(1) magic database.
SIGNATURES: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"{\\rtf", "an RTF document"),
)

SAMPLE: Final = 65_536
CONTROL_SHARE: Final = 0.02
_STRAY: Final = "sayso.ingest.stray"
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*+=\s*+["']?\s*+([\w.:-]{2,40})""", re.I)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A letter that UTF-8's first bytes turn into, followed by one that its later bytes turn into.
_MOJIBAKE = re.compile("[ÂÃÅâÐÑÎï][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_STRAY, _stray_byte)


def decode(data: bytes, declared: str | None = None) -> str:
    r"""The text of `data`. `declared` is what the transport says (HTTP's charset); a page's own word is looked for.

    Raises:
        BinaryInput: the bytes are no text.

    >>> decode("naïve".encode("utf-8"), declared="latin-1"), decode(b"it\x92s na\xc3\xafve")
    ('naïve', 'it’s naïve')
    """
    encoding = wide_encoding(data)
    if encoding:
        return data.decode(encoding, "replace")
    refuse_binary(data)
    return _without_mark(data, declared or _declared_inside(data))


def refuse_binary(data: bytes) -> None:
    """Nothing, for bytes that may be text.

    Raises:
        BinaryInput: they begin like a known other format, or hold zero bytes or many control characters.
    """
    sample = data[:SAMPLE]
    came = next((what for start, what in SIGNATURES if sample.startswith(start)), None)
    if came is None and (b"\0" * 4 in sample or _control_share(sample) > CONTROL_SHARE):
        came = "binary data"
    if came is not None:
        raise BinaryInput(
            expected="a report as text, HTML or JSON Lines",
            came=came,
            todo="save the report's text, or the web page itself, and give that",
        )


def mend_mojibake(text: str) -> str:
    """The text as it was before UTF-8 was taken for Windows-1252 or its like; other text comes back as it is.

    >>> mend_mojibake("They donâ€™t know."), mend_mojibake("Ã la carte is fine: château")
    ('They don’t know.', 'Ã la carte is fine: château')
    """
    if not _MOJIBAKE.search(text):
        return text
    import ftfy

    return "\n".join(ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line for line in text.split("\n"))


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, or UTF-8 with a byte-order mark, where the first bytes show it; None for all else.

    >>> wide_encoding("It left.".encode("utf-16-le")), wide_encoding(b"It left.")
    ('utf-16-le', None)
    """
    return _by_mark(data) or _by_zeros(data)


def _by_mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)


def _by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every second byte is zero, and none of the others."""
    even, odd = data[:SAMPLE:2], data[1:SAMPLE:2]
    if len(odd) < 2:
        return None
    if odd.count(0) > 0.7 * len(odd) and not even.count(0):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.7 * len(even) and not odd.count(0) else None


def _declared_inside(data: bytes) -> str | None:
    found = _DECLARED.search(data[:8192])
    return found[1].decode("ascii", "replace") if found else None


def _without_mark(data: bytes, declared: str | None) -> str:
    codec = _codec(declared)
    if codec.startswith("iso2022"):  # seven-bit, so it would pass as UTF-8
        return data.decode(codec, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8", _STRAY) if codec in ("utf-8", "cp1252") else data.decode(codec, "replace")


def _codec(label: str | None) -> str:
    """Python's name of a declared encoding; UTF-8 where there is none, or none that Python knows as one of text."""
    plain = (label or "utf-8").strip().lower()
    try:
        codec = codecs.lookup(LABELS.get(plain, plain))
    except LookupError:
        return "utf-8"
    is_wide = codec.name.startswith(("utf-16", "utf-32", "utf-7"))  # a page could not have declared itself in these
    return codec.name if not is_wide and getattr(codec, "_is_text_encoding", True) else "utf-8"


def _control_share(sample: bytes) -> float:
    return len(_CONTROLS.findall(sample)) / max(1, len(sample))
