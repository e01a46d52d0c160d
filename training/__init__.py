"""From corpora to weights. Nothing in src/ imports this package."""
