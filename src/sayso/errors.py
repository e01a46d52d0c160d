"""Everything that sayso raises on purpose; each message says what was expected, what came, and what to do."""


class SaysoError(Exception):
    """The root of the tree. `expected`, `came` and `todo` are sentences' parts for people to read.

    >>> print(EmptyInput(expected="a report's text", came="nothing", todo="give a file that holds one"))
    expected a report's text; came nothing; give a file that holds one
    """

    def __init__(self, *, expected: str, came: str, todo: str) -> None:
        super().__init__(f"expected {expected}; came {came}; {todo}")
        self.expected, self.came, self.todo = expected, came, todo


class InputError(SaysoError):
    """The input cannot be read as a report."""


class MissingInput(InputError):
    """There is no such file."""


class EmptyInput(InputError):
    """The input holds no text."""


class BinaryInput(InputError):
    """The input is no text in any encoding that is known."""


class TooLarge(InputError):
    """The input is larger than what one report may be."""


class NotNews(InputError):
    """The input is text, but not that of a news report."""


class NotEnglish(InputError):
    """The report is in another language; sayso reads English only."""


class Unreachable(InputError):
    """A URL cannot be fetched, or must not be."""


class BadLine(InputError):
    """A line of JSON Lines does not hold a report."""


class BadDate(InputError):
    """A day of publication cannot be read."""


class RecordError(SaysoError):
    """A line of JSON does not hold the record that it should."""


class OutputError(SaysoError):
    """The output cannot go where it was asked for, or would take the place of something else there."""


class WeightsError(SaysoError):
    """The trained model that comes with sayso is missing or does not fit this version."""


def unreadable(wrong: OSError) -> InputError:
    """The error for an input that the system would not read.

    >>> unreadable(PermissionError(13, "Permission denied")).came
    'Permission denied'
    """
    return InputError(
        expected="an input that can be read",
        came=wrong.strerror or str(wrong),
        todo="check its name and its rights",
    )
