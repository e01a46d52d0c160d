"""From claims and links to chains: the links whose content holds a claim, nearest to the outlet first."""

from functools import cmp_to_key

from sayso.reader.quotations import Quotation
from sayso.reader.words import Ints
from sayso.resolve.seams import Piece
from sayso.resolve.strands import Strand, words_in
from sayso.resolve.tree import Tree

Chain = tuple[Strand, ...]


def chains(
    claims: list[Piece], links: list[Strand], quotations: list[Quotation], lines: Ints, cover: float
) -> list[Chain]:
    """The chain of each claim; what goes on quoting in a line without a link of its own keeps the chain before it.

    `lines` is the line that each word stands in, `cover` the least part of a claim that a link's content holds.
    """
    holding: dict[int, list[Strand]] = {}
    for link in links:
        for word in link.content:
            holding.setdefault(word, []).append(link)
    found = [_chain(claim, holding, cover) for claim in claims]
    return _continued(claims, found, quotations, lines)


def _chain(claim: Piece, holding: dict[int, list[Strand]], cover: float) -> Chain:
    counts: dict[int, int] = {}
    of: dict[int, Strand] = {}
    for word in claim.words:
        for link in holding.get(word, ()):
            counts[id(link)] = counts.get(id(link), 0) + 1
            of[id(link)] = link
    held = [of[i] for i, n in counts.items() if n >= cover * len(claim.words)]
    return tuple(sorted(held, key=cmp_to_key(_nearer)))


def _nearer(one: Strand, other: Strand) -> int:
    """Less than 0 where the first link is nearer to the outlet: it holds the other's cue, or stands so by its depth."""
    holds, held = (len(words_in(b.cue) & a.content) > 0 for a, b in ((one, other), (other, one)))
    if holds != held:
        return -1 if holds else 1
    if abs(one.depth - other.depth) > 0.1:
        return -1 if one.depth < other.depth else 1
    return len(other.content) - len(one.content)


def apart(claim: Piece, chain: Chain, tree: Tree) -> list[Chain]:
    """The chain, or two where one link, after the claim, speaks about it in a relative clause.

    'The union says the yard is unsafe, which the ministry rejects': the ministry's word is another on the same
    words, and no part of the union's chain.
    """
    first, last = claim.reach
    after = [s for s in chain if s.cue[0][0] >= last and tree.described(s.cue[0][0]) >= 0]
    before = [s for s in chain if s.cue[0][0] < first]
    if len(chain) < 2 or not after or len(before) + len(after) < len(chain):
        return [chain]
    return [tuple(before), tuple(after)]


def _continued(claims: list[Piece], found: list[Chain], quotations: list[Quotation], lines: Ints) -> list[Chain]:
    quoted = {w: i for i, quotation in enumerate(quotations) for a, b in quotation for w in range(a, b)}
    out: list[Chain] = []
    last: int | None = None
    for i, (claim, chain) in enumerate(zip(claims, found, strict=True)):
        here = _quotation(claim, quoted)
        if not chain and here is not None and last is not None and out[-1]:
            near = lines[claim.words[0]] == lines[claims[i - 1].words[0]]
            chain = out[-1] if near or here == last else chain
        out.append(chain)
        last = here
    return out


def _quotation(claim: Piece, quoted: dict[int, int]) -> int | None:
    """The quotation that most of a claim's words stand in."""
    inside = [quoted[w] for w in claim.words if w in quoted]
    return inside[0] if 2 * len(inside) > len(claim.words) else None


def unclaimed(claims: list[Piece], links: list[Strand]) -> list[Piece]:
    """The contents of links that hold words of no claim, as claims of their own."""
    held = {w for claim in claims for w in claim.words}
    spoken = {w for link in links for w in link.words}
    found = []
    for link in links:
        if link.content and not link.content & held:
            words = sorted(link.content - spoken)
            if words:
                found.append(Piece(words, link.sure))
                held |= link.content
    return found
