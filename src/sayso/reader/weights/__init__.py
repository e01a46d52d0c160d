"""The trained model: the network, its tokenizer, its settings, and a card that says where it comes from."""

from bisect import bisect_left
from functools import cache
from pathlib import Path

import msgspec
from tokenizers import Tokenizer

from sayso.errors import WeightsError
from sayso.reader.decode import Settings, Thresholds

FOLDER = Path(__file__).parent
LONGEST_WINDOW = 510  # pieces that the encoder has places for, but for the two at the ends


class Model(msgspec.Struct, frozen=True):
    """What belongs to one trained network.

    Attributes:
        version: stamped on every reading.
        window: pieces that the network sees at once. decode: thresholds tuned on the development set.
        calibration: pairs of raw score and probability, rising in both.
        resolve: what links and silences need to count.
        distance: what it costs that an antecedent is 1, 2, 4, … words away.
    """

    version: str
    window: int
    decode: Settings
    calibration: tuple[tuple[float, float], ...]
    resolve: Thresholds = Thresholds()
    distance: tuple[float, ...] = (0.0,)

    def __post_init__(self) -> None:
        raw = [score for score, _ in self.calibration]
        if len(raw) < 2 or raw != sorted(raw):
            raise ValueError("the calibration needs two pairs or more, rising")
        if not 1 <= self.window <= LONGEST_WINDOW:
            raise ValueError(f"the window has to be 1 to {LONGEST_WINDOW} pieces")

    def probability(self, score: float) -> float:
        """The calibrated probability of a raw score, between the pairs by straight lines.

        >>> Model("", 128, Settings(), ((0.0, 0.0), (1.0, 0.5))).probability(0.5)
        0.25
        """
        place = min(max(bisect_left(self.calibration, (score, 0.0)), 1), len(self.calibration) - 1)
        (x1, y1), (x2, y2) = self.calibration[place - 1 : place + 1]
        return y2 if x1 == x2 else y1 + (y2 - y1) * (min(max(score, x1), x2) - x1) / (x2 - x1)


def load_model(folder: Path = FOLDER) -> Model:
    """The model's settings.

    Raises:
        WeightsError: the file is missing or does not fit this version.
    """
    try:
        return msgspec.json.decode((folder / "model.json").read_bytes(), type=Model)
    except (OSError, msgspec.DecodeError) as wrong:
        raise unfit("the model's settings, model.json", wrong) from wrong


@cache
def load_tokenizer(folder: Path = FOLDER) -> Tokenizer:
    """The tokenizer, loaded once.

    Raises:
        WeightsError: the file is missing or broken.
    """
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as wrong:  # the library raises a bare Exception
        raise unfit("the tokenizer, tokenizer.json", wrong) from wrong
    tokenizer.encode_special_tokens = True  # a report that says "[SEP]" means the letters
    return tokenizer


def unfit(what: str, wrong: Exception) -> WeightsError:
    """The error that says which of the model's files is missing or does not fit."""
    return WeightsError(expected=what, came=str(wrong), todo="install sayso anew, or run `make train`")
