"""A lawful form for every act, whatever case it is sent for."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from models.cases.acts.opinion import Advice
from models.cases.acts.revocation import RevocationKind
from models.cases.case import Case
from models.cases.filling.wishes import DeliveryWish
from models.cases.records.assist_request import AssistOpinion
from models.cases.records.correction import Defect, lines_of, open_correction
from models.cases.words import DeliveryWay, MaterialState, RefusalGround
from models.catalog.item import Item
from models.sample.cast import SUN
from tests.models.play import COLLECTED, DENIAL

Form = dict[str, Any]


async def _one_defect(case: Case) -> Form:
    row = (await case.materials())[0]
    defect = Defect(row.name, "没有签章。", "签章后重交。", row.id)
    return {"defects": [defect], "supervisor_reason": "负责人同意。"}


async def _answers(case: Case) -> Form:
    lines = await lines_of(await open_correction(case.id))
    return {"answers": {line.id: "已补交。" for line in lines}}


async def _question(case: Case) -> Form:
    return {"office": case.office, "question": "图纸要标比例吗？"}


async def _elsewhere(case: Case) -> Form:
    other = await Item.objects().where(Item.office != case.office).first()
    return {"item": other.id, "reason": "不属于本部门。"}


async def _special(case: Case) -> Form:
    specials = (await case.guide()).specials
    return {"code": specials[0].code if specials else "", "days": 3, "reason": "现场检测。"}


async def _gap(case: Case) -> Form:
    rows = await case.materials()
    return {"material": next(row.id for row in rows if row.state == MaterialState.TOLERATED)}


async def _points(case: Case) -> Form:
    points = dict.fromkeys((await case.guide()).review_points, True)
    return {"advice": Advice.GRANT, "text": "符合条件。", "points": points}


async def _another_way(case: Case) -> Form:
    """Home where couriers go, else the counter."""
    wish = BY_MAIL if (await case.guide()).courier else DeliveryWish(DeliveryWay.DECIDING_COUNTER)
    return {"wish": wish, "confirmed": True}


REFUSED = {"ground": RefusalGround.CONDITIONS_UNMET, "reason": "场所在住宅楼内。"}
TAKEN_BACK = {"facts": "隐瞒情况。", "law": "第六十九条", "hearing": "已告知，未申请听证。"}

BY_MAIL = DeliveryWish(DeliveryWay.MAIL, SUN.name, SUN.mobile, SUN.address)

FORMS: dict[str, Form | Callable[[Case], Awaitable[Form]]] = {
    "ask_assist": _question,
    "answer_assist": {"opinion": AssistOpinion.FITS, "answer": "不用。"},
    "ask_correction": _one_defect,
    "change_delivery": _another_way,
    "supply": _answers,
    "refuse": REFUSED,
    "transfer": _elsewhere,
    "suspend": _special,
    "resume": {"result": "合格。"},
    "extend": {"days": 5, "reason": "需要专家评审。"},
    "fill_gap": _gap,
    "opine": _points,
    "grant": {"content": "准予。"},
    "deny": DENIAL,
    "issue": {"fields": []},
    "hand_out": COLLECTED,
    "dispatch": {"carrier": "中国邮政", "waybill": "1234567890123", "address_confirmed": True},
    "confirm_delivery": {"collector": COLLECTED["collector"], "name": "本人"},
    "parcel_returned": {"reason": "地址不详"},
    "withdraw": {"reason": "不办了。", "signed": True},
    "lapse": {"reason": "逾期。"},
    "revoke": {"kind": RevocationKind.ANNUL, **TAKEN_BACK},
}


async def filled(act: str, case: Case, at: datetime) -> Form:
    """What a careful person sends."""
    form = FORMS.get(act, {})
    form = dict(form) if isinstance(form, dict) else await form(case)
    return form | ({"number": f"第{case.id}号 {at:%H%M%S}"} if act == "issue" else {})
