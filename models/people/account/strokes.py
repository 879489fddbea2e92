"""A signature drawn on a screen: from the strokes a browser sends to path data of ours."""

import json
import re
from typing import Any

LONGEST = 200_000  # characters of what is sent
MOST_POINTS = 6000
WIDEST = 4000  # pixels
_NUMBER = re.compile(r"\d+")


def path_data(sent: str) -> str:
    """SVG path data in whole pixels; empty when nothing was drawn or what came is no drawing.

    Only numbers are taken over, so nothing a browser sends is ever shown as it came.
    """
    if not sent or len(sent) > LONGEST:
        return ""
    try:
        strokes = [_points(stroke) for stroke in json.loads(sent)]
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return ""
    if not 0 < sum(map(len, strokes)) <= MOST_POINTS:
        return ""
    return " ".join("M" + " L".join(f"{x} {y}" for x, y in stroke) for stroke in strokes if stroke)


def _points(stroke: Any) -> list[tuple[int, int]]:
    return [(_pixel(point["x"]), _pixel(point["y"])) for point in stroke["points"]]


def _pixel(value: Any) -> int:
    return max(0, min(WIDEST, round(float(value))))


def frame(data: str) -> str:
    """The viewBox around path data, with a margin."""
    numbers = [int(number) for number in _NUMBER.findall(data)] or [0, 0]
    across, down = numbers[::2], numbers[1::2]
    left, top = min(across), min(down)
    return f"{left - 6} {top - 6} {max(across) - left + 12} {max(down) - top + 12}"
