"""What a reading holds, in one sentence or two: claims, origins by how they are named, silences."""

from collections import Counter

from sayso.records import Reading
from sayso.terms import NAMINGS, Naming


def tally(reading: Reading) -> str:
    r"""How many claims, from how many origins, how many in the report's own voice; how many silences.

    >>> from sayso.records import Claim, Report, Span
    >>> rained = Claim(id="c1", content=(), event=Span(3, 9), basis="unstated", certainty="CT+", phase="past")
    >>> tally(Reading(report=Report(id="a", text="It rained."), attributions=(), claims=(rained,), reader="r"))
    "1 claim, 1 of them in the report's own voice; no silences.\nNo origins."
    """
    own = sum(not claim.chain for claim in reading.claims)
    return (
        f"{counted(len(reading.claims), 'claim')}, {own or 'none'} of them in the report's own voice; "
        f"{counted(len(reading.silences), 'silence').lower()}.\n"
        f"{origins_in_words(reading)}"
    )


def origins_in_words(reading: Reading) -> str:
    """How many origins, and how they are named."""
    namings = origins(reading)
    named = ", ".join(f"{namings[naming]} {naming}" for naming in NAMINGS if namings[naming])
    return f"{counted(namings.total(), 'origin')}{': ' if named else ''}{named}."


def origins(reading: Reading) -> Counter[Naming]:
    """How many distinct origins there are of each naming; all links where nobody is mentioned count as one."""
    ends = [claim.origin for claim in reading.claims if claim.origin is not None]
    actors = {actor for end in ends for actor in end.actors}
    found = Counter(reading.actors[actor].naming for actor in actors)
    if any(not end.actors for end in ends):
        found["implied"] += 1
    return found


def counted(number: int, thing: str) -> str:
    """A number of things.

    >>> counted(0, "claim"), counted(1, "claim"), counted(2, "claim")
    ('No claims', '1 claim', '2 claims')
    """
    return f"{number or 'No'} {thing}{'s' * (number != 1)}"
