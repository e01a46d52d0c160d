"""Which of the forms some bytes are in, by what they hold, whatever the file is called."""

import re
from enum import Enum
from typing import Final

from sayso.ingest.encoding import decode

SAMPLE: Final = 16_384
TAGS_ENOUGH: Final = 3

_PAGE = re.compile(r"\s*+(?:<\?xml[^>]*+>\s*+|(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(
    r"</?(?:p|div|span|a|h[1-6]|meta|link|script|article|section|table|ul|li|br|img|title)\b[^<>]{0,500}>", re.I
)
_LINES = re.compile(r'\s*\{\s*(?:"|\}|$)|\s*\{[^\n]*\n\{"')  # the latter: a bad line before good ones
# A list of objects; or an object whose first line ends where it must go on, and below which no other one begins.
_DOCUMENT = re.compile(
    r"""\s*(?:\[\s*(?:\{\s*["}]|\]\s*$)|\{[^\S\n]*+(?:"[^\n]*[,:\[{])?[^\S\n]*+\n(?!\{")(?=\s*["}\[\]{]))"""
)


class Form(Enum):
    """The forms that a report may come in."""

    TEXT = "plain text"
    PAGE = "an HTML page"
    LINES = "JSON Lines"
    DOCUMENT = "a JSON document"


def form_of(head: bytes) -> Form:
    """The form of what begins with these bytes.

    >>> form_of(b'{"text": "The ferry left."}'), form_of(b"<!doctype html><p>The ferry left.")
    (<Form.LINES: 'JSON Lines'>, <Form.PAGE: 'an HTML page'>)
    >>> form_of(b'[{"text": "The ferry left."}]'), form_of(b'[Photo] The ferry left.')
    (<Form.DOCUMENT: 'a JSON document'>, <Form.TEXT: 'plain text'>)
    """
    text = decode(head[:SAMPLE]).lstrip("\ufeff")
    if _LINES.match(text) or _DOCUMENT.match(text):
        return Form.DOCUMENT if _DOCUMENT.match(text) else Form.LINES
    is_page = _PAGE.match(text) or (text.lstrip().startswith("<") and len(_TAG.findall(text)) >= TAGS_ENOUGH)
    return Form.PAGE if is_page or len(_TAG.findall(text)) >= 10 * TAGS_ENOUGH else Form.TEXT
