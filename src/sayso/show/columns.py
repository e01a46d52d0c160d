"""The bare table that all lists here share: a line under its head, nothing else; one below the other where narrow."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rich.box import SIMPLE_HEAD, Box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.show.marks import Marks

TABLE_WIDTH = 60
"""In fewer columns than these the cells of a row stand one below the other."""


class Column(NamedTuple):
    """A column's head and its share of the width, 0 for as wide as its widest cell.

    Where cells stand one below the other, the head stands before those that are `labelled`.
    """

    head: str
    ratio: int = 0
    right: bool = False
    labelled: bool = False


NUMBER, SURE = Column("#", right=True), Column("Sure", right=True, labelled=True)
Row = Sequence[RenderableType]


def laid_out(columns: Sequence[Column], rows: Iterable[Row], marks: Marks, width: int) -> RenderableType:
    """The rows in columns, or in paragraphs where the terminal is too narrow."""
    return table(columns, rows, marks) if width >= TABLE_WIDTH else stacked(columns, rows)


def table(columns: Sequence[Column], rows: Iterable[Row], marks: Marks, *, leading: int = 0) -> Table:
    """One line or more a row, as wide as the terminal; `leading` is the empty lines between two rows."""
    box = Box(str(SIMPLE_HEAD).replace("─", marks.line), ascii=marks.line.isascii())
    grid = Table(
        box=box,
        show_edge=False,
        pad_edge=False,
        expand=True,
        padding=(0, 2, 0, 0),
        header_style="bold",
        leading=leading,
    )
    for column in columns:
        justify: Literal["left", "right"] = "right" if column.right else "left"
        if column.ratio:
            grid.add_column(column.head, ratio=column.ratio, overflow="fold", justify=justify)
        else:
            grid.add_column(column.head, no_wrap=True, justify=justify)
    for row in rows:
        grid.add_row(*row)
    return grid


def stacked(columns: Sequence[Column], rows: Iterable[Row]) -> Table:
    """One paragraph a row: its first cell before, the others one below the other, without those that are empty."""
    grid = Table.grid(padding=(1, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for first, *cells in rows:
        filled = [labelled(column, cell) for column, cell in zip(columns[1:], cells, strict=True) if cell != Text()]
        grid.add_row(first, Group(*filled))
    return grid


def labelled(column: Column, cell: RenderableType) -> RenderableType:
    """A cell with its column's head before it where it needs one."""
    return Text.assemble((f"{column.head}: ", "dim"), cell) if column.labelled and isinstance(cell, Text) else cell
