"""Figures: name → value, goal, unit, and whether higher or lower is better."""

import json
from typing import Any

from models.settings import PROJECT

FILE = PROJECT / "var" / "bench.json"
Figures = dict[str, dict[str, Any]]


def lower(value: float, goal: float, unit: str) -> dict[str, Any]:
    """A figure that should be small."""
    return {"value": round(value, 3), "goal": goal, "unit": unit, "better": "lower"}


def higher(value: float, goal: float, unit: str) -> dict[str, Any]:
    """A figure that should be large."""
    return {"value": round(value, 3), "goal": goal, "unit": unit, "better": "higher"}


def is_met(figure: dict[str, Any]) -> bool:
    """Whether a figure is as good as its goal."""
    value, goal = figure["value"], figure["goal"]
    return value >= goal if figure["better"] == "higher" else value <= goal


def table(figures: Figures) -> str:
    """A line each."""
    lines = [f"{'':36}{'value':>10} {'goal':>10}  unit"]
    for name, one in figures.items():
        sign = "≥" if one["better"] == "higher" else "≤"
        goal = f"{sign} {one['goal']}"
        verdict = "" if is_met(one) else "  missed"
        lines.append(f"{name:36}{one['value']:>10} {goal:>10}  {one['unit']}{verdict}")
    return "\n".join(lines) + "\n"


def keep(figures: Figures) -> None:
    """Write them down beside those that something else has measured."""
    known = json.loads(FILE.read_text()) if FILE.exists() else {}
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(known | figures, ensure_ascii=False, indent=2) + "\n")
