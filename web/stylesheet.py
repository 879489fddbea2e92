"""One stylesheet for every layout, put together when the server starts."""

import re
from pathlib import Path


def read_bundle(static: Path) -> str:
    """The files listed in css/bundle.txt, in that order, less comments and needless spaces."""
    names = (static / "css" / "bundle.txt").read_text().split()
    return "".join(_compact((static / name).read_text()) for name in names)


def _compact(css: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    one_line = re.sub(r"\s+", " ", without_comments)
    return re.sub(r" ?([{};,]) ?", r"\1", one_line).strip()
