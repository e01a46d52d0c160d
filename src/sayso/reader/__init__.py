"""Read: from a report to the network's layers, and from them to attributions over words."""

from sayso.reader.reader import Reader, load_reader

__all__ = ["Reader", "load_reader"]
