"""The reader: from a report to its attributions, in one pass of the network over each window."""

from functools import cache
from pathlib import Path

from sayso.reader.assemble import assemble
from sayso.reader.network import Network
from sayso.reader.weights import FOLDER, load_model, load_tokenizer
from sayso.reader.windows import cut_windows
from sayso.reader.words import split_words
from sayso.records import Attribution, Reading, Report


class Reader:
    """A trained model, ready to read. Load it once with `load_reader()`; it may be shared between threads."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        self.model = load_model(folder)
        self._tokenizer = load_tokenizer(folder)
        self._network = Network(folder / "reader.onnx", threads)

    def read(self, report: Report) -> Reading:
        """Read one report; time and memory grow in proportion to its length.

        >>> reading = load_reader().read(Report(id="a", text="The ferry had left, Ana Vance said."))
        >>> [span.of(reading.report.text) for span in reading.attributions[0].source]
        ['Ana Vance']
        """
        return Reading(report=report, attributions=self.attributions(report.text), reader=self.model.version)

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """The attributions of a text, in its order. Spans are code points of `text` as given."""
        words = split_words(text, self._tokenizer)
        windows = cut_windows(text, words, self.model.window)
        return assemble(text, words, self._network.read(words, windows), self.model)


@cache
def load_reader() -> Reader:
    """The reader that comes with sayso, loaded at the first call.

    Raises:
        WeightsError: its files are missing or do not fit this version.
    """
    return Reader()
