"""The trained network: an ONNX graph run on the CPU, and the batches that it is fed."""

from collections.abc import Iterator
from pathlib import Path

import onnxruntime

from sayso.reader.layers import OUTPUTS, Layers
from sayso.reader.weights import unfit
from sayso.reader.windows import Range, stack
from sayso.reader.words import Words

BATCH = 4  # windows; more of them leave the processor's cache


class Network:
    """The graph, loaded once and safe to share between threads.

    Raises:
        WeightsError: the file is missing or no graph.
    """

    def __init__(self, path: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as wrong:  # the library raises kinds of its own for a missing and for a broken file
            raise unfit(f"the network, {path.name}", wrong) from wrong

    def read(self, words: Words, windows: list[Range]) -> Iterator[Layers]:
        """Run all windows of a text, windows of like length together."""
        ordered = sorted(windows, key=lambda w: words.first[w[1]] - words.first[w[0]])
        for i in range(0, len(ordered), BATCH):
            yield self._batch(words, ordered[i : i + BATCH])

    def _batch(self, words: Words, windows: list[Range]) -> Layers:
        return Layers.of(windows, *self._session.run(list(OUTPUTS), stack(words, windows)))
