"""Annotated ledgers as targets: claims, links of chains, silences, and the fields of each.

An annotation is a report's text with `claims` and `silences` as the notation makes them, `marked`: attributions
that are no links of its chains (people's, where the corpus has them, else an earlier reader's), and `flat`.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from sayso.reader.layers import LABELS, ROLES
from sayso.reader.words import Words
from training.examples import LOOSE, UNKNOWN, Gold, Targets, ranges
from training.notation import Spans

CLASS = {name: {value: i for i, value in enumerate(values)} for name, values in LABELS.items()}
BESIDE = ("citing", "quoting", "according", "per", "cited", "quoted")  # cues that stand beside what they attribute
Key = tuple[tuple[tuple[int, int], ...], ...]


def targets(annotation: dict[str, Any], words: Words) -> Targets:
    """What an annotated report says of its words."""
    labels = {
        name: np.full(len(words), UNKNOWN) for name in ("cue", "depth", "naming", "kind", "basis", "certainty", "phase")
    }
    labels["seam"] = _seams(annotation["claims"], words)
    for claim in annotation["claims"]:
        for field in ("basis", "certainty", "phase"):
            for a, b in ranges(words, claim["content"]):
                labels[field][a:b] = CLASS[field][claim[field]]
    relations = _relations(annotation, words, labels)
    if not annotation.get("flat"):  # nobody marked it by PolNeAR's customs
        relations = [relation | {LOOSE: []} for relation in relations]
    return Targets(relations, labels)


def _seams(claims: list[dict[str, Any]], words: Words) -> np.ndarray:
    """[words] classes of 'seam': of claims that overlap, the shorter holds the words they share."""
    owner = np.full(len(words), -1)
    held = [ranges(words, claim["content"]) for claim in claims]
    for i in sorted(range(len(held)), key=lambda i: -sum(b - a for a, b in held[i])):
        for a, b in held[i]:
            owner[a:b] = i
    begun: set[int] = set()
    last = -1
    out = np.zeros(len(words), dtype=np.int64)
    for w, i in enumerate(owner.tolist()):
        if i < 0:
            continue
        name = "begin" if i not in begun else "inside" if i == last else "resume"
        out[w], last = CLASS["seam"][name], i
        begun.add(i)
    return out


def _relations(annotation: dict[str, Any], words: Words, labels: dict[str, np.ndarray]) -> list[Gold]:
    found = [*_links(annotation["claims"], annotation["text"]), *_silences(annotation["silences"])]
    made: list[Gold] = []
    for spans, cue, depth in found:
        relation = {role: ranges(words, spans[role]) for role in (*ROLES, "medium")}
        relation["content"] = _filled(relation["content"])
        if relation["cue"] and relation["content"]:
            made.append(relation)
            first = relation["cue"][0][0]
            labels["cue"][first] = CLASS["cue"][cue]
            if depth is not None:
                labels["depth"][first] = min(depth, 2)
    for claim in annotation["claims"]:
        for link in claim["chain"]:
            for field in ("naming", "kind"):
                for a, b in ranges(words, link["source"]):
                    labels[field][a:b] = CLASS[field][link[field]]
    return _joined(made, annotation, words, labels)


def _joined(made: list[Gold], annotation: dict[str, Any], words: Words, labels: dict[str, np.ndarray]) -> list[Gold]:
    """The links, and the marked attributions with another cue; where both mark one cue, people's spans stay."""
    held = {w: relation for relation in made for a, b in relation["cue"] for w in range(a, b)}
    out, replaced = [], set()
    for attribution in annotation.get("marked", []):
        relation = {role: ranges(words, attribution[role]) for role in ROLES}
        same = next((held[w] for a, b in relation["cue"] for w in range(a, b) if w in held), None)
        if not relation["cue"]:
            continue
        first = relation["cue"][0][0]
        if same is None:
            labels["cue"][first] = CLASS["cue"]["plain"]
            out.append(relation)
        elif annotation.get("flat") and id(same) not in replaced:
            replaced.add(id(same))
            for name in ("cue", "depth"):
                labels[name][first] = labels[name][same["cue"][0][0]]
            out.append(relation | {"medium": same["medium"]})
    return out + [relation for relation in made if id(relation) not in replaced]


def _key(link: dict[str, Any]) -> Key:
    return tuple(tuple(map(tuple, link[role])) for role in ("source", "cue"))


def _links(claims: list[dict[str, Any]], text: str) -> Iterator[tuple[dict[str, Spans], str, int]]:
    """Each link once: its spans, its class of cue, and its depth; a medium goes with the link farther out."""
    order: list[Key] = []
    content: dict[Key, Spans] = {}
    media: dict[Key, Spans] = {}
    depths: dict[Key, int] = {}
    for claim in claims:
        chain = claim["chain"]
        for depth, link in enumerate(chain):
            after = chain[depth + 1 :]
            if after and link["cue"] and after[0]["cue"] == link["cue"] and link["source"]:
                media[_key(after[0])] = link["source"]
                continue
            key = _key(link)
            if key not in content:
                order.append(key)
                content[key], depths[key] = [], depth
            inner = [s for other in after if not _beside(other, text) for s in other["source"] + other["cue"]]
            content[key] += claim["content"] + inner
    for key in order:
        source, cue = ([list(span) for span in part] for part in key)
        yield {"source": source, "cue": cue, "content": content[key], "medium": media.get(key, [])}, "link", depths[key]


def _beside(inner: dict[str, Any], text: str) -> bool:
    """Whether an inner link stands beside the outer one's content rather than in it ('…, citing officials')."""
    return bool(inner["cue"]) and text[slice(*inner["cue"][0])].casefold().startswith(BESIDE)


def _silences(silences: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Spans], str, None]]:
    for silence in silences:
        content = silence["topic"] or silence["cue"]
        yield (
            {"source": silence["source"], "cue": silence["cue"], "content": content, "medium": []},
            silence["kind"],
            None,
        )


def _filled(content: list[tuple[int, int]], gap: int = 2) -> list[tuple[int, int]]:
    """Ranges in order, those joined that are at most `gap` words apart: a mark, or 'and that'."""
    out: list[tuple[int, int]] = []
    for a, b in sorted(content):
        if out and a - out[-1][1] <= gap:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
