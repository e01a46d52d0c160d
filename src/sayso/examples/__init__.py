"""Six reports of one invented story, told by six outlets; `examples/README.md` says who copied whom."""

from importlib.resources import files

from sayso.records import Report, from_json


def example_reports() -> tuple[Report, ...]:
    """The reports in the order in which they were published.

    >>> [report.outlet for report in example_reports()][:2]
    ['Lodestar News Agency', 'Tarsen Chronicle']
    """
    here = files(__name__).iterdir()
    lines = sorted((file for file in here if file.name.endswith(".jsonl")), key=lambda file: file.name)
    return tuple(from_json(file.read_bytes(), Report) for file in lines)
