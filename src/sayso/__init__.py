r"""sayso reads news reports and keeps their ledger: each claim, the chain of sources it came through, each silence.

>>> import sayso
>>> reading = sayso.read(
...     "The harbour was quiet on Monday.\n"
...     "Every ferry of the morning had left on time and full to the last seat, Ana Vance said.\n"
... )
>>> for claim in reading.claims:
...     print([span.of(reading.report.text) for link in claim.chain for span in link.source] or "own voice")
own voice
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
    OutputError,
    RecordError,
    SaysoError,
    TooLarge,
    Unreachable,
    WeightsError,
)
from sayso.reading import read
from sayso.records import Actor, Attribution, Claim, Link, Reading, Report, Silence, Span, from_json, to_json

__version__ = "0.2.0"

__all__ = [
    "Actor",
    "Attribution",
    "BadDate",
    "BadLine",
    "BinaryInput",
    "Claim",
    "EmptyInput",
    "InputError",
    "Link",
    "MissingInput",
    "NotEnglish",
    "NotNews",
    "OutputError",
    "Reading",
    "RecordError",
    "Report",
    "SaysoError",
    "Silence",
    "Span",
    "TooLarge",
    "Unreachable",
    "WeightsError",
    "__version__",
    "from_json",
    "read",
    "to_json",
]
