"""The engine of the commands that analyse in their own process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.cli.remarks import remark

if TYPE_CHECKING:
    from reader.analysis import Engine


def user_models() -> Mapping[str, str]:
    """Language to pipeline, as the settings say."""
    from reader.paths import user_paths
    from reader.settings import load

    return load(user_paths().settings).models


def user_engine() -> Engine:
    """The engine with the pipelines that the settings name; says in a sentence which of them cannot serve."""
    from reader.analysis import Engine

    models = user_models()
    if models:
        from reader.analysis.engine.pipelines import uses

        for use in uses(models):
            if use.refused:
                remark(use.refused)
    return Engine(models)
