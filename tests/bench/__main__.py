"""`python -m tests.bench [NAME] [ARGUMENT ...]`: one measurement, or the names of all of them."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import tests.bench


def main(arguments: list[str]) -> int:
    """Run the `main(arguments)` of a module of this package; gives the exit status."""
    names = sorted(module.name for module in pkgutil.iter_modules(tests.bench.__path__) if module.name[0] != "_")
    if not arguments or arguments[0] not in names:
        print("usage: python -m tests.bench NAME [ARGUMENT ...]")
        for name in names:
            module = importlib.import_module(f"tests.bench.{name}")
            print(f"  {name:16} {(module.__doc__ or '').strip().splitlines()[0]}")
        return 0 if not arguments else 2
    module = importlib.import_module(f"tests.bench.{arguments[0]}")
    status: int = module.main(arguments[1:]) or 0
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
