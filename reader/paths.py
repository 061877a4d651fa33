"""Every directory and file of the program, in one place.

`KUTIP_HOME` overrides the platform's own directories: then config, data, cache and log lie below it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from reader.errors import SettingsError
from reader.files import expanded

_PACKAGE = Path(__file__).resolve().parent


class Paths(NamedTuple):
    """Where this user's files lie. None of them is made before something is written there."""

    config: Path
    """Settings and key map."""
    data: Path
    """The library: what the reader made."""
    cache: Path
    """What can be made again."""
    log: Path
    """Log files."""

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def library(self) -> Path:
        """The SQLite file with articles, notes, corrections and analyses."""
        return self.data / "library.sqlite3"

    @property
    def drafts(self) -> Path:
        """The folder of notes that are not saved yet."""
        return self.data / "drafts"

    @property
    def log_file(self) -> Path:
        """Where the causes of failures are written."""
        return self.log / "kutip.log"


def user_paths() -> Paths:
    """The directories of the user who runs the program."""
    home = os.environ.get("KUTIP_HOME")
    if home:
        root = expanded(home)
        if not root.is_absolute():  # what it means would depend on where the program is started
            raise SettingsError(
                "Wrong KUTIP_HOME", "KUTIP_HOME is {home!r}; it must be the whole path of a folder.", home=home
            )
        root = root.resolve()
        return Paths(root / "config", root / "data", root / "cache", root / "log")
    from platformdirs import PlatformDirs

    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        if not Path(os.environ.get(name, "/")).is_absolute():
            del os.environ[name]  # the XDG Base Directory Specification: a relative path is invalid and ignored
    dirs = PlatformDirs("kutip", appauthor=False)
    return Paths(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path, dirs.user_log_path)


def _shipped(name: str) -> Path:
    """A folder that ships with the program: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def models_dir() -> Path:
    """The folder of the shipped spaCy pipelines, one folder a language."""
    return _shipped("assets") / "models"


def seeds_dir() -> Path:
    """The folder of sample articles."""
    return _shipped("seeds")


def sample_article() -> Path:
    """The article that the first run opens."""
    return seeds_dir() / "000_445608b1ed831b9c.txt"
