"""Two stylesheets, put together when the server starts: one for everybody, one for staff frames."""

import re
from pathlib import Path

# What is served → the list of what is in it. A citizen's phone never fetches the second.
BUNDLES = {"css/app.css": "bundle.txt", "css/staff.css": "bundle-staff.txt"}


def read_bundle(static: Path, served: str = "css/app.css") -> str:
    """The files listed for a stylesheet, in that order, less comments and needless spaces."""
    names = (static / "css" / BUNDLES[served]).read_text().split()
    return "".join(_compact((static / name).read_text()) for name in names)


def _compact(css: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    one_line = re.sub(r"\s+", " ", without_comments)
    return re.sub(r" ?([{};,]) ?", r"\1", one_line).strip()
