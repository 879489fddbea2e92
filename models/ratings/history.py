"""Every step of a bad rating's way (差评整改留痕): who, when, in which words; append-only."""

from typing import Any

from piccolo.columns import BigSerial, Text, Varchar
from piccolo.columns.reference import LazyTableReference
from piccolo.table import Table

from models.columns import choice, instant, one_of, optional, reference
from models.people.staff import Staff
from models.ratings.stages import STEP_NAMES, Stage

# The rectification writes its own history, so the history knows it by name only.
_RECTIFICATION = LazyTableReference(
    table_class_name="Rectification", module_path="models.ratings.rectification"
)


class RectificationEvent(Table):
    """One step, one look at the telephone, or one reminder that was sent."""

    id = BigSerial(primary_key=True)
    rectification = reference(_RECTIFICATION)
    step = Varchar(length=32)
    at = instant()
    staff = optional(Staff)  # empty: the product itself
    name = Varchar(length=100, default="系统")
    office_name = Varchar(length=100, default="")
    before = choice(Stage)
    after = choice(Stage)
    words = Text(default="")
    key = Varchar(length=64, null=True, default=None, unique=True)  # of the form, of the reminder

    rectification_event_before_known = one_of("before", Stage)
    rectification_event_after_known = one_of("after", Stage)

    @property
    def step_name(self) -> str:
        """核实, 整改 …"""
        return STEP_NAMES[self.step]


async def history_of(rectification: int) -> list[RectificationEvent]:
    """Its steps, first to last."""
    return (
        await RectificationEvent.objects()
        .where(RectificationEvent.rectification == rectification)
        .order_by(RectificationEvent.id)
    )


async def note_once(key: str, **said: Any) -> bool:
    """Write a step under a key; False when that was done before."""
    rows = (
        await RectificationEvent.insert(RectificationEvent(key=key, **said))
        .on_conflict(target=RectificationEvent.key, action="DO NOTHING")
        .returning(RectificationEvent.id)
    )
    return bool(rows)
