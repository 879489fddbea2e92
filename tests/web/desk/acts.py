"""Every act a desk offers: where its case stands, who does it, what they fill in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from models.calendar.business_clock import advance
from models.cases.case import Case
from models.cases.records.correction import lines_of, open_correction
from models.cases.words import DeliveryWay, MaterialState
from tests.web import road

Fields = dict[str, Any]


@dataclass(frozen=True)
class Play:
    """One act on its page."""

    noun: str  # the end of its address
    who: str  # job number
    case: Callable[[datetime], Awaitable[Case]]
    fields: Callable[[Case], Awaitable[Fields]] | Fields = field(default_factory=dict)
    demands: tuple[str, ...] = ()  # the fields that an empty form is asked for, in page order
    station: bool = False

    @property
    def area(self) -> str:
        return "/station" if self.station else "/desk"

    async def filled(self, case: Case) -> Fields:
        """What a careful person sends."""
        return dict(self.fields) if isinstance(self.fields, dict) else await self.fields(case)


async def _two_months_later(now: datetime) -> Case:
    case = await road.sent_back(now)
    await advance(timedelta(days=60))
    return case


async def _defect(case: Case) -> Fields:
    row = (await case.materials())[0].id
    return {
        "defect": [row, "other"],
        f"problem_{row}": "第二页没有签章。",
        f"requirement_{row}": "签章后重交。",
        "problem_other": "申请表电话写错。",
        "requirement_other": "改正电话。",
    }


async def _answers(case: Case) -> Fields:
    lines = await lines_of(await open_correction(case.id))
    return {f"line_{line.id}": "重新绘制的平面图" for line in lines}


async def _gap(case: Case) -> Fields:
    rows = await case.materials()
    return {"material": next(row.id for row in rows if row.state == MaterialState.TOLERATED)}


async def _special(case: Case) -> Fields:
    return {"code": (await case.guide()).specials[0].code, "days": 3, "reason": "现场检测"}


async def _points(case: Case) -> Fields:
    count = len((await case.guide()).review_points)
    points = {f"point_{number}": "yes" for number in range(count)}
    return points | {"advice": "grant", "text": "材料齐全，建议准予。"}


DENIAL = {
    "facts": "现场没有消毒间。",
    "reasons": "不符合第四条。",
    "law": "《公共场所卫生管理条例》第四条",
    "message": "改好后可以再申请。",
}
COLLECTED = {
    "collector": "applicant",
    "name": "孙建国",
    "id_number": "999901198802290054",
    "checked": "yes",
}
SENT = {"carrier": "中国邮政 EMS", "waybill": "1234567890123", "address_confirmed": "yes"}
REFUSED = {"ground": "conditions_unmet", "reason": "经营场所在住宅楼内。"}

PLAYS: dict[str, Play] = {
    "ask_assist": Play(
        "assist", "F01", road.received, {"question": "平面图要标比例吗？"}, ("question",)
    ),
    "answer_assist": Play(
        "assist-answer",
        "L01",
        road.asked,
        {"opinion": "fits", "answer": "不用标比例。"},
        ("opinion", "answer"),
    ),
    "accept": Play("acceptance", "F01", road.received, {"note": "材料齐全"}),
    "push": Play("push", "F01", road.accepted, {"note": "已与办理地核实"}),
    "claim": Play("claim", "W01", road.at_department),
    "pass_on": Play("passing", "S01", road.rechecking, {"note": "复核无误"}),
    "ask_correction": Play("correction", "W01", road.under_review, _defect, ("defect",)),
    "supply": Play("supply", "F01", road.sent_back, _answers),
    "refuse": Play("refusal", "F01", road.received, REFUSED, ("ground", "reason")),
    "confirm_refusal": Play("refusal-confirmation", "L01", road.to_be_refused),
    "suspend": Play("suspension", "W01", road.under_review, _special, ("code", "days", "reason")),
    "resume": Play("resumption", "W01", road.suspended, {"result": "检测合格"}, ("result",)),
    "extend": Play(
        "extension",
        "W02",
        road.under_review,
        {"days": 5, "reason": "需要专家评审"},
        ("days", "reason"),
    ),
    "fill_gap": Play("gap", "F01", partial(road.pushed, gap=True), _gap, ("material",)),
    "opine": Play("opinion", "W01", road.under_review, _points, ("points", "advice", "text")),
    "grant": Play(
        "grant", "W02", road.being_decided, {"content": "准予经营。", "message": "请亮证。"}
    ),
    "deny": Play("denial", "W02", road.being_decided, DENIAL, tuple(DENIAL)),
    "issue": Play(
        "certificate", "W01", road.granted, {"number": "示卫公证字〔2026〕第009999号"}, ("number",)
    ),
    "hand_out": Play("hand-out", "S02", road.certified, COLLECTED, ("id_number", "checked")),
    "dispatch": Play(
        "dispatch",
        "S02",
        partial(road.certified, way=road.BY_MAIL),
        SENT,
        ("carrier", "waybill", "address_confirmed"),
    ),
    "serve": Play("service", "S02", partial(road.certified, way=DeliveryWay.ELECTRONIC)),
    "confirm_delivery": Play(
        "delivery", "S02", road.posted, {"collector": "applicant", "name": "孙建国"}
    ),
    "parcel_returned": Play("return", "S02", road.posted, {"reason": "地址不详"}),
    "change_delivery": Play(
        "delivery-choice",
        "F01",
        road.received,
        {"way": "electronic", "electronic_agreed": "yes", "confirmed": "yes"},
        ("way",),
    ),
    "withdraw": Play("withdrawal", "F01", road.received, {"signed": "yes"}, ("signed",)),
    "lapse": Play("lapse", "W01", _two_months_later, {"reason": "逾期没有补正。"}, ("reason",)),
}

# Acts that have no page on the desk: done at home, at intake, by the product, or not yet.
ELSEWHERE = {"submit", "receive", "transfer", "deem_accepted", "revoke"}
