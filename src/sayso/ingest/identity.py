"""The stable name of a report that comes without one."""

import hashlib
import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

DIGEST_BYTES: Final = 8

# Query fields that say how a reader came to the page, not which page it is.
# Source: the field prefixes that the analytics and advertising services document (Google, Meta, Matomo, Mailchimp).
TRACKING: Final = re.compile(r"(?:utm_|pk_|mtm_|mc_)\w+|fbclid|gclid|dclid|msclkid|igshid|ref_src|cmpid", re.I)


def report_id(*, url: str | None, text: str) -> str:
    """A short stable name out of the address, or, without one, out of the text: 16 hexadecimal digits.

    >>> report_id(url="https://nkt.example/a?utm_source=x#top", text="")
    '87e8c11bea0b3a61'
    """
    basis = f"url {plain_address(url)}" if url else f"text {text}"
    return hashlib.blake2b(basis.encode("utf-8", "replace"), digest_size=DIGEST_BYTES).hexdigest()


def plain_address(url: str) -> str:
    """The address without fragment and tracking fields, its scheme and host in small letters.

    >>> plain_address("HTTPS://NKT.example/a?id=3&fbclid=z#top")
    'https://nkt.example/a?id=3'
    """
    try:
        scheme, host, path, query, _ = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    fields = [pair for pair in parse_qsl(query, keep_blank_values=True) if not TRACKING.fullmatch(pair[0])]
    return urlunsplit((scheme.lower(), host.lower(), path, urlencode(fields), ""))
