import json
from pathlib import Path

import pytest

from benchmarks import accuracy, phenomena


def test_a_figure_below_its_floor_fails_the_gate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"polnear": {"relation.f1": 0.7}}))
    monkeypatch.setattr(accuracy, "FLOORS", floors)
    monkeypatch.setattr("sys.argv", ["accuracy", "polnear", "--shared", str(tmp_path)])
    for value, code in ((0.71, 0), (0.69, 1)):
        monkeypatch.setattr(accuracy, "measure", lambda *_, value=value: {"relation.f1": value})
        assert accuracy.main() == code
    assert json.loads(floors.read_text()) == {"polnear": {"relation.f1": 0.7}}


def test_a_gate_without_a_floor_for_a_figure_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text("{}")
    monkeypatch.setattr(accuracy, "FLOORS", floors)
    monkeypatch.setattr("sys.argv", ["accuracy", "polnear", "--shared", str(tmp_path)])
    monkeypatch.setattr(accuracy, "measure", lambda *_: {"relation.f1": 0.9})
    assert accuracy.main() == 1


def test_raising_never_lowers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"polnear": {"a": 0.7, "b": 0.5}}))
    monkeypatch.setattr(accuracy, "FLOORS", floors)
    monkeypatch.setattr(accuracy, "measure", lambda *_: {"a": 0.6, "b": 0.6})
    monkeypatch.setattr("sys.argv", ["accuracy", "polnear", "--raise", "--shared", str(tmp_path)])
    assert accuracy.main() == 1
    assert json.loads(floors.read_text()) == {"polnear": {"a": 0.7, "b": 0.598}}


def test_every_gate_has_a_floor_for_every_figure() -> None:
    floors = json.loads(accuracy.FLOORS.read_text())
    assert set(floors) == set(accuracy.NAMES)
    assert {name: set(gate.figures) for name, gate in accuracy.GATES.items()} == {
        name: set(floors[name]) for name in accuracy.GATES
    }
    assert set(floors["phenomena"]) == {"all", *(check for line in phenomena.load() for check in line["checks"])}
    assert set(floors["treebank"]) == {"form", "uas", "las"}
