"""Pages and texts of invented outlets and places, shared by the tests of ingest."""

from collections.abc import Callable

import pytest

PARAGRAPHS = (
    "PORT ALDER, Oct. 3 (NKT) — The ferry Saint Brannoc left the harbour of Port Alder on Monday with 240 people on "
    "board, the port authority said, three weeks after a storm had damaged its engine.",
    "“We are glad that she sails again,” harbour master Ines Vorhaal told reporters. “It has been a long month for the "
    "islands, and the shops there are nearly empty.”",
    "The operator, Marlow Lines, did not say when the second ferry would be repaired. A spokesman for the company said "
    "that parts had been ordered and that work would begin as soon as they arrived.",
    "Officials on the islands have asked the government for help. According to the council, about 1,200 people live "
    "there all year, and most of what they buy comes by sea.",
)


@pytest.fixture
def prose() -> str:
    """Four paragraphs of an English report, one a line, with a dateline."""
    return "\n".join(PARAGRAPHS)


@pytest.fixture
def page() -> Callable[..., str]:
    """A function that builds a news page: `head` and `top` are HTML, `paragraphs` the texts of its article."""

    def build(
        head: str = "<title>Ferry to the islands sails again</title>",
        top: str = "<h1>Ferry to the islands sails again</h1>",
        paragraphs: tuple[str, ...] = PARAGRAPHS,
        lang: str = "en",
        bottom: str = "",
    ) -> str:
        article = "".join(f"<p>{text}</p>" for text in paragraphs)
        return (
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
            '<nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>'
            f"<main><article>{top}{article}{bottom}</article></main>"
            "<footer>About us, contact, imprint</footer></body></html>"
        )

    return build
