"""受理通知书 and 容缺受理通知书."""

from typing import TYPE_CHECKING, Any

from models.cases.material import CaseMaterial
from models.cases.words import MaterialState
from models.catalog.guide import Guide, limit_words
from models.documents.context import hall_near, iso_date

if TYPE_CHECKING:
    from models.cases.turn import Turn

LICENCE_BASIS = "《中华人民共和国行政许可法》第三十二条第一款第五项"
NO_LEGAL_LIMIT = "未规定"


async def acceptance(case: Any, turn: "Turn", *, deemed: bool) -> dict[str, Any]:
    """What is accepted on which law, and by when it will be decided."""
    guide = await case.guide()
    return {
        "applied_on": iso_date(case.received_at),
        "accepted_on": iso_date(case.accepted_at),
        "deemed": deemed,
        "basis": accepting_basis(guide),
        **_limits(turn, guide),
        "specials": [
            {"name": special.name, "days": special.max_days, "basis": special.basis}
            for special in guide.specials
            if special.excludes_clock
        ],
        "fee": fee_words(guide),
    }


def accepting_basis(guide: Guide, licence: str = LICENCE_BASIS) -> str:
    """The law the act rests on: the licence law, or the item's own."""
    if guide.is_licence or not guide.bases:
        return licence
    basis = guide.bases[0]
    return f"{basis.law}{basis.article}"


def fee_words(guide: Guide) -> str:
    """不收费, or each fee with its standard."""
    if not guide.charges:
        return "不收费"
    return "；".join(f"{fee.name}：{fee.standard}（{fee.basis}）" for fee in guide.fees)


def _limits(turn: "Turn", guide: Guide) -> dict[str, str]:
    promise = turn.clocks.running("K8")
    return {
        "statutory": guide.legal or NO_LEGAL_LIMIT,
        "promised": limit_words(promise.length, promise.unit),
        "due_on": iso_date(promise.due_on),
    }


async def tolerance(case: Any, turn: "Turn", gaps: list[CaseMaterial]) -> dict[str, Any]:
    """What may come later, until when, and what the applicant has promised (附三5)."""
    guide = await case.guide()
    handed_in = (MaterialState.COMPLETE, MaterialState.WAIVED)
    return {
        "applied_on": iso_date(case.received_at),
        "accepted_on": iso_date(case.accepted_at),
        "basis": "本机关公布的办事指南关于容缺受理的规定",
        **_limits(turn, guide),
        "submitted": [row.name for row in await case.materials() if row.state in handed_in],
        "missing": [
            {"name": gap.name, "form": gap.form_name, "due_on": iso_date(gap.promised_on)}
            for gap in gaps
        ],
        "ways": await ways_to_supply(case),
        "consequences": [
            "未按期补齐的，终止办理并退还已交材料；",
            "未履行承诺的情况按规定计入信用记录。",
        ],
        "promises": [
            "自愿申请容缺受理，已清楚需要补齐的材料、形式和期限；",
            "所提交的材料和填写的内容真实、合法、有效；",
            "在承诺的期限内补齐所缺材料，补齐前不要求领取办理结果；",
            "未按期补齐或者所作承诺不实的，同意终止办理、退还材料，并承担由此产生的责任。",
        ],
    }


async def ways_to_supply(case: Any) -> list[str]:
    """现场、网上、邮寄: where what is missing can be handed in."""
    hall = await hall_near(case.intake_office)
    if hall is None:
        return ["网上：登录后在“我的办件”中查看并提交。"]
    return [
        f"现场：{hall.name}综合窗口，或者收件的窗口（站点）；",
        "网上：登录后在“我的办件”中查看并提交；",
        f"邮寄：{hall.address}，请写明办件编号。",
    ]
