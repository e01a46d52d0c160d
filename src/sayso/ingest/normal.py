r"""Text as the ledger holds it: Unicode NFC, `\n` for the ends of lines, no control characters.

Zero-width and bidirectional characters stay: they are part of what was published, and spans must point at them.
"""

import re
import unicodedata
from itertools import groupby
from typing import Final

from sayso.ingest.encoding import mend_mojibake

# UAX #15, section 13 "Stream-Safe Text Format": no more than 30 marks on one character, so that sorting them,
# which is quadratic, stays cheap.
MAX_MARKS: Final = 30

# What the web means by the C1 controls: Windows-1252. Source: WHATWG HTML, "numeric character reference end state".
C1: Final = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}

_LINE_ENDS = re.compile("\r\n?|[\v\f\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]|^\ufeff")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LONG_RUN = re.compile(f"[^\x00-\u02ff]{{{MAX_MARKS + 1},}}")
_SPACES = re.compile(r"[^\S\n]+")


def normal(text: str) -> str:
    r"""The text with mojibake mended, control characters left out, ends of lines as `\n`, in NFC.

    >>> normal("Cafe\u0301\r\nopen\x00ed")
    'Café\nopened'
    """
    plain = _CONTROLS.sub("", _LINE_ENDS.sub("\n", _SURROGATES.sub("\ufffd", text)))
    mended = mend_mojibake(mend_mojibake(plain).translate(C1))
    safe = _LONG_RUN.sub(_stream_safe, mended)
    return unicodedata.normalize("NFC", safe)


def one_line(text: str) -> str:
    r"""The text on one line, single spaces between its words: for titles, names and other short fields.

    >>> one_line("  Ferry\n runs\tagain ")
    'Ferry runs again'
    """
    return " ".join(normal(text).split())


def field(value: str | None) -> str | None:
    r"""A short field of a report on one line; None where it holds nothing.

    >>> field(" N\x00KT "), field(" ")
    ('NKT', None)
    """
    return (one_line(value) or None) if value else None


def tidy(line: str) -> str:
    """A paragraph without spaces at its ends, and one space wherever it had several."""
    return _SPACES.sub(" ", line).strip()


def _stream_safe(run: re.Match[str]) -> str:
    kept = ((is_mark, list(marks)) for is_mark, marks in groupby(run[0], _is_mark))
    return "".join("".join(marks[:MAX_MARKS] if is_mark else marks) for is_mark, marks in kept)


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0
