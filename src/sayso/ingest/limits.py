"""How large and how slow an input may be; all figures of the stage in one place."""

MEGABYTE = 1_000_000

MAX_TEXT = MEGABYTE  # code points of one report's text
MAX_INPUT = 10 * MEGABYTE  # bytes of one page, one text file or one line, after decompression
MAX_LINE = MAX_INPUT
MAX_STREAM = 1_000 * MEGABYTE  # bytes of all lines of one JSON Lines input, after decompression
MAX_LINES = 10_000_000  # of one JSON Lines input, blank ones too
MAX_ELEMENTS = 40_000  # of a page; live blogs of the largest outlets have about 30,000
MAX_MARKUP = 4 * MAX_ELEMENTS  # elements of a page before its scripts, styles and drawings are gone
MAX_ATTRIBUTES = 1_000  # of one tag: the tree's memory of them grows with their square; a broken quote makes hundreds
MANY_ATTRIBUTES = 100  # of one tag; where there are more, none says anything
MAX_PAGE_TEXT = 2 * MAX_TEXT  # code points of all words on a page
MAX_ATTRIBUTE = 10_000  # code points of one attribute; longer ones hold no words
MAX_DEPTH = 200  # elements inside one another; libxml2's own limit, where it has one, is 256
MAX_JSON_LD = 2 * MEGABYTE  # code points of one JSON-LD script

MAX_REDIRECTS = 5
CONNECT_SECONDS = 10.0
READ_SECONDS = 10.0
TOTAL_SECONDS = 30.0
