"""What a line of the checklist says about a material of a case."""

from typing import Any

from models.catalog.checking.checklist import Line


def listed_values(line: Line, position: int) -> dict[str, Any]:
    """By the names of the columns."""
    material = line.material
    return {
        "listed": True,
        "position": position,
        "reason": line.reason,
        "need": line.need,
        "originals": line.originals,
        "copies": line.copies,
        "name": material.name,
        "form": material.form,
        "notes": material.notes,
        "waiver": material.waiver,
        "keep": material.keep,
        "give_back": material.give_back,
        "tolerance_length": material.tolerance_length,
        "tolerance_unit": material.tolerance_unit,
    }
