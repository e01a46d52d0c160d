"""Where pages go: whole, over nothing that was not asked for."""

import os
import stat
from pathlib import Path

import pytest

from sayso.errors import OutputError
from sayso.show.page.saved import Place, place_for, put_page


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def names() -> list[str]:
    return [path.name for path in Path().iterdir()]


def test_a_page_is_named_after_its_report() -> None:
    put_page("é", place_for(None, "there/ferry.txt"))
    assert Path("ferry-page.html").read_text(encoding="utf-8") == "é"
    assert names() == ["ferry-page.html"]


def test_a_name_that_was_not_given_is_never_taken_from_another_file() -> None:
    Path("ferry-page.html").touch()
    with pytest.raises(OutputError, match=r"say -o ferry-page\.html to replace it"):
        place_for(None, "ferry.txt")


def test_nor_is_it_if_that_file_came_meanwhile() -> None:
    place = place_for(None, "ferry.txt")
    Path("ferry-page.html").write_text("another's", encoding="utf-8")
    with pytest.raises(OutputError):
        put_page("mine", place)
    assert Path("ferry-page.html").read_text(encoding="utf-8") == "another's"
    assert names() == ["ferry-page.html"]


def test_a_file_asked_for_by_name_is_replaced_and_its_link_stays() -> None:
    Path("old.html").write_text("old", encoding="utf-8")
    Path("link.html").symlink_to("old.html")
    put_page("new", place_for("link.html", "ferry.txt"))
    assert Path("link.html").is_symlink()
    assert Path("old.html").read_text(encoding="utf-8") == "new"


def test_a_page_that_cannot_be_written_leaves_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("page.html").write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        put_page("new", Place(Path("page.html"), replace=True))
    assert names() == ["page.html"]
    assert Path("page.html").read_text(encoding="utf-8") == "old"


def test_the_report_itself_is_never_replaced() -> None:
    Path("report.html").write_text("the report", encoding="utf-8")
    with pytest.raises(OutputError, match="that of the report itself"):
        place_for("./report.html", "report.html")


def test_a_folder_is_no_file() -> None:
    with pytest.raises(OutputError, match="a folder"):
        place_for(".", "ferry.txt")


def test_a_device_is_written_to_and_stays() -> None:
    put_page("gone", place_for(os.devnull, "-"))
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
