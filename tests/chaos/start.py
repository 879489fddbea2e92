"""`python -m web.launch run` with the real product, which is installed already."""

import dataclasses
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from web.launch.__main__ import report
from web.launch.run import TONGBAN, run

if __name__ == "__main__":
    product = dataclasses.replace(TONGBAN, set_up=lambda: None)
    sys.exit(report(lambda: run(product)))
