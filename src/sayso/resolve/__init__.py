"""resolve: from what the network says of a text to its ledger: actors, claims with their chains, silences."""

from sayso.resolve.resolve import resolve

__all__ = ["resolve"]
