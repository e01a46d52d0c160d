"""Makes docs/read.svg, the picture of `sayso read` in the README: `python docs/picture.py` from the repo root.

The picture holds no fonts and fetches none.
"""

import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from sayso.examples import example_reports
from sayso.reader import load_reader
from sayso.records import Reading
from sayso.show.terminal import ReadingView

SHOWN = "aldmoor"
COLUMNS = 84
PAPER = TerminalTheme(
    (252, 251, 248),
    (36, 41, 47),
    [
        (36, 41, 47),
        (179, 38, 30),
        (17, 99, 41),
        (125, 78, 0),
        (9, 80, 174),
        (130, 36, 140),
        (0, 92, 130),
        (110, 119, 129),
    ],
)
"""A light ground that is legible on white and on black pages; each colour has a contrast of 5 to 1 or more."""

FONT_FACES = re.compile(r"@font-face \{.*?\}\n?", re.DOTALL)


def picture(reading: Reading) -> str:
    """The reading as SVG."""
    console = Console(
        file=StringIO(), width=COLUMNS, record=True, force_terminal=True, color_system="standard", highlight=False
    )
    console.print(ReadingView(reading))
    svg = console.export_svg(title=f"sayso read {SHOWN}.jsonl", theme=PAPER, unique_id="sayso")
    return FONT_FACES.sub("", svg).replace("Fira Code", "DejaVu Sans Mono")


def main() -> None:
    """Reads the example and writes the picture beside this script."""
    (report,) = (report for report in example_reports() if report.id == SHOWN)
    target = Path(__file__).with_name("read.svg")
    target.write_text(picture(load_reader().read(report)), encoding="utf-8")
    sys.stdout.write(f"wrote {target}\n")


if __name__ == "__main__":
    main()
