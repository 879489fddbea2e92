"""The stages of an application from home, in order, and the four bars that show them."""

from dataclasses import dataclass

from models.cases.filling.progress import Progress


@dataclass(frozen=True)
class Stage:
    """One page: the last part of its address, its name, and the bar it belongs to."""

    name: str
    words: str
    bar: str


WHO = Stage("who", "谁来申请", "填表")
SITUATION = Stage("situation", "选情形", "填表")
FORM = Stage("form", "填申请表", "填表")
MATERIALS = Stage("materials", "传材料", "传材料")
DELIVERY = Stage("delivery", "领取方式", "领取方式")
CHECK = Stage("check", "核对并提交", "确认提交")

STAGES = (WHO, SITUATION, FORM, MATERIALS, DELIVERY, CHECK)
BARS = tuple(dict.fromkeys(stage.bar for stage in STAGES))
BY_NAME = {stage.name: stage for stage in STAGES}


def stages_of(progress: Progress) -> list[Stage]:
    """The stages this item has: without questions, fields or materials there is no page."""
    return [stage for stage in STAGES if stage.name not in progress.needless]


def first_unfinished(progress: Progress) -> Stage:
    """Where to go on; the last page when everything is there."""
    return next((one for one in stages_of(progress) if one.name in progress.missing), CHECK)


def before(stage: Stage, progress: Progress) -> Stage | None:
    """The stage before this one."""
    earlier = STAGES[: STAGES.index(stage)]
    return next((one for one in reversed(earlier) if one.name not in progress.needless), None)


def after(stage: Stage, progress: Progress) -> Stage:
    """The stage after this one; after the last there is none."""
    later = STAGES[STAGES.index(stage) + 1 :]
    return next(one for one in later if one.name not in progress.needless)
