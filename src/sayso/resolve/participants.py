"""A claim's event and those who take part in it, out of its dependency tree."""

from sayso.reader.windows import Range
from sayso.resolve.tree import Tree

PARTS = ("nsubj", "csubj", "obj", "iobj", "obl")


def event_of(words: list[int], tree: Tree) -> int:
    """The head of a claim's main event: the word whose own head lies outside the claim.

    Of several the one with most of the claim's words below it; a word that only joins or marks is none.
    """
    held = set(words)
    tops = [w for w in words if int(tree.parents[w]) == w or int(tree.parents[w]) not in held]
    return max(
        tops, key=lambda w: (not tree.is_a(w, "punct", "case", "mark", "cc", "det", "aux"), _below(w, held, tree), -w)
    )


def _below(word: int, held: set[int], tree: Tree) -> int:
    todo, count = [word], 0
    while todo:
        w = todo.pop()
        count += 1
        todo += [c for c in tree.children[w] if c in held]
    return count


def participants_of(event: int, words: list[int], tree: Tree) -> list[Range]:
    """The noun phrases that depend on an event as its subject, object or circumstance."""
    within = (words[0], words[-1] + 1)
    heads = [c for c in tree.children[event] if within[0] <= c < within[1] and tree.is_a(c, *PARTS)]
    return [tree.phrase(h, within) for h in heads]
