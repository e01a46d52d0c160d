"""The reader's network: one shared encoder, small heads, as `make train` trains and exports it.

The encoder is BERT's (Devlin et al. 2019) in the size of MiniLM-L6-H384 (Wang et al. 2020), with two
embeddings added that start from zero: the letter case of a word and what stands before it. Shapes are
written beside each tensor: b windows, p pieces, w words, n cue candidates, d width, h width of a pair.
"""

import math
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.reader.layers import BOND, LINKS, RELATIONS, ROLES, TAGS, WIDTH
from sayso.reader.words import GAPS, SHAPES

CANDIDATE = 0.1  # a word with at least this probability of beginning a cue gets links
REACH = 64  # words; farther ones share one distance
NEARBY = 12  # classes of the distance between two mentions, by powers of two


@dataclass(frozen=True)
class Size:
    """The size of an encoder."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    buckets: int = 0  # of relative distance, where attention is biased by it (MPNet)
    dropout: float = 0.1


STUDENT, TEACHER = Size(), Size(layers=12, width=768, inner=3072, buckets=32)
POOL = 1 << 24


@cache
def _kept(rate: float) -> Tensor:
    """A pool of zeros and 1 / (1 - rate), drawn once: drawing anew for each step took a sixth of its time."""
    chance = torch.rand(POOL, generator=torch.Generator().manual_seed(0))
    return ((chance >= rate) / (1 - rate)).bfloat16()


class Dropout(nn.Module):
    """Dropout that takes its random numbers from a stretch of the pool at random."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """x: any shape of at most POOL numbers. Returns the same shape."""
        if not self.training or not self.rate:
            return x
        at = int(torch.randint(POOL - x.numel() + 1, ()))
        return x * _kept(self.rate)[at : at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT is."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads, self.dropout = size.heads, Dropout(size.dropout)
        self.query, self.key, self.value, self.out = (nn.Linear(size.width, size.width) for _ in range(4))
        self.up, self.down = nn.Linear(size.width, size.inner), nn.Linear(size.inner, size.width)
        self.norm1, self.norm2 = (nn.LayerNorm(size.width, eps=1e-12) for _ in range(2))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: [b, p, d]; bias: [b, 1 or heads, 1 or p, p], added to the attention. Returns [b, p, d]."""
        q, k, v = (f(x).unflatten(-1, (self.heads, -1)).transpose(1, 2) for f in (self.query, self.key, self.value))
        weights = (q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + bias).softmax(-1)  # [b, heads, p, p]
        seen = (self.dropout(weights) @ v).transpose(1, 2).flatten(2)  # [b, p, d]
        x = self.norm1(x + self.dropout(self.out(seen)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


def _buckets(places: Tensor, buckets: int, farthest: int = 128) -> Tensor:
    """[p, p] the class of each distance: signed, exact when near and logarithmic when far (Raffel et al. 2020)."""
    distance = places[:, None] - places[None, :]
    half, exact = buckets // 2, buckets // 4
    size = distance.abs()
    log = (size.clamp(min=1) / exact).log() / math.log(farthest / exact) * (half - exact)
    near = torch.where(size < exact, size, (exact + log.long()).clamp(max=half - 1))
    return near + half * (distance < 0)


class Encoder(nn.Module):
    """Pieces in, one vector a word out: that of the word's first piece."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.words = nn.Embedding(size.vocabulary, size.width)
        self.places = nn.Embedding(size.positions, size.width)
        self.shapes, self.gaps = nn.Embedding(len(SHAPES), size.width), nn.Embedding(len(GAPS), size.width)
        self.norm, self.dropout = nn.LayerNorm(size.width, eps=1e-12), Dropout(size.dropout)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        self.far = nn.Embedding(size.buckets, size.heads) if size.buckets else None
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.gaps.weight)

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor, mask: Tensor, heads: Tensor) -> Tensor:
        """ids, shapes, gaps, mask: [b, p]; heads: [b, w]. Returns [b, w, d]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.shapes(shapes) + self.gaps(gaps)
        x = self.dropout(self.norm(x))  # [b, p, d]
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4  # [b, 1, 1, p]
        if self.far is not None:
            bias = bias + self.far(_buckets(places, self.far.num_embeddings)).permute(2, 0, 1)  # [b, heads, p, p]
        for layer in self.layers:
            x = layer(x, bias)
        return x.gather(1, heads[:, :, None].expand(-1, -1, x.shape[2]))


class Links(nn.Module):
    """For a word that may begin a cue, what each word of the window is to it.

    A biaffine score (Dozat and Manning 2017) with diagonal weights, kept as a vector of `wide` numbers
    rather than summed at once, joined with a learnt vector for the distance and smoothed along the
    words by a convolution: neighbours agree on what they belong to, and edges become sharp.
    """

    def __init__(self, width: int, wide: int = 64, kernel: int = 5) -> None:
        super().__init__()
        self.cue, self.word = nn.Linear(width, 2 * wide), nn.Linear(width, 2 * wide)
        self.distance = nn.Embedding(2 * REACH + 1, wide)
        self.smooth = nn.Conv1d(wide, wide, kernel, padding=kernel // 2)
        self.score = nn.Linear(wide, len(LINKS))
        nn.init.normal_(self.distance.weight, std=0.02)

    def forward(self, words: Tensor, cues: Tensor, real: Tensor) -> Tensor:
        """words: [b, w, d]; cues: [n, 2], the window and the word of each; real: [b, w], 0 for padding.

        Returns logits [n, w, links]; padding changes nothing in them.
        """
        window, at = cues[:, 0], cues[:, 1]
        cue_times, cue_plus = self.cue(words[window, at])[:, None, :].chunk(2, -1)  # [n, 1, h]
        word_times, word_plus = self.word(words)[window].chunk(2, -1)  # [n, w, h]
        steps = torch.arange(words.shape[1], device=words.device)[None, :] - at[:, None]  # [n, w]
        far = self.distance(steps.clamp(-REACH, REACH) + REACH)
        x = F.gelu(cue_times * word_times + cue_plus + word_plus + far)  # [n, w, h]
        x = x * real[window][:, :, None].to(x.dtype)
        x = x + F.gelu(self.smooth(x.transpose(1, 2))).transpose(1, 2)
        return self.score(x)


class Tree(nn.Module):
    """A dependency tree's arcs and relations: biaffine arcs (Dozat and Manning 2017), relations of the arcs found."""

    def __init__(self, width: int, wide: int = 128) -> None:
        super().__init__()
        self.child, self.parent = nn.Linear(width, wide), nn.Linear(width, wide)
        self.arc, self.prior = nn.Linear(wide, wide), nn.Linear(wide, 1)
        self.relation_child, self.relation_parent = nn.Linear(width, wide), nn.Linear(width, wide)
        self.relation = nn.Linear(wide, len(RELATIONS))

    def arcs(self, words: Tensor) -> Tensor:
        """words: [b, w, d]. Returns logits [b, w, w] of each word's depending on each; on itself: a root."""
        child, parent = F.gelu(self.child(words)), F.gelu(self.parent(words))
        return self.arc(child) @ parent.transpose(1, 2) + self.prior(parent).transpose(1, 2)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """heads: [b, w], the word each depends on. Returns logits [b, w, RELATIONS]."""
        parent = self.relation_parent(words)
        above = parent.gather(1, heads[:, :, None].expand(-1, -1, parent.shape[2]))
        return self.relation(F.gelu(self.relation_child(words) + above))


class Bonds(nn.Module):
    """What ties a mention to an earlier one: a product of two vectors, and how far apart they are."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.both, self.new = nn.Linear(width, 2 * BOND), nn.Linear(width, 1)
        self.distance = nn.Parameter(torch.zeros(NEARBY))

    def forward(self, words: Tensor) -> Tensor:
        """words: [b, w, d]. Returns [b, w, 2 * BOND + 1]."""
        return torch.cat([self.both(words) * BOND**-0.25, self.new(words)], -1)

    def scores(self, bonds: Tensor) -> Tensor:
        """Logits [b, w, w] of each word's being a mention of what each earlier one mentions."""
        seeks, offers = bonds[:, :, :BOND], bonds[:, :, BOND : 2 * BOND]
        steps = torch.arange(bonds.shape[1])
        far = (steps[:, None] - steps[None, :]).clamp(min=1).float().log2().long().clamp(max=NEARBY - 1)
        return seeks @ offers.transpose(1, 2) + self.distance[far]


class Reader(nn.Module):
    """The encoder and its heads."""

    def __init__(self, size: Size | None = None) -> None:
        super().__init__()
        size = size or Size()
        self.encoder = Encoder(size)
        self.dropout = Dropout(size.dropout)
        self.roles = nn.Linear(size.width, len(ROLES) * len(TAGS))
        self.links = Links(size.width)
        self.labels = nn.Linear(size.width, WIDTH)
        self.tree = Tree(size.width)
        self.bonds = Bonds(size.width)

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor, mask: Tensor, heads: Tensor) -> tuple[Tensor, ...]:
        """As the exported network runs: from a batch of windows to everything the decoders need.

        Returns: roles [b, w, 9], log-probabilities of begin, inside, outside for each of ROLES;
            cues [n, 2], the candidates; links [n, w, LINKS], logits; labels [b, w, WIDTH], logits;
            parents [b, w] and relations [b, w], the likeliest; bonds [b, w, 2 * BOND + 1].
        """
        words = self.encoder(ids, shapes, gaps, mask, heads)
        roles = self.role_chances(words)
        cues = (roles[:, :, ROLES.index("cue"), 0].exp() * (heads > 0) > CANDIDATE).nonzero()
        padding = (heads == 0).to(words.dtype)[:, None, :] * -1e4
        parents = (self.tree.arcs(words) + padding).argmax(-1)
        relations = self.tree.relations(words, parents).argmax(-1)
        links = self.links(words, cues, heads > 0)
        return roles.flatten(2), cues, links, self.labels(words), parents, relations, self.bonds(words)

    def role_chances(self, words: Tensor) -> Tensor:
        """words: [b, w, d]. Returns log-probabilities [b, w, ROLES, TAGS]."""
        return self.roles(words).unflatten(-1, (len(ROLES), len(TAGS))).float().log_softmax(-1)

    def begin_from(self, state: dict[str, Tensor]) -> None:
        """Take over the weights of a reader that may have had fewer heads, or fewer classes in some."""
        mine = self.state_dict()
        for name, theirs in state.items():
            mine[name][tuple(slice(n) for n in theirs.shape)] = theirs
        self.load_state_dict(mine)
