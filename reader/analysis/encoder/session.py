"""The encoder's file run by onnxruntime: from pieces to vectors and tags' scores, on one core."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as status

from reader.analysis.encoder.pieces import Floats, PieceTable, Window
from reader.analysis.encoder.pointers import Pointers
from reader.errors import AnalysisError

ENCODER_FILE = "encoder.onnx"
BATCH_PIECES = 512
"""Pieces that are run at once: memory stays bounded, and windows of one length go together."""


_REFUSED = (
    status.Fail, status.InvalidArgument, status.InvalidGraph, status.InvalidProtobuf, status.NoModel, status.NotFound,
    status.NotImplemented, status.RuntimeException,
)  # fmt: skip
"""What onnxruntime raises for a file that is no network: a class for each status, all of them Exceptions alone."""


class Session:
    """One loaded encoder."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Raises OSError or ValueError where a file is missing or broken."""
        self.table = PieceTable.load(folder)
        self.pointers = Pointers(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        file = (folder / ENCODER_FILE).read_bytes()
        try:
            self._session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        except _REFUSED as error:
            raise ValueError(f"{ENCODER_FILE}: {error}") from error

    def run(self, windows: Sequence[Window]) -> tuple[list[Floats], list[Floats]]:
        """For each window vectors (pieces, width) and scores (pieces, tags)."""
        order = sorted(range(len(windows)), key=lambda number: len(windows[number].ids))
        vectors: list[Floats] = [np.empty(0, np.float32)] * len(windows)
        scores: list[Floats] = [np.empty(0, np.float32)] * len(windows)
        at = 0
        while at < len(order):
            batch = [order[at]]
            while at + len(batch) < len(order):
                longest = len(windows[order[at + len(batch)]].ids)
                short = len(windows[batch[0]].ids)
                if longest * (len(batch) + 1) > BATCH_PIECES or longest > short * 1.15 + 8:
                    break
                batch.append(order[at + len(batch)])
            longest = len(windows[batch[-1]].ids)
            ids = np.full((len(batch), longest), self.table.pad, np.int64)
            mask = np.zeros((len(batch), longest), np.float32)
            for row, number in enumerate(batch):
                size = len(windows[number].ids)
                ids[row, :size] = windows[number].ids
                mask[row, :size] = 1
            hidden, tags = self._session.run(None, {"vectors": self.table.vectors(ids), "mask": mask})
            for row, number in enumerate(batch):
                size = len(windows[number].ids)
                vectors[number], scores[number] = hidden[row, :size], tags[row, :size]
            at += len(batch)
        return vectors, scores


_LOADED: dict[Path, Session] = {}
_LOADING = Lock()


def session(folder: Path) -> Session:
    """The loaded encoder of a folder; whoever asks while another thread loads it waits for that.

    Raises AnalysisError where it cannot be loaded.
    """
    with _LOADING:
        if folder not in _LOADED:
            try:
                _LOADED[folder] = Session(folder)
            except (OSError, ValueError) as error:
                raise AnalysisError(
                    "Encoder cannot be loaded",
                    "The trained encoder in {folder} is missing or broken ({error}); install Kutip anew.",
                    folder=folder,
                    error=error,
                ) from error
        return _LOADED[folder]
