"""Words of an application from home: people, ways of delivery, what was sent, what is promised."""

from collections.abc import Callable
from typing import Any

from models.cases.filling.form_fields import CALLED_BACK
from models.cases.filling.whom import MYSELF, Whom
from models.cases.filling.wishes import OpenStation
from models.cases.words import DeliveryWay, MaterialState
from models.catalog.guide import Guide
from models.delivery.delivery import Delivery, Payer
from models.people.account.address import Address
from models.people.applicant import AUDIENCE_NAMES
from web.filters import short_date, spaced

MAIL, STATION = DeliveryWay.MAIL, DeliveryWay.STATION
POSTAGE = {Payer.OFFICE: "邮费政府付", Payer.RECIPIENT: "收件时您付"}


def whom_choice(one: Whom) -> dict[str, str]:
    """One person or company on a card."""
    if one.choice == MYSELF:
        return {"value": one.choice, "text": f"我本人，{one.name}", "hint": one.masked_id}
    words = f"{AUDIENCE_NAMES[one.audience]}，{one.masked_id}"
    if not one.by_agent:
        words += "；您是法定代表人（经营者、负责人）"
    choice = {"value": one.choice, "text": one.name, "hint": words}
    return choice | ({"badge": "代办", "tone": "amber"} if one.by_agent else {})


def way_choices(guide: Guide, ways: list[DeliveryWay], payer: Payer) -> list[dict[str, str]]:
    """The ways of delivery on cards, with who would pay the courier."""
    at = guide.address or guide.office.address
    hall = f"{guide.office.short_name}所在的政务服务大厅{f'，{at}' if at else ''}"
    words = {
        MAIL: ("邮寄到家", "办结后寄出，挂号邮件，收件人签收", POSTAGE[payer]),
        DeliveryWay.DECIDING_COUNTER: (
            "到窗口自取",
            f"{hall}；带身份证，也可以委托别人代取",
            "",
        ),
        STATION: ("到便民服务站领取", "结果送到您选的站点，到了发短信", ""),
        DeliveryWay.INTAKE_COUNTER: ("到收件的窗口（站点）领取", "结果送到当初收件的地方", ""),
        DeliveryWay.ELECTRONIC: ("只要电子文书", "不寄纸质件，登录后随时下载", ""),
    }
    return [
        {"value": way.value, "text": text, "hint": spaced(hint), "badge": badge}
        for way in ways
        for text, hint, badge in [words[way]]
    ]


def delivery_words(wish: Delivery) -> str:
    """邮寄到家, 到便民服务站领取 …"""
    return "邮寄到家" if wish.way == MAIL else wish.way_name


def sent_words(row: Any, sheets: list, promised: frozenset[str]) -> tuple[str, str, str]:
    """A material on the last page: icon, words, badge."""
    if sheets:
        pages = sum(one.file.pages for one in sheets)
        return "circle-check", f"已传 {len(sheets)} 个文件，共 {pages} 页", ""
    if row.key in promised:
        return "stamp", "用告知承诺代替，不用交", "承诺"
    if row.promised_on:
        return "clock-alert", f"稍后补交，承诺 {short_date(row.promised_on)}前", "容缺"
    if row.state == MaterialState.WAIVED or (row.waivable and row.asked_for):
        return "circle-check", "免交，由部门核验", "免交"
    return (
        ("circle", "没有传，选交的材料", "")
        if not row.asked_for
        else ("circle-x", "还没有传", "缺")
    )


def address_choice(row: Address) -> dict[str, str]:
    """One of my addresses: 周晓梅 138****6210, then the place."""
    return {
        "value": str(row.id),
        "text": f"{row.recipient} {row.masked_mobile}",
        "hint": row.place,
    }


def asked_choice(line: Any) -> tuple[str, str]:
    """A material that the register may be asked about."""
    return str(line.row.id), line.row.name


def station_choice(one: OpenStation) -> tuple[str, str]:
    """A station with its address."""
    return str(one.id), f"{one.name}（{one.address}）"


def keys_for(label: str) -> str:
    """Which keys a telephone shows for a field of the form; where “无” may be written, all."""
    return "tel" if label in CALLED_BACK else ""


FILTERS: dict[str, Callable] = {
    "asked_choice": asked_choice,
    "address_choice": address_choice,
    "station_choice": station_choice,
    "keys_for": keys_for,
    "whom_choice": whom_choice,
    "delivery_words": delivery_words,
}
