"""From a reading to the page: views, template, style and the policy that allows this very style and nothing else."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.records import Reading
from sayso.show.harmless import harmless
from sayso.show.page.entries import claim_entries, silence_entries, source_rows
from sayso.show.page.heading import heading_of
from sayso.show.page.marked import MarkedText
from sayso.show.page.summary import summary_of

LIT = (
    "main:has(:is(#{anchor},#{entry}):target) .in-{anchor},"
    "main:has(#{anchor}:target) #{entry}{{background:var(--lit);color:var(--ink);--faint:var(--ink)}}"
)
"""The rule that lights up all pieces of a claim or silence, and its entry, when one of them was jumped to."""

MOST_LIT = 300
"""With more rules than this browsers take seconds; then only the number and the entry that was jumped to light up."""


def page_of(reading: Reading) -> str:
    """One report as an HTML page that needs nothing else.

    >>> from sayso.records import Report
    >>> page_of(Reading(report=Report(id="a", text="It rained."), attributions=(), reader="none"))[:15]
    '<!doctype html>'
    """
    marked, style = MarkedText(reading), style_for(reading)
    return (
        environment()
        .get_template("page.html")
        .render(
            policy=policy(style),
            style=Markup(style),  # noqa: S704 - made of this package's own file and of numbers
            heading=heading_of(reading.report),
            summary=summary_of(reading),
            lines=marked.lines,
            anchored=marked.anchored,
            claims=claim_entries(reading),
            sources=source_rows(reading),
            silences=silence_entries(reading),
            reader=reading.reader,
        )
    )


@cache
def environment() -> Environment:
    """Jinja, with everything escaped and no slip in a name passed over."""
    return Environment(
        loader=PackageLoader("sayso.show.page"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def safe(value: Any) -> Any:
    r"""Makes harmless whatever the template prints, before it is escaped.

    >>> safe("turned \u202e around"), safe(3), safe("\ufdd0")
    ('turned \\u202e around', 3, '\\ufdd0')
    """
    return "".join(map(no_noncharacter, harmless(value))) if type(value) is str else value


def no_noncharacter(character: str) -> str:
    """The character, or the escape of a code point that Unicode keeps out of interchange and HTML forbids."""
    code = ord(character)
    return ascii(character)[1:-1] if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE else character


def style_for(reading: Reading) -> str:
    """The style, with a rule for each claim and silence, unless there are too many."""
    if len(reading.claims) + len(reading.silences) > MOST_LIT:
        return own_style()
    rules = [
        LIT.format(anchor=f"{kind}{number}", entry=f"{entry}-{number}")
        for kind, entry, found in (("c", "claim", reading.claims), ("s", "silence", reading.silences))
        for number in range(1, len(found) + 1)
    ]
    return "\n".join([own_style(), *rules])


@cache
def own_style() -> str:
    """The style that all pages have."""
    return (files("sayso.show.page") / "templates" / "style.css").read_text(encoding="utf-8")


def policy(style: str) -> str:
    """A Content-Security-Policy under which this style is all that the page may use.

    >>> policy("").startswith("default-src 'none'; style-src 'sha256-47DEQpj8HBSa")
    True
    """
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
