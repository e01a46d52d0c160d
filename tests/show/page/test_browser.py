"""The page in a real browser: Debian's chromium, driven by Playwright; axe-core looks for what keeps people out.

Skipped where there is no browser; with SAYSO_NEED_BROWSER=1 that is a failure.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sayso.records import Reading
from sayso.show.page import page_of
from sayso.show.page.render import safe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE, TABLET, DESK = (360, 740), (820, 1180), (1280, 900)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """The browser, once for all tests."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing("no chromium on the PATH: apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("no playwright: pip install -r requirements/dev.txt")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found)
        yield started
        started.close()


def missing(reason: str) -> None:
    """Skips, or fails where a browser is needed."""
    if os.environ.get("SAYSO_NEED_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


Opened = Callable[..., "Page"]


@pytest.fixture
def opened(browser: "Browser", tmp_path: Path) -> Iterator[Opened]:
    """Opens a reading's page; fails afterwards where the page said anything on the console or asked for anything."""
    said, asked, contexts = list[str](), list[str](), list[Any]()
    file = tmp_path / "page.html"

    def open_page(reading: Reading, size: tuple[int, int] = DESK, **settings: Any) -> "Page":
        file.write_text(page_of(reading), encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": size[0], "height": size[1]}, **settings))
        page: Page = contexts[-1].new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert set(asked) == {file.as_uri()}


@pytest.fixture(params=["told", "hostile", "empty"])
def any_reading(request: pytest.FixtureRequest) -> Reading:
    """Each of the readings in turn."""
    reading: Reading = request.getfixturevalue(request.param)
    return reading


def test_the_text_is_the_reports(any_reading: Reading, opened: Opened) -> None:
    page = opened(any_reading)
    shown = page.evaluate(
        "() => { const t = document.querySelector('.text').cloneNode(true);"
        " t.querySelectorAll('.no').forEach(n => n.remove()); return t.textContent; }"
    )
    assert shown == safe(any_reading.report.text)


@pytest.mark.parametrize("width", [320, 360, 820, 1100, 1280])
def test_nothing_is_wider_than_the_screen(any_reading: Reading, opened: Opened, width: int) -> None:
    page = opened(any_reading, (width, 740))
    wide = page.evaluate(
        "() => [document.documentElement, ...document.querySelectorAll('.pane')]"
        ".filter(e => e.scrollWidth > (e === document.documentElement ? innerWidth : e.clientWidth))"
        ".filter(e => e === document.documentElement || getComputedStyle(e).overflowX !== 'visible')"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert wide == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_people_out(any_reading: Reading, opened: Opened, size: tuple[int, int], scheme: str) -> None:
    page = opened(any_reading, size, color_scheme=scheme)
    assert faults(page) == []


def test_nor_where_something_was_jumped_to(told: Reading, opened: Opened) -> None:
    for scheme in ("light", "dark"):
        page = opened(told, DESK, color_scheme=scheme)
        for entry in ("#c1", "#claim-5", "#s1", "#source-1"):
            page.evaluate(f"location.hash = '{entry}'")
            assert faults(page, "color-contrast") == []


def faults(page: "Page", *rules: str) -> list[tuple[str, list[str]]]:
    """What axe-core finds, and where; by all of its rules if none are given."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(rules.length ? {runOnly: rules} : {})", list(rules))["violations"]
    return [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found]


def test_the_keyboard_is_enough(told: Reading, opened: Opened) -> None:
    page = opened(told)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for number in told.claims[:2]:
        page.locator(f"#{number.id}").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == f"#claim-{number.id[1:]}"
        page.locator(f"#claim-{number.id[1:]} a.no").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == f"#{number.id}"


def test_all_pieces_of_a_claim_light_up(told: Reading, opened: Opened) -> None:
    page = opened(told)
    page.evaluate("location.hash = '#c4'")
    grounds = page.evaluate(
        "() => [...document.querySelectorAll('.in-c4, #claim-4')].map(e => getComputedStyle(e).backgroundColor)"
    )
    assert len(grounds) == 4
    assert len(set(grounds)) == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.in-c1')).backgroundColor") != grounds[0]


def test_a_jump_moves_the_pane_and_not_the_page(told: Reading, opened: Opened) -> None:
    page = opened(told, (1280, 500))
    for entry in ("#s1", "#silence-1", "#claim-1"):
        page.evaluate(f"location.hash = '{entry}'")
        assert page.evaluate("[document.documentElement.scrollTop, document.body.scrollTop]") == [0, 0]
        assert page.evaluate("document.querySelector('.pane').getBoundingClientRect().top") == 0
        assert page.evaluate(
            f"(r => r.top >= 0 && r.top < innerHeight)(document.querySelector('{entry}').getBoundingClientRect())"
        )


def test_all_of_it_is_printed(told: Reading, opened: Opened) -> None:
    page = opened(told)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).overflow") == "visible"
    assert page.locator("footer").is_visible()
    assert page.pdf().startswith(b"%PDF")
