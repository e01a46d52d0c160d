"""The reader: from a report to what the network says of it, in one pass over each window, and on to its ledger."""

from functools import cache
from pathlib import Path

from sayso.reader.assemble import assemble
from sayso.reader.network import Network
from sayso.reader.sheet import Sheet, lay_out
from sayso.reader.weights import FOLDER, load_model, load_tokenizer
from sayso.reader.windows import cut_windows
from sayso.reader.words import split_words
from sayso.records import Attribution, Reading, Report


class Reader:
    """A trained model, ready to read. Load it once with `load_reader()`; it may be shared between threads."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        self.model = load_model(folder)
        self.tokenizer = load_tokenizer(folder)
        self.network = Network(folder / "reader.onnx", threads)

    def read(self, report: Report) -> Reading:
        """Read one report: its attributions, actors, claims and silences.

        Time and memory grow in proportion to its length.

        >>> reading = load_reader().read(Report(id="a", text="The ferry had left, Ana Vance said."))
        >>> [span.of(reading.report.text) for span in reading.claims[0].content]
        ['The ferry had left']
        """
        from sayso.resolve import resolve  # the next stage, which knows this one

        sheet = self.sheet(report.text)
        found = resolve(sheet, report, self.model.resolve, self.model.distance)
        return Reading(
            report=report,
            attributions=assemble(sheet, self.model),
            actors=found.actors,
            claims=found.claims,
            silences=found.silences,
            reader=self.model.version,
        )

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """The attributions of a text, in its order. Spans are code points of `text` as given."""
        return assemble(self.sheet(text), self.model)

    def sheet(self, text: str) -> Sheet:
        """What the network says of a text."""
        words = split_words(text, self.tokenizer)
        windows = cut_windows(text, words, self.model.window)
        return lay_out(text, words, self.network.read(words, windows), self.model.decode)


@cache
def load_reader() -> Reader:
    """The reader that comes with sayso, loaded at the first call.

    Raises:
        WeightsError: its files are missing or do not fit this version.
    """
    return Reader()
