"""`python -m reader` is the command `kutip`."""

import sys

from reader.isolation import leave_current_folder


def main() -> int:
    """Run the command line, imported only once the current folder is off the path: `python -m` puts it first there."""
    leave_current_folder()
    from reader.cli import main as command

    return command()


if __name__ == "__main__":
    sys.exit(main())
