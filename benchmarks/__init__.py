"""Measuring: the doorway for scorers, accuracy against floors, speed beside peers."""
