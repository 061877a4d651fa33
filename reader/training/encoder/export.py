"""The learnt network as files of assets/models/encoder: the encoder in eight bits for onnxruntime, and the pointers."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from reader.analysis.encoder.pointers import POINTERS_FILE
from reader.analysis.encoder.session import ENCODER_FILE
from reader.training.encoder.network import Network, Pointer

OPSET = 17


class _Words(nn.Module):
    """The encoder as it is asked: without dropout, vectors and tags' scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder

    def forward(self, vectors: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        hidden, scores = self.encoder(vectors, mask)
        return hidden, scores


def export(network: Network, folder: Path) -> None:
    """Write ENCODER_FILE and POINTERS_FILE into `folder`."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    width = network.encoder.positions.shape[1]
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "encoder.onnx"
        torch.onnx.export(
            _Words(network),
            (torch.zeros(2, 16, width), torch.ones(2, 16)),
            str(whole),
            input_names=["vectors", "mask"],
            output_names=["hidden", "scores"],
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in ("vectors", "mask", "hidden", "scores")},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            whole, folder / ENCODER_FILE, weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm"], extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
    np.savez(folder / POINTERS_FILE, allow_pickle=False, **pointer_arrays(network))


def pointer_arrays(network: Network) -> dict[str, npt.NDArray[np.float16]]:
    """The pointers' weights, in half precision."""
    out: dict[str, npt.NDArray[np.float16]] = {}
    pointers: dict[str, Pointer] = {
        "cue": network.cue,
        "source": network.source,
        "speaker": network.speaker,
        "antecedent": network.antecedent,
    }
    for name, pointer in pointers.items():
        for part in ("query", "key", "nothing"):
            linear = getattr(pointer, part)
            if linear is not None:
                out[f"{name}.{part}.weight"] = linear.weight.detach().numpy().astype(np.float16)
                out[f"{name}.{part}.bias"] = linear.bias.detach().numpy().astype(np.float16)
        out[f"{name}.distance"] = pointer.distance.weight.detach().numpy()[:, 0].astype(np.float16)
    out["features"] = network.features.weight.detach().numpy()[0].astype(np.float16)
    return out
