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
_SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""What onnxruntime makes of an addition and a normalisation takes its CPU kernel ten times as long as the two of them:
14 % of all (measured by its own profile, version 1.32)."""

_REFUSED: tuple[type[Exception], ...] = tuple(
    kind for kind in vars(status).values() if isinstance(kind, type) and issubclass(kind, Exception)
)
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
            self._session = onnxruntime.InferenceSession(
                file, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW_FUSIONS
            )
        except _REFUSED as error:
            raise ValueError(f"{ENCODER_FILE}: {error}") from error

    def run(self, windows: Sequence[Window]) -> tuple[list[Floats], list[Floats]]:
        """For each window vectors (pieces, width) and scores (pieces, tags).

        Each is run by itself: its eight bits are scaled by its own numbers, whatever else is read, and several at once
        are no faster.
        """
        vectors, scores = [], []
        for window in windows:
            ids = np.array([window.ids], np.int64)
            mask = np.ones(ids.shape, np.float32)
            hidden, tags = self._session.run(None, {"vectors": self.table.vectors(ids), "mask": mask})
            vectors.append(hidden[0])
            scores.append(tags[0])
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
