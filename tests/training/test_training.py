"""The training code, on a few sentences of our own; needs the environment that `make test-training` sets up."""

import json
import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: run `make test-training`")
onnxruntime = pytest.importorskip("onnxruntime")

from sayso.reader.layers import BOND, LINKS, OUTPUTS, ROLES, WIDTH  # noqa: E402
from sayso.reader.windows import cut_windows, stack  # noqa: E402
from sayso.reader.words import split_words  # noqa: E402
from training import base  # noqa: E402
from training.evaluate import evaluate  # noqa: E402
from training.examples import UNKNOWN, batches, collate, examples  # noqa: E402
from training.export import export_onnx, quantize  # noqa: E402
from training.model import Reader, Size, _buckets  # noqa: E402
from training.silver import label_all, opinions, unpack  # noqa: E402
from training.train import Plan, Run, build  # noqa: E402

TEXT = "The ferry had not left, Ana Vance said on Monday. “Nobody came,” said Tomas Reil. “It was cold.”"


def spans(*parts: str) -> list[list[int]]:
    return [[TEXT.index(p), TEXT.index(p) + len(p)] for p in parts]


ARTICLE = {
    "id": "a",
    "text": TEXT,
    "attributions": [
        {"source": spans("Ana Vance"), "cue": spans("said on"), "content": spans("The ferry had not left")},
        {"source": spans("Tomas Reil"), "cue": spans("said T"), "content": spans("“Nobody came,”", "“It was cold.”")},
    ],
}


def test_targets_say_what_the_gold_spans_say() -> None:
    (example,) = examples(ARTICLE, base.load_tokenizer(), limit=200)
    words = [TEXT[a:b] for a, b in zip(example.words.starts, example.words.ends, strict=True)]
    assert [words[c] for c in example.cues] == ["said", "said"]
    inside = example.links[1, :, LINKS.index("content")] > 0
    assert [w for w, here in zip(words, inside, strict=True) if here] == [
        "“", "Nobody", "came", ",", "”", "“", "It", "was", "cold", ".", "”",
    ]  # fmt: skip
    starts = example.links[1, :, LINKS.index("content_start")] > 0
    assert [w for w, here in zip(words, starts, strict=True) if here] == ["“", "“"]
    assert example.roles.shape == (len(words), len(ROLES), 3)
    known = example.roles.sum(-1) == 1
    assert np.all(known[:, ROLES.index("content")])
    hidden = ~known[:, ROLES.index("source")]
    assert [w for w, here in zip(words, hidden, strict=True) if here] == [
        "The", "ferry", "had", "not", "left", "“", "Nobody", "came", ",", "”", "“", "It", "was", "cold", ".", "”",
    ]  # fmt: skip
    assert np.array_equal(hidden, ~known[:, ROLES.index("cue")])  # nobody marked attributions inside others here
    assert np.all(example.links[:, :, LINKS.index("medium")] == UNKNOWN)
    assert np.all(example.labels == UNKNOWN)


def test_relative_distances_fall_into_mpnets_classes() -> None:
    classes = _buckets(torch.arange(200), 32)
    assert classes[10, 10] == 0
    assert classes[10, 3] == 7
    assert classes[3, 10] == 7 + 16
    assert classes[199, 0] == 15
    assert classes[0, 199] == 31


def write_corpora(folder: Path) -> Path:
    (folder / "polnear").mkdir(parents=True)
    for part in ("train", "dev"):
        (folder / f"polnear/{part}.jsonl").write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    return folder


def no_figures(*_: object) -> dict[str, float]:
    return {}


def test_a_run_learns_and_takes_up_where_it_was_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.train.evaluate", no_figures)
    plan = Plan(corpora=write_corpora(tmp_path / "corpora"), epochs=3)
    whole = Run(tmp_path / "whole", plan)
    whole.train()
    first = Run(tmp_path / "run", plan)
    monkeypatch.setattr(first, "save", lambda save=first.save: (save(), _stop_after(first, 2)))
    with pytest.raises(KeyboardInterrupt):
        first.train()
    second = Run(tmp_path / "run", plan)
    assert second.epoch == 2
    second.train()
    for ours, theirs in zip(whole.reader.parameters(), second.reader.parameters(), strict=True):
        assert torch.equal(ours, theirs)
    log = [json.loads(line) for line in (tmp_path / "run/log.jsonl").read_text().splitlines()]
    assert [line.get("epoch") for line in log] == [1, 2, 3, None]
    assert log[2]["loss"] < log[0]["loss"]


