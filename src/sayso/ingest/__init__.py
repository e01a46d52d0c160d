r"""Anything that holds a news report → `Report`: plain text, an HTML page, JSON, a URL, standard input.

>>> report = report_from_text("Ferry runs again\n\nThe ferry left on Monday. The port said it was full.", check=False)
>>> report.title, report.text
('Ferry runs again', 'The ferry left on Monday. The port said it was full.')
"""

from sayso.ingest.html import report_from_html
from sayso.ingest.jsonl import reports_from_document, reports_from_lines
from sayso.ingest.sources import open_reports, reports_in
from sayso.ingest.text import report_from_text

__all__ = [
    "open_reports",
    "report_from_html",
    "report_from_text",
    "reports_from_document",
    "reports_from_lines",
    "reports_in",
]
