"""The engine of the commands that analyse in their own process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.remarks import remark

if TYPE_CHECKING:
    from reader.analysis import Engine


def user_engine() -> Engine:
    """The engine with the pipelines that the settings name; says in a sentence which of them cannot serve."""
    from reader.analysis import Engine
    from reader.paths import user_paths
    from reader.settings import load

    models = load(user_paths().settings).models
    if models:
        from reader.analysis.engine.pipelines import uses

        for use in uses(models):
            if use.refused:
                remark(use.refused)
    return Engine(models)
