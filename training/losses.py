"""What each head is taught, and how much it counts."""

import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.reader.layers import LABELS, ROLES, SLICES
from training.examples import TREE, UNKNOWN
from training.model import CANDIDATE, Reader

FEW = 64  # words; a batch with fewer labelled ones counts for less
WEIGHTS = dict.fromkeys(LABELS, 0.5) | {"seam": 2.0, "cue": 1.0, "naming": 0.7, "kind": 0.7}


def loss(reader: Reader, batch: dict[str, Tensor]) -> Tensor:
    """The sum of all heads' losses, each over the words that somebody labelled."""
    words = reader.dropout(reader.encoder(*(batch[k] for k in ("ids", "shapes", "gaps", "mask", "heads"))))
    real = batch["heads"] > 0  # [b, w]
    parent, relation, cluster = (batch["labels"][:, :, len(LABELS) + i] for i in range(len(TREE)))
    return (
        _attributions(reader, batch, words, real)
        + _labels(reader, words, batch["labels"])
        + _tree(reader, words, real, parent, relation)
        + 0.5 * _coreference(reader, words, cluster)
    )


def _attributions(reader: Reader, batch: dict[str, Tensor], words: Tensor, real: Tensor) -> Tensor:
    """Cross-entropy of the roles and binary cross-entropy of the links, gold cues and the model's own false ones."""
    known = batch["roles"].sum(-1) > 0  # [b, w, ROLES]
    roles = reader.role_chances(words)
    role_loss = -(roles * batch["roles"]).sum((2, 3))[real].sum() / (known.any(-1) & real).sum().clamp(min=1)
    cue = ROLES.index("cue")
    begins = roles[:, :, cue, 0].exp() * real * known[:, :, cue]
    begins[batch["cues"][:, 0], batch["cues"][:, 1]] = 0
    false = (begins > CANDIDATE).nonzero()
    false = false[torch.randperm(len(false))[: 8 + len(batch["cues"])]]
    cues = torch.cat([batch["cues"], false])
    if not len(cues):
        return 3 * role_loss
    targets = torch.cat([batch["links"], batch["links"].new_zeros(len(false), *batch["links"].shape[1:])])
    scores = reader.links(words, cues, real).float()
    each = F.binary_cross_entropy_with_logits(scores, targets.clamp(min=0), reduction="none") * (targets >= 0)
    return 3 * role_loss + 2 * each.sum(-1)[real[cues[:, 0]]].mean()


def _mean(scores: Tensor, classes: Tensor) -> Tensor:
    """Cross-entropy over the known classes; where few are known it counts for less."""
    known = classes != UNKNOWN
    return F.cross_entropy(scores[known].float(), classes[known], reduction="sum") / (known.sum() + FEW)


def _labels(reader: Reader, words: Tensor, classes: Tensor) -> Tensor:
    scores = reader.labels(words)
    each = [WEIGHTS[name] * _mean(scores[:, :, SLICES[name]], classes[:, :, i]) for i, name in enumerate(LABELS)]
    return torch.stack(each).sum()


def _tree(reader: Reader, words: Tensor, real: Tensor, parent: Tensor, relation: Tensor) -> Tensor:
    """Arcs, and the relations of the gold ones; windows of texts without a tree are left out."""
    rows = (parent != UNKNOWN).any(1)
    if not rows.any():
        return words.new_zeros(())
    words, real, parent, relation = words[rows], real[rows], parent[rows], relation[rows]
    arcs = reader.tree.arcs(words).float().masked_fill(~real[:, None, :], -1e4)
    return _mean(arcs, parent) + 0.5 * _mean(reader.tree.relations(words, parent.clamp(min=0)), relation)


def _coreference(reader: Reader, words: Tensor, cluster: Tensor) -> Tensor:
    """How unlikely every earlier mention of the same actor is, or 'new' where there is none (Lee et al. 2017)."""
    rows = (cluster != UNKNOWN).any(1)
    if not rows.any():
        return words.new_zeros(())
    words, cluster = words[rows], cluster[rows]
    bonds = reader.bonds(words).float()
    earlier = (cluster > 0)[:, None, :] & torch.ones(cluster.shape[1], cluster.shape[1]).tril(-1).bool()
    scores = reader.bonds.scores(bonds).masked_fill(~earlier, -1e4)  # [b, w, w]
    chances = torch.cat([bonds[:, :, -1:], scores], -1).log_softmax(-1)
    same = earlier & (cluster[:, :, None] == cluster[:, None, :])
    right = torch.cat([~same.any(-1, keepdim=True), same], -1)
    each = -chances.masked_fill(~right, -1e4).logsumexp(-1)
    mention = cluster > 0
    return each[mention].sum() / (mention.sum() + FEW)
