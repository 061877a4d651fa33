"""Nothing runs because of where the program was started: neither modules nor programs come from the current folder.

An article is read where it lies, and a `json.py`, a `reader/` or an `xclip` may lie beside it. So Python's search path
loses the current folder, other programs are started by their whole path from folders that are named in full, and what
is started (the analysis' own process, an editor) begins in a folder of its own.

This file imports nothing that Python has not loaded by itself: while it runs, the current folder may still be searched.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PACKAGE_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""Where this very package was loaded from: a checkout, or site-packages."""


def trusted_path(path: "Sequence[str]") -> list[str]:
    """The search path without entries that mean the current folder.

    Where the program itself lies in the current folder (a checkout), that folder comes last: what Python and its
    packages bring can then not be replaced from there.
    """
    here = _current_folder()
    kept = [entry for entry in path if os.path.isabs(entry) and os.path.realpath(entry) != here]
    if here == os.path.realpath(_PACKAGE_FOLDER):
        kept.append(_PACKAGE_FOLDER)
    return kept


def leave_current_folder() -> None:
    """Take the current folder off this process's search path; called before more is imported."""
    sys.path[:] = trusted_path(sys.path)


def find_program(name: str, environment: "Mapping[str, str]") -> str | None:
    """The whole path of an executable file: `name` itself where it is one, else in a folder that PATH names in full.

    None where there is none. A relative path is never found, nor what only the current folder holds.
    """
    import shutil  # the first paint does not wait for it

    endings = ("", *environment.get("PATHEXT", "").split(";")) if sys.platform == "win32" else ("",)
    if os.path.isabs(name):
        folders = [""]
    elif not name or os.path.dirname(name):
        return None
    else:
        here = _current_folder()
        folders = environment.get("PATH", os.defpath).split(os.pathsep)
        folders = [folder for folder in folders if os.path.isabs(folder) and os.path.realpath(folder) != here]
    # Only whole paths are asked for: given a bare name, Windows looks into the current folder first.
    wanted = (os.path.join(folder, name) + ending for folder in folders for ending in endings)
    return next((path for path in wanted if shutil.which(path)), None)


def _current_folder() -> str:
    """The current folder without links; "" where it was deleted meanwhile."""
    try:
        return os.path.realpath(os.getcwd())
    except OSError:
        return ""