def test_silver_labels_hold_the_gold_ones_and_are_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readers, tokenizer = [build("student").eval()], base.load_tokenizer()
    todo = [(ARTICLE, True), ({"text": TEXT}, False)]
    label_all(readers, todo, tokenizer, tmp_path / "whole.pt")
    with_gold, plain = unpack(tmp_path / "whole.pt", tokenizer)
    (gold,) = examples(ARTICLE, tokenizer, limit=160)
    for cue, link in zip(gold.cues, gold.links, strict=True):
        (place,) = np.flatnonzero(with_gold.cues == cue)
        assert np.all(with_gold.links[place][link > 0] >= 0.5)
    content = ROLES.index("content")  # the others are unknown inside of contents
    np.testing.assert_allclose(with_gold.roles[:, content], (gold.roles + plain.roles)[:, content] / 2, atol=2e-3)
    torch.save(torch.load(tmp_path / "whole.pt", weights_only=False)[:1], tmp_path / "half.pt.begun")
    medium = LINKS.index("medium")  # nobody marked media in the article, so the ensemble alone says
    (place,) = np.flatnonzero(with_gold.cues == gold.cues[0])
    asked = list(opinions(readers, with_gold.words, [with_gold.window], [gold.cues]))
    (_, _, cues, links) = asked[0]
    np.testing.assert_allclose(
        with_gold.links[place, :, medium], links[np.flatnonzero(cues == gold.cues[0])[0], :, medium], atol=2e-3
    )
    calls: list[str] = []
    monkeypatch.setattr("training.silver.label", lambda *a: calls.append(a[1]) or [])
    label_all(readers, todo, tokenizer, tmp_path / "half.pt")
    assert calls == [TEXT]
    assert (tmp_path / "half.pt").exists()
    assert not (tmp_path / "half.pt.begun").exists()


def test_a_run_is_never_taken_up_under_another_plan(tmp_path: Path) -> None:
    Run(tmp_path / "run", Plan(corpora=tmp_path))
    with pytest.raises(ValueError, match="another plan"):
        Run(tmp_path / "run", Plan(corpora=tmp_path, epochs=7))


def _stop_after(run: Run, epoch: int) -> None:
    if run.epoch == epoch:
        raise KeyboardInterrupt


def test_the_exported_graph_says_what_the_network_says(tmp_path: Path) -> None:
    torch.manual_seed(0)
    reader = build("student").eval()
    torch.nn.init.normal_(reader.roles.weight, std=0.3)  # so that some words are candidates
    words = split_words("\n".join([TEXT, TEXT[:40]]), base.load_tokenizer())
    inputs = stack(words, cut_windows("\n".join([TEXT, TEXT[:40]]), words, 24))
    with torch.no_grad():
        outputs = [o.numpy() for o in reader(**{k: torch.from_numpy(v) for k, v in inputs.items()})]
    export_onnx(reader, tmp_path / "full.onnx")
    quantize(tmp_path / "full.onnx", tmp_path / "small.onnx")
    full, small = (
        onnxruntime.InferenceSession(str(tmp_path / name)).run(list(OUTPUTS), inputs)
        for name in ("full.onnx", "small.onnx")
    )
    assert len(outputs) == len(full) == len(OUTPUTS)
    assert len(outputs[OUTPUTS.index("cues")]) > 0
    for name, said, graph in zip(OUTPUTS, outputs, full, strict=True):
        if name in ("cues", "parents", "relations"):
            assert np.array_equal(graph, said), name
        else:
            np.testing.assert_allclose(graph, said, atol=2e-3, err_msg=name)
    labels, bonds = (small[OUTPUTS.index(name)] for name in ("labels", "bonds"))
    assert labels.shape[2:] == (WIDTH,)
    assert bonds.shape[2:] == (2 * BOND + 1,)
    same = small[0].reshape(-1, 3).argmax(-1) == full[0].reshape(-1, 3).argmax(-1)
    assert same.mean() > 0.9
    assert (tmp_path / "small.onnx").stat().st_size < 40e6


def test_padding_changes_nothing() -> None:
    torch.manual_seed(0)
    reader = Reader(Size(layers=1, width=32, heads=2, inner=64)).eval()
    words = split_words(TEXT + "\n" + TEXT[:40], base.load_tokenizer())
    windows = [(0, 24), (24, len(words))]
    with torch.no_grad():
        together = reader(**{k: torch.from_numpy(v) for k, v in stack(words, windows).items()})[0]
        alone = reader(**{k: torch.from_numpy(v) for k, v in stack(words, windows[1:]).items()})[0]
    torch.testing.assert_close(together[1, : alone.shape[1]], alone[0])


def test_a_batch_counts_its_cues_by_window_and_pads_its_links() -> None:
    (long,) = examples(ARTICLE, base.load_tokenizer(), limit=200)
    (short,) = examples({"text": "Vance left.", "attributions": []}, base.load_tokenizer(), limit=200)
    batch = collate([short, long])
    assert batch["cues"].tolist() == [[1, c] for c in long.cues]
    assert batch["links"].shape == (2, len(long.words), len(LINKS))
    assert batch["roles"][0, len(short.words) :].sum() == 0


def test_batches_hold_every_example_once_and_no_more_pieces_than_asked() -> None:
    (example,) = examples(ARTICLE, base.load_tokenizer(), limit=200)
    size = len(example.words.ids) + 2
    made = batches([example] * 7, 3 * size, random.Random(1))
    assert sorted(len(batch) for batch in made) == [1, 3, 3]


def test_evaluation_runs_on_an_untrained_reader() -> None:
    shared = Path("../shared")
    if not shared.is_dir():
        pytest.skip("needs the scorers in ../shared")
    figures = evaluate(build("student"), base.load_tokenizer(), [ARTICLE], shared)
    assert figures["recall"]["direct"]["gold"] == 1
