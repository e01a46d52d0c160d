"""One report as one HTML page that needs nothing else: its text with the claims marked, their chains, the silences.

The page holds no script and asks for nothing from outside, and its Content-Security-Policy forbids both. Every word of
the report goes through `harmless` and Jinja's escaping.
"""

from sayso.show.page.render import page_of
from sayso.show.page.saved import place_for, put_page

__all__ = ["page_of", "place_for", "put_page"]
