"""What `make run` and `make test` do, with nothing but the standard library.

It runs on the system's Python, before .venv exists.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the system's Python may be older than the product's
    sys.exit("Tongban needs Python 3.11 or newer: name one with `make run PYTHON=python3.11`.")
