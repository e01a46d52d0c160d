"""Lines that call on the reader to do something, or that say whose the page is, instead of reporting."""

import re
from typing import Final

LONGEST: Final = 30  # words; a paragraph of the report that happens to begin so is longer

# What such lines begin with, before a colon, a dash, a link's title or the end of the line. Source: the labels that
# news sites put on links inside their articles, in the languages that the tests of main-text extractors cover.
LABELS: Final = (
    # English
    "also read|also see|also watch|read also|read more|read next|read the full (?:story|article|report|series)"
    "|read all the latest|see also|see more|more on this(?: story)?|more from [\\w .&'’-]{2,40}|more stories"
    "|more news"
    "|related(?: (?:stories|articles?|coverage|content|topics|news|reading|video|links?))?"
    "|recommended(?: for you|reading)?"
    "|you (?:may|might) (?:also )?(?:like|be interested in)|don['’]t miss|must[- ]read|in case you missed it|trending"
    "|most (?:read|popular)|watch(?: (?:now|live|more|the video|below))?|listen(?: now| below)?|further reading"
    "|editor['’]s picks?|up next|next up|what to read next|story continues(?: below)?|article continues(?: below)?"
    "|continue reading|advertisement|sponsored(?: content)?|share this(?: \\w+)?|click here|sign up|subscribe|comments"
    # German
    "|lesen sie (?:auch|mehr|hier)|lies auch|mehr zum thema|mehr dazu|auch interessant|passend dazu|weiterlesen|anzeige"
    "|das könnte sie auch interessieren|zum thema"
    # French
    "|(?:à )?lire aussi|à lire(?: également)?|lire la suite|lire également|voir aussi|à voir aussi|publicité"
    # Spanish
    "|(?:lea|lee|leer|ver|mira|vea) (?:también|más)|te puede interesar|le puede interesar|puede leer|publicidad"
    # Portuguese
    "|(?:leia|veja|saiba|ver) (?:também|mais)|publicidade|continua após a publicidade"
    # Italian
    "|leggi (?:anche|tutto)|vedi anche|pubblicità"
    # Dutch
    "|lees (?:ook|meer|verder)|bekijk ook|advertentie"
    # Scandinavian and Finnish
    "|läs (?:också|även|mer)|les (?:også|mer)|læs (?:også|mere)|annons|annonse|lue (?:myös|lisää)"
    # Polish, Czech
    "|czytaj (?:także|też|więcej)|zobacz (?:także|też)|przeczytaj (?:także|też)|čtěte (?:také|též)|reklama"
    # Turkish, Indonesian
    "|ayrıca okuyun|ilgili (?:haber(?:ler)?|konular)|benzer haberler|baca juga|lihat juga"
    # Russian, Ukrainian
    "|читайте также|читать (?:далее|также)|смотрите также|по теме|реклама|читайте також"
    # Chinese, Japanese, Korean, Arabic
    "|相关(?:阅读|新闻|报道)|延伸阅读|関連記事|あわせて読みたい|관련 ?기사|اقرأ (?:أيضا|أيضًا|المزيد)"
)
# Whole sentences of the same kind. Source: as above.
CALLS: Final = (
    r"follow\b.{0,160}(?:https?://|www\.|@\w|"
    r"\bon (?:twitter|x|facebook|instagram|whatsapp|telegram|youtube|google news)\b).*",
    r"(?:sign up|subscribe|register|click|tap|join|download)\b.{0,120}"
    r"\b(?:newsletters?|here|now|app|channel|alerts|today)\b.*",
    r"(?:get|find) (?:more|all|the latest)\b.{0,120}\b(?:newsletters?|inbox|here|app|https?://.*)\W*",
    r"(?:copyright|©|\(c\)).{0,200}",
    r".{0,100}\ball rights reserved\b.{0,160}",
    r"(?:this (?:material|article|content) )?may not be (?:published|reproduced).{0,160}",
    r"(?:do you )?have (?:a (?:tip|story)|something to share).{0,120}",
    r"(?:download|get) (?:our|the) .{0,40}\bapp\b.{0,80}",
)

_LABEL = re.compile(rf"\W*(?:{LABELS})\s*(?:[:|>»›→▶–—]|\W*$).*", re.I)
_CALL = re.compile("|".join(rf"(?:\W*{call})" for call in CALLS), re.I)


def is_promotion(line: str) -> bool:
    """True for a line that advertises, links on, or states rights.

    >>> is_promotion("READ NEXT: Ferry sinks"), is_promotion("Read more than one report, the minister said.")
    (True, False)
    """
    return len(line) < 400 and len(line.split()) <= LONGEST and bool(_LABEL.fullmatch(line) or _CALL.fullmatch(line))
