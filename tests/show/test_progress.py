"""The bar: on a terminal, after a while, never in the way of the output."""

import time

import pytest

from sayso.show import progress
from sayso.show.progress import MANY, Waiting


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard error passes for a terminal."""
    monkeypatch.setattr(progress, "on_terminal", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


def wait_for_bar(waiting: Waiting) -> bool:
    """True as soon as the bar is on the screen; False if it is not after two seconds."""
    for _ in range(200):
        if waiting.bar.live.is_started:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("colour", ["", "1"])
def test_nothing_where_standard_error_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, colour: str
) -> None:
    monkeypatch.setenv("FORCE_COLOR", colour)
    with Waiting(total=MANY) as waiting:
        waiting.step("a")
        with waiting.hidden():
            pass
        waiting.done()
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("on_terminal")
def test_nothing_if_it_is_quick(capsys: pytest.CaptureFixture[str]) -> None:
    with Waiting(total=1) as waiting:
        waiting.step("a")
        waiting.done()
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("on_terminal")
def test_a_dumb_terminal_gets_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with Waiting(total=MANY) as waiting:
        waiting.step("a")
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("on_terminal")
def test_the_bar_comes_when_patience_ends(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    with Waiting(total=2) as waiting:
        waiting.step("slow\x1b[2J.txt")
        assert wait_for_bar(waiting)
    err = capsys.readouterr().err
    assert r"Reading slow\x1b[2J.txt" in err
    assert "\x1b[2J" not in err


@pytest.mark.usefixtures("on_terminal")
def test_many_files_bring_it_at_once_and_printing_hides_it() -> None:
    with Waiting(total=MANY) as waiting:
        assert wait_for_bar(waiting)
        with waiting.hidden():
            assert not waiting.bar.live.is_started
        assert waiting.bar.live.is_started
    assert not waiting.bar.live.is_started
