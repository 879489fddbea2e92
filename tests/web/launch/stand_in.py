"""`python -m web.launch run`, with the small programs of these tests as the product."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from web.launch.__main__ import report
from web.launch.run import Product, run

PROGRAM = [sys.executable, str(Path(__file__).with_name("programs.py"))]

if __name__ == "__main__":
    product = Product(
        prepare=[*PROGRAM, "prepare"],
        web=[*PROGRAM, "web"],
        workers={"worker": [*PROGRAM, "worker"]},
        set_up=lambda: None,
    )
    sys.exit(report(lambda: run(product)))
