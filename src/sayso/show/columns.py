"""The bare table that all lists here share: a line under its head, nothing else."""

from rich.box import SIMPLE_HEAD, Box
from rich.table import Table

from sayso.show.marks import Marks


def columns(marks: Marks, *, leading: int = 0) -> Table:
    """A table without columns yet, as wide as the terminal; `leading` is the empty lines between two rows."""
    box = Box(str(SIMPLE_HEAD).replace("─", marks.line), ascii=marks.line.isascii())
    padding = (0, 1, 0, 0)
    return Table(
        box=box, show_edge=False, pad_edge=False, expand=True, padding=padding, header_style="bold", leading=leading
    )
