"""指南质检: what a guide still lacks; what is a must stops submission and publication."""

from dataclasses import dataclass

from models.catalog.guide import Guide, read_guide
from models.catalog.publication import compose
from models.catalog.version import ItemVersion
from models.errors import Invalid


@dataclass(frozen=True)
class Finding:
    """One thing to mend: which element, what about it, and whether it must be."""

    element: str  # key of the field or of the rows
    sentence: str
    must: bool = True


def findings(guide: Guide) -> list[Finding]:
    """Everything that is missing or contradicts itself, in the order of the form."""
    return []


async def must_be_fit(version: ItemVersion) -> None:
    """Raises Invalid with every finding that is a must, by element."""
    found = findings(read_guide(await compose(version)))
    errors = {one.element: one.sentence for one in found if one.must}
    if errors:
        raise Invalid(errors)
