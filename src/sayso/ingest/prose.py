"""Prose that is no news and can be told cheaply: licences of software, and recipes.

Nothing else is refused: most other kinds of prose share their words with news.
"""

import re
from typing import Final

FEWEST_CLAUSES: Final = 2  # different ones; a report about a licence may quote one
FEWEST_AMOUNTS: Final = 4  # lines, and
AMOUNT_SHARE: Final = 0.2  # of all lines

# Clauses that only licences hold. Source: the SPDX License List's texts of MIT, BSD, ISC, Apache, GPL, MPL and CC0.
_CLAUSES: Final = tuple(
    re.compile(clause, re.I)
    for clause in (
        r"permission is hereby granted, free of charge",
        r"permission to use, copy, modify,? and(?:/or)? distribute",
        r"redistribution and use in source and binary forms",
        r"without warranties or conditions of any kind|without warranty of any kind",
        r"warranties of merchantability|implied warranty of\s+merchantability",
        r"in no event (?:and under no legal theory|shall|unless required)",
        r"(?:you may obtain|should have received) a copy of the",
        r"verbatim copies\s+of this license",
        r"terms and conditions for (?:use, reproduction, and distribution|copying)",
        r"subject to the terms (?:and conditions )?of (?:this|the [\w ]{2,40}) licen[sc]e",
    )
)
# A line of a recipe's list. Source: the measures of US and metric kitchens.
_AMOUNT = re.compile(
    r"\s*+[-*•]?\s*+(?:\d++(?:[./]\d++)?|[¼½¾⅓⅔⅛])(?:\s*+[-–]?\s*+(?:\d++(?:[./]\d++)?|[¼½¾⅓⅔⅛]))?\s*+"
    r"(?:cups?|tbsps?|tsps?|tablespoons?|teaspoons?|g|grams?|kg|ml|cl|dl|oz|ounces?|lbs?|pounds?|pints?|cloves?|pinch(?:es)?"
    r"|sticks?|cans?|slices?|large|medium|small)\b\.?(?!.*[.!?]$)",
    re.I,
)


def other_prose(text: str) -> str | None:
    r"""What a text is, in words, if it is plainly no news; None for any that may be.

    >>> other_prose("Mix it well.\n2 cups flour\n1 tsp salt\n1/2 cup butter\n3 large eggs\n")
    'a recipe'
    """
    flat = " ".join(text.split())
    if sum(clause.search(flat) is not None for clause in _CLAUSES) >= FEWEST_CLAUSES:
        return "a licence"
    lines = [line for line in text.split("\n") if line.strip()]
    amounts = sum(_AMOUNT.match(line) is not None for line in lines)
    return "a recipe" if amounts >= max(FEWEST_AMOUNTS, AMOUNT_SHARE * len(lines)) else None
