"""指南质检: what a guide still lacks; what is a must stops submission and publication."""

from collections.abc import Iterable

import msgspec

from models.catalog.guide import Guide, read_guide
from models.catalog.item import Item
from models.catalog.publication import compose
from models.catalog.quality.completeness import gaps
from models.catalog.quality.consistency import contradictions
from models.catalog.quality.finding import Finding
from models.catalog.quality.rules import faults
from models.catalog.rows import REVIEW_POINTS, ROWS
from models.catalog.scalars import SCALARS
from models.catalog.version import ItemVersion
from models.errors import Invalid

__all__ = ["Finding", "findings", "must_be_fit"]

_ORDER = [field.key for field in (*SCALARS, *ROWS, REVIEW_POINTS)]


def findings(guide: Guide) -> list[Finding]:
    """Everything that is missing or contradicts itself, in the order of the form."""
    found = [*gaps(guide), *contradictions(guide), *faults(guide)]
    return sorted(dict.fromkeys(found), key=lambda one: (_ORDER.index(one.element), not one.must))


async def must_be_fit(version: ItemVersion) -> None:
    """Raises Invalid with every finding that is a must, by element."""
    try:
        guide = read_guide(await compose(version))
    except msgspec.ValidationError as missing:
        raise Invalid({"name": "有必填的要素还没有填，暂时不能生成办事指南。"}) from missing
    errors: dict[str, str] = {}
    for one in [*findings(guide), *await _lost_turnings(guide)]:
        if one.must:
            errors[one.element] = errors.get(one.element, "") + one.sentence
    if errors:
        raise Invalid(errors)


async def _lost_turnings(guide: Guide) -> list[Finding]:
    """Options that send people to an item which the catalogue does not have."""
    wanted = dict(_turnings(guide))
    known = set(
        await Item.select(Item.code)
        .where(Item.code.is_in(list(wanted.values())))
        .output(as_list=True)
        if wanted
        else ()
    )
    return [
        Finding("questions", f"选项“{option}”转到的事项 {code} 不在事项库里。")
        for option, code in wanted.items()
        if code not in known
    ]


def _turnings(guide: Guide) -> Iterable[tuple[str, str]]:
    for question in guide.questions:
        for option in question.options:
            for effect in option.effects:
                if "goto" in effect:
                    yield option.label, effect["goto"]
