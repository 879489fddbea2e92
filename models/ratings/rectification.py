"""差评核实整改: a bad rating is followed until the rater has been told (rating.md 9.4, 9.5)."""

from datetime import datetime

from piccolo.columns import BigSerial, Boolean, Integer, Text, Varchar
from piccolo.table import Table

from models.columns import choice, instant, one_of, optional, reference
from models.people.staff import Staff
from models.ratings.rating import Rating
from models.ratings.rectifying import Rectifying
from models.ratings.stages import STAGE_NAMES, Stage


class Rectification(Rectifying, Table):
    """One bad rating's way; K21 gives its two days."""

    id = BigSerial(primary_key=True)
    rating = reference(Rating, unique=True)
    stage = choice(Stage, index=True)
    contact_due_at = instant()  # 1 working day
    due_at = instant()  # 15 working days
    finding = Text(default="")  # 核实情况
    responsibility = Text(default="")  # 责任认定
    measures = Text(default="")  # 整改措施
    contacted_at = instant(null=True)
    revisited_by = optional(Staff)
    revisited_at = instant(null=True)
    satisfied = Boolean(null=True, default=None)  # 回访结果
    told = Text(default="")  # what the rater was told
    appeal_reason = Text(default="")  # 申诉理由
    appeal_answer = Text(default="")
    excluded = Boolean(default=False)  # kept, but no longer counted
    closed_at = instant(null=True)
    edition = Integer(default=1)  # two people at once: the second is told
    last_by = Varchar(length=100, default="")

    rectification_stage_known = one_of("stage", Stage)

    @property
    def stage_name(self) -> str:
        """待核实, 整改中 …"""
        return STAGE_NAMES[Stage(self.stage)]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.stage != Stage.CLOSED

    @property
    def next_due_at(self) -> datetime:
        """K21: by when the next thing is due; until it was checked that is the contact."""
        return self.contact_due_at if self.stage == Stage.TO_CHECK else self.due_at
