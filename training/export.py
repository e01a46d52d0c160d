"""From a trained run to what the product loads: an ONNX graph in int8 and its tokenizer."""

import argparse
import tempfile
import warnings
from pathlib import Path

import msgspec
import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from sayso.reader.layers import OUTPUTS
from training import base
from training.evaluate import UNTUNED
from training.model import Reader
from training.runs import load_run

INPUTS = ("ids", "shapes", "gaps", "mask", "heads")
PIECES = "/encoder/words/Gather"  # the node that looks up the word pieces
AXES = {
    "ids": {0: "b", 1: "p"},
    "shapes": {0: "b", 1: "p"},
    "gaps": {0: "b", 1: "p"},
    "mask": {0: "b", 1: "p"},
    "heads": {0: "b", 1: "w"},
    "roles": {0: "b", 1: "w"},
    "cues": {0: "n"},
    "links": {0: "n", 1: "w"},
    "labels": {0: "b", 1: "w"},
    "parents": {0: "b", 1: "w"},
    "relations": {0: "b", 1: "w"},
    "bonds": {0: "b", 1: "w"},
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
    """Weights to int8, one scale a channel, and one a row for the embeddings of word pieces.

    One scale a tensor costs three points of relation F1 in the layers, and half a point in the embeddings.
    """
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
            nodes_to_exclude=[PIECES],
            extra_options={"MatMulConstBOnly": True},
        )
    model = onnx.load(str(target))
    quantize_rows(model.graph, PIECES)
    onnx.save(model, str(target))
    onnx.checker.check_model(str(target))


def quantize_rows(graph: onnx.GraphProto, name: str) -> None:
    """The rows that a node gathers as int8 with a scale each: gathered, and multiplied by their scales."""
    place, node = next((i, node) for i, node in enumerate(graph.node) if node.name == name)
    table = next(t for t in graph.initializer if t.name == node.input[0])
    rows = numpy_helper.to_array(table)
    scales = np.maximum(np.abs(rows).max(1, keepdims=True), 1e-9).astype(np.float32) / 127
    graph.initializer.remove(table)
    for array, part in ((np.round(rows / scales).astype(np.int8), "rows"), (scales, "scales")):
        graph.initializer.append(numpy_helper.from_array(array, f"{name}_{part}"))
    ids, out = node.input[1], node.output[0]
    graph.node.remove(node)
    made = (
        helper.make_node("Gather", [f"{name}_rows", ids], [f"{name}_int8"], axis=0),
        helper.make_node("Cast", [f"{name}_int8"], [f"{name}_float"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Gather", [f"{name}_scales", ids], [f"{name}_scale"], axis=0),
        helper.make_node("Mul", [f"{name}_float", f"{name}_scale"], [out]),
    )
    for i, new in enumerate(made):
        graph.node.insert(place + i, new)


def main() -> None:
    """Command line: the run, and the folder to write reader.onnx, tokenizer.json and an untuned model.json into."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--into", type=Path, default=Path("src/sayso/reader/weights"))
    given = parser.parse_args()
    full, reader = given.run / "reader.fp32.onnx", load_run(given.run)
    export_onnx(reader, full)
    given.into.mkdir(parents=True, exist_ok=True)
    model = msgspec.structs.replace(UNTUNED, distance=tuple(round(d, 3) for d in reader.bonds.distance.tolist()))
    (given.into / "model.json").write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")
    quantize(full, given.into / "reader.onnx")
    base.load_tokenizer().save(str(given.into / "tokenizer.json"), pretty=False)
    print(f"{(given.into / 'reader.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
