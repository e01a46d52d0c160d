"""The tables beside this code: outlets, nouns, roles, words of bodies' names, words of anonymity."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


def rows(table: str) -> Iterator[list[str]]:
    """The rows of a table, without its comment and its header."""
    text = files("sayso.resolve").joinpath("tables", f"{table}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("# ")]
    return (line.split("\t") for line in lines[1:])


@dataclass(frozen=True)
class Phrases:
    """Phrases and what each tells, found in a run of words; the longer one wins.

    A phrase in capitals only, an acronym, is found in capitals only; the others in any letter case.
    """

    told: dict[tuple[str, ...], str]
    longest: int

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], *, cased: bool = False) -> "Phrases":
        """From phrases and what they tell; of the same phrases the first. `cased`: all are found as written only."""
        told: dict[tuple[str, ...], str] = {}
        for phrase, value in pairs:
            told.setdefault(tuple(split(phrase if cased or phrase.isupper() else phrase.casefold())), value)
        return cls(told, max(map(len, told), default=0))

    def find(self, words: list[str]) -> Iterator[tuple[int, int, str]]:
        """Where phrases stand in words: start, end, and what each tells.

        >>> list(Phrases.of([("AP", "agency"), ("news agency", "agency")]).find(["the", "News", "agency", "Ap"]))
        [(1, 3, 'agency')]
        """
        at, folded = 0, [word.casefold() for word in words]
        while at < len(words):
            for end in range(min(at + self.longest, len(words)), at, -1):
                value = self.told.get(tuple(folded[at:end])) or self.told.get(tuple(words[at:end]))
                if value is not None:
                    yield at, end, value
                    at = end
                    break
            else:
                at += 1


@cache
def media() -> Phrases:
    """Names and short names of outlets and agencies: their kind."""
    return Phrases.of(
        (name.strip(), kind) for full, short, kind, *_ in rows("media") for name in (full, *short.split(";"))
    )


@cache
def nouns() -> Phrases:
    """Head nouns of sources: their kind."""
    return _pairs("nouns")


@cache
def roles() -> Phrases:
    """Roles that are stated with a name: the kind of whoever has them, or 'body'."""
    return _pairs("roles")


@cache
def bodies() -> Phrases:
    """Words in names of bodies, as written: their kind."""
    return Phrases.of(((word, kind) for word, kind in rows("bodies")), cased=True)


@cache
def control() -> Phrases:
    """Words before an outlet's noun that say that a state or a ruling party runs it."""
    return Phrases.of((words, "state media") for (words,) in rows("control"))


@cache
def gender() -> dict[str, str]:
    """First names, titles and nouns of people, lower case: 'female' or 'male'."""
    return {row[0]: row[1] for row in rows("gender")}


@cache
def anonymity() -> Phrases:
    """Words that say that an identity is withheld."""
    return _pairs("anonymity")


@cache
def reasons() -> Phrases:
    """How the reason for it begins."""
    return Phrases.of((words, "reason") for (words,) in rows("reasons"))


def _pairs(table: str) -> Phrases:
    return Phrases.of((phrase, value) for phrase, value in rows(table))


def split(phrase: str) -> list[str]:
    """The words of a phrase, with its marks parted from them as the reader parts them.

    >>> split("Agence France-Presse")
    ['Agence', 'France', '-', 'Presse']
    """
    return "".join(c if c.isalnum() or c.isspace() else f" {c} " for c in phrase).split()
