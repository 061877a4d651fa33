"""`python -m reader` is the command `kutip`."""

import sys

from reader.isolation import leave_current_folder

leave_current_folder()  # before anything more is imported: `python -m` puts the current folder first

from reader.cli import main  # noqa: E402  # only once the current folder is off the path

if __name__ == "__main__":
    sys.exit(main())
