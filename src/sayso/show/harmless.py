"""Text from elsewhere, made safe to print: it cannot move the cursor, recolour the screen or turn lines around.

Escapes are written as Python writes them. What a terminal may act on is Unicode's categories Cc (controls, among
them ESC), Cf (formats, among them the bidirectional overrides of UAX 9), Zl, Zp and Cs. A character that the
terminal's encoding lacks is folded to others that say the same, or becomes '?'.
"""

import unicodedata

ACTED_ON = {"Cc", "Cf", "Zl", "Zp", "Cs"}
PLAIN = {
    "\n": "\n",
    "\r": "",
    "\t": " ",
    "\u00ad": "",  # a soft hyphen shows only where a line breaks; the terminal does not break there
    "\u200c": "\u200c",  # the two joiners shape letters and emoji and turn nothing around
    "\u200d": "\u200d",
}
TYPEWRITER = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"',
    "»": '"', "″": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "--", "―": "--", "−": "-", "…": "...", "·": "-",
    "•": "*", "¡": "", "¿": "", "×": "x", "÷": "/", "±": "+/-", "≈": "~", "≤": "<=", "≥": ">=", "→": "->", "°": " deg ",
    "©": "(c)", "®": "(R)", "§": "Sec. ", "¶": "", "‰": " per mille",
}  # fmt: skip
# ISO 4217's codes where a sign means one currency to most readers, words where it means several.
CURRENCIES = {
    "£": "GBP ", "€": "EUR ", "₹": "INR ", "₽": "RUB ", "₺": "TRY ", "₴": "UAH ", "₪": "ILS ", "₦": "NGN ", "₱": "PHP ",
    "₫": "VND ", "₩": "won ", "¥": "yen/yuan ", "¢": " cents ",
}  # fmt: skip
# Latin letters that Unicode does not take apart. Source: ICU's transliterator Latin-ASCII.
LETTERS = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d",
    "Ð": "D", "þ": "th", "Þ": "TH", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "ng", "Ŋ": "NG", "ə": "a",
    "Ə": "A", "ʻ": "'", "ʼ": "'", "ʽ": "'", "ʾ": "'", "ʿ": "'",
}  # fmt: skip
FOLDED = TYPEWRITER | CURRENCIES | LETTERS
AROUND = {"<super>": "^{}", "<fraction>": " {}", "<circle>": "({})"}
"""What parts some kinds of characters from the digit before them: '10²' is not 102, '2½' not 21/2."""


def harmless(text: str, encoding: str = "utf-8") -> str:
    r"""The text with everything escaped that a terminal would act on, and folded what the encoding lacks.

    >>> harmless("red \x1b[31m, turned \u202e")
    'red \\x1b[31m, turned \\u202e'
    >>> harmless("“Zürich” – 日", "ascii")
    '"Zurich" - ?'
    """
    return encodable("".join(map(visible, text)), encoding)


def visible(character: str) -> str:
    r"""The character itself, or its escape.

    >>> visible("e"), visible("\x07")
    ('e', '\\x07')
    """
    if character in PLAIN:
        return PLAIN[character]
    if unicodedata.category(character) in ACTED_ON:
        return ascii(character)[1:-1]
    return character


def encodable(text: str, encoding: str) -> str:
    """The text in characters that the encoding has.

    >>> encodable("£5m for Łódź’s 10² m at −5°", "ascii"), encodable("£5m – 東京", "latin-1")
    ("GBP 5m for Lodz's 10^2 m at -5 deg ", '£5m - ??')
    """
    if encoding.lower().replace("_", "-").startswith("utf"):
        return text
    lacking = {ord(character): folded(character) for character in set(text) if not holds(encoding, character)}
    return text.translate({code: fold if holds(encoding, fold) else "?" for code, fold in lacking.items()})


def holds(encoding: str, text: str) -> bool:
    """True if the encoding has all characters of the text."""
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeError:
        return False


def folded(character: str) -> str:
    """A character in ASCII that says the same; '?' where there is none.

    >>> folded("é"), folded("€"), folded("½"), folded("٣"), folded("日")
    ('e', 'EUR ', ' 1/2', '3', '?')
    """
    if character in FOLDED:
        return FOLDED[character]
    if unicodedata.category(character) in ("Mn", "Cf"):
        return ""
    digit = unicodedata.digit(character, None)
    kind = unicodedata.decomposition(character).partition(" ")[0]
    parts = unicodedata.normalize("NFKD", character).replace("\u2044", "/")
    plain = "".join(FOLDED.get(part, part) for part in parts if not unicodedata.combining(part))
    if not plain.isascii():
        plain = "?" if digit is None else str(digit)
    return AROUND.get(kind, "{}").format(plain)


def on_one_line(text: str, encoding: str = "utf-8") -> str:
    r"""Harmless text with every run of white space as one blank.

    >>> on_one_line(" Two\n\n lines ")
    'Two lines'
    """
    return " ".join(harmless(text, encoding).split())
