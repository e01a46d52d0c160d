"""From a trained run to what the product loads: an ONNX graph in int8 and its tokenizer."""

import argparse
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training import base
from training.model import Reader
from training.runs import load_run

INPUTS = ("ids", "shapes", "gaps", "mask", "heads")
OUTPUTS = ("roles", "cues", "links")
AXES = {
    "ids": {0: "b", 1: "p"},
    "shapes": {0: "b", 1: "p"},
    "gaps": {0: "b", 1: "p"},
    "mask": {0: "b", 1: "p"},
    "heads": {0: "b", 1: "w"},
    "roles": {0: "b", 1: "w"},
    "cues": {0: "n"},
    "links": {0: "n", 1: "w"},
}


def export_onnx(reader: Reader, path: Path) -> None:
    """The network as a graph in 32-bit floats, every axis but the model's own free."""
    reader.eval()
    ids = torch.randint(1000, 2000, (2, 9))
    heads = torch.tensor([[1, 2, 3, 5, 7], [1, 3, 5, 0, 0]])
    sample = (ids, ids % 9, ids % 4, torch.ones_like(ids), heads)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the older exporter is meant: its graph runs faster
        torch.onnx.export(
            reader,
            sample,
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=AXES,
            opset_version=17,
            dynamo=False,
        )


def quantize(source: Path, target: Path) -> None:
    """Weights to int8, one scale a channel: one scale a tensor costs three points of relation F1."""
    with tempfile.TemporaryDirectory() as folder:
        simple = Path(folder) / "simple.onnx"
        quant_pre_process(str(source), str(simple), skip_symbolic_shape=True)
        quantize_dynamic(
            str(simple),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=False,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            extra_options={"MatMulConstBOnly": True},
        )
    onnx.checker.check_model(str(target))


def main() -> None:
    """Command line: the run, and the folder to write reader.onnx and tokenizer.json into."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--into", type=Path, default=Path("src/sayso/reader/weights"))
    given = parser.parse_args()
    full = given.run / "reader.fp32.onnx"
    export_onnx(load_run(given.run), full)
    given.into.mkdir(parents=True, exist_ok=True)
    quantize(full, given.into / "reader.onnx")
    base.load_tokenizer().save(str(given.into / "tokenizer.json"), pretty=False)
    print(f"{(given.into / 'reader.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
