"""审查意见: what the reviewer found, point by point, and advises (S2-3-3e)."""

from enum import StrEnum

from piccolo.columns import JSONB, BigSerial, Text
from piccolo.table import Table

from models.cases.leg import Leg
from models.cases.turn import Turn, act
from models.columns import CASE, choice, instant, one_of, reference
from models.errors import demand
from models.people.staff import Staff


class Advice(StrEnum):
    """建议."""

    GRANT = "grant"  # 建议准予
    DENY = "deny"  # 建议不予


ADVICE_NAMES = {Advice.GRANT: "建议准予", Advice.DENY: "建议不予"}


class Opinion(Table):
    """One opinion of one reviewer."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    leg = reference(Leg)
    staff = reference(Staff)
    advice = choice(Advice)
    text = Text()
    points = JSONB(default="{}")  # review point → true (符合) or false
    at = instant()

    opinion_advice_known = one_of("advice", Advice)


class Reviewing:
    """Writing the opinion."""

    @act
    async def opine(
        self, turn: Turn, *, advice: Advice | None, text: str, points: dict[str, bool]
    ) -> None:
        """Every review point answered, then on to the person who decides."""
        guide = await self.guide()
        demand(
            (
                "points",
                all(point in points for point in guide.review_points),
                "还有审查要点没有勾选“符合”或“不符”，请逐条核对。",
            ),
            ("advice", advice, "请选择建议准予还是建议不予。"),
            (
                "advice",
                advice is Advice.DENY or all(points.values()),
                "有审查要点不符，不能建议准予；请改为建议不予，或告知补正。",
            ),
            ("text", text.strip(), "请写明审查意见，决定人和档案都要看。"),
        )
        await Opinion(
            case=self.id,
            leg=turn.leg.id,
            staff=turn.actor.id,
            advice=advice,
            text=text.strip(),
            points=points,
            at=turn.at,
        ).save()
        await self.go_on(turn)
