"""Our scripts as they are sent: less the lines that only say why, and indentation.

Whole lines only, so that nothing inside a string can be meant: a template literal of ours never
holds a line break (test_static_files.py).
"""

import re

_REMARK = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_EDGE = re.compile(r"\n[ \t\n]*")


def compact_script(script: str) -> str:
    """The same script, line for line of code; what libraries ship is left as it is."""
    return _EDGE.sub("\n", _REMARK.sub("", script)).strip() + "\n"
