r"""sayso reads news reports and finds who says what: the source, the cue and the content of each attribution.

>>> import sayso
>>> reading = sayso.read(
...     "The harbour was quiet on Monday.\n"
...     "Every ferry of the morning had left on time and full to the last seat, Ana Vance said.\n"
... )
>>> found = reading.attributions[0]
>>> [span.of(reading.report.text) for span in found.source]
['Ana Vance']
"""

from sayso.errors import (
    BadDate,
    BadLine,
    BinaryInput,
    EmptyInput,
    InputError,
    MissingInput,
    NotEnglish,
    NotNews,
    RecordError,
    SaysoError,
    TooLarge,
    Unreachable,
    WeightsError,
)
from sayso.reading import read
from sayso.records import Attribution, Reading, Report, Span, from_json, to_json

__version__ = "0.1.0"

__all__ = [
    "Attribution",
    "BadDate",
    "BadLine",
    "BinaryInput",
    "EmptyInput",
    "InputError",
    "MissingInput",
    "NotEnglish",
    "NotNews",
    "Reading",
    "RecordError",
    "Report",
    "SaysoError",
    "Span",
    "TooLarge",
    "Unreachable",
    "WeightsError",
    "__version__",
    "from_json",
    "read",
    "to_json",
]
