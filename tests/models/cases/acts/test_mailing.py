"""寄出, 签收 and 退件: only the recipient's own signature closes by itself (scenario 13)."""

from datetime import date

import pytest

from models.cases.actor import SYSTEM
from models.cases.acts.certificate import Certificate
from models.cases.words import DeliveryWay
from models.delivery.hand_out import Collector
from models.delivery.parcel import Parcel, ParcelState
from models.people.citizen import Citizen
from models.sample.cast import SUN
from models.sample.couriers import run_couriers
from tests.models.days import FRIDAY, HOUR, MINUTE, TUESDAY, WEDNESDAY, november
from tests.models.looking import (
    again,
    clock,
    held,
    legs,
    messages,
    not_for_them,
    now_not,
    papers,
    position,
    running,
    texts_to_desks,
    wrong,
)
from tests.models.play import COLLECTED, dispatch, leg_of, mailed, ready

OWN_HAND = {"collector": Collector.APPLICANT, "name": "孙建国"}


async def test_sent_the_day_after_the_decision_the_mailing_clock_is_met():
    case = await mailed()
    assert await position(case) == ("granted", "delivery")
    assert await running(case) == {"K11": date(2026, 12, 7)}
    assert (await clock(case, "K12")).outcome == "met"
    assert (await leg_of(case)).due_clock == "K11"


async def test_the_parcel_is_on_the_road_and_the_licence_in_it(zhao):
    case = await mailed()
    parcel = await case.parcel_on_the_road()
    assert (parcel.carrier, parcel.waybill, parcel.state) == (
        "中国邮政速递",
        "1234567890123",
        "sent",
    )
    assert (parcel.sent_at, parcel.sent_by) == (TUESDAY + HOUR, zhao.id)
    rows = {row[0]: row[1] for row in await held(case)}
    assert rows["卫生许可证（示卫公证字〔2026〕第000123号）"] == "courier"
    assert rows["公共场所卫生许可申请表"] == "intake"


async def test_the_applicant_learns_carrier_and_number():
    case = await mailed()
    assert (await messages(case))[-1] == (
        "T11",
        f"【示例县政务服务】您的办理结果（尾号{case.tail}）已由中国邮政速递寄出，"
        "单号1234567890123。请本人签收。",
    )


async def test_the_dispatch_list_masks_the_recipient():
    case = await ready(way=DeliveryWay.MAIL)
    await dispatch(case, cost_cents=1200)
    paper = (await papers(case))["dispatch"]
    (row,) = paper.context["body"]["rows"]
    assert (paper.number, paper.for_applicant) == ("示审寄〔2026〕1号", False)
    assert (row["recipient"], row["region"]) == ("孙**", "示例县城关镇")
    assert row["contents"] == "准予行政许可决定书1份、卫生许可证1份"
    assert (row["fee"], row["payer"], row["case_no"]) == ("12.00", "财政付费", case.case_no)
    assert SUN.address not in str(paper.context["body"])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"carrier": ""}, "carrier"),
        ({"waybill": " "}, "waybill"),
        ({"waybill": "1" * 21}, "waybill"),
        ({"address_confirmed": False}, "address_confirmed"),
    ],
)
async def test_carrier_number_and_address_are_checked(changes, field):
    case = await ready(way=DeliveryWay.MAIL)
    assert list(await wrong(dispatch(case, **changes))) == [field]


async def test_nothing_is_mailed_to_somebody_who_wanted_to_come(liang):
    case = await ready()
    form = {"carrier": "邮政", "waybill": "1", "address_confirmed": True}
    refused = case.dispatch(by=liang, at=TUESDAY, **form)
    assert await now_not(refused) == "申请人没有选择邮寄。"


async def test_the_department_may_send_it_but_not_who_made_it(wang, liu_fang):
    case = await ready(way=DeliveryWay.MAIL)
    form = {"carrier": "邮政", "waybill": "1", "address_confirmed": True}
    refused = case.dispatch(by=liu_fang, at=TUESDAY, **form)
    assert "由该处" in await not_for_them(refused)
    refused = case.dispatch(by=wang, at=TUESDAY, **form)
    assert await now_not(refused) == "证照由您制作，须由另一位同事出件。"
    await Certificate.update({Certificate.made_by: liu_fang.id}).where(Certificate.case == case.id)
    await case.dispatch(by=wang, at=TUESDAY, **form)
    assert await position(case) == ("granted", "delivery")


# It arrives


async def test_signed_by_the_recipient_the_case_is_over(zhao):
    case = await mailed()
    await case.confirm_delivery(by=SYSTEM, at=WEDNESDAY, text="本人签收", **OWN_HAND)
    now = await again(case)
    parcel = await Parcel.objects().get(Parcel.case == case.id)
    assert await position(case) == ("granted", None)
    assert await running(case) == {}
    assert (now.delivered_at, now.closed_at) == (WEDNESDAY, WEDNESDAY)
    assert (parcel.state, parcel.tracks[-1]["text"]) == ("signed", "本人签收")
    rows = {row[0]: row[1] for row in await held(case)}
    assert rows["卫生许可证（示卫公证字〔2026〕第000123号）"] == "applicant"


async def test_the_proof_names_the_parcel():
    case = await mailed()
    await case.confirm_delivery(by=SYSTEM, at=WEDNESDAY, **OWN_HAND)
    body = (await papers(case))["service"].context["body"]
    assert (body["way"], body["collector"], body["servers"]) == ("邮寄送达", None, [])
    assert body["note"] == "中国邮政速递 单号1234567890123"


async def test_somebody_elses_signature_does_not_close_by_itself(zhao):
    case = await mailed()
    neighbour = {"collector": Collector.AGENT, "name": "马丽"}
    refused = case.confirm_delivery(by=SYSTEM, at=WEDNESDAY, **neighbour)
    assert await now_not(refused) == "不是本人签收，请工作人员与申请人核实后登记。"
    await case.confirm_delivery(by=zhao, at=WEDNESDAY, **neighbour)
    parcel = await Parcel.objects().get(Parcel.case == case.id)
    body = (await papers(case))["service"].context["body"]
    assert (parcel.state, parcel.state_name) == ("signed_by_other", "他人代收")
    assert body["collector"]["name"] == "马丽"


async def test_who_signed_for_them_is_named(zhao):
    case = await mailed()
    nobody = {"collector": Collector.AGENT, "name": " "}
    assert list(await wrong(case.confirm_delivery(by=zhao, at=WEDNESDAY, **nobody))) == ["name"]


async def test_the_applicant_can_confirm_it_and_nobody_elses_phone_can(sun):
    case = await mailed()
    stranger = await Citizen.with_mobile("13800000000", at=FRIDAY)
    refused = case.confirm_delivery(by=stranger, at=WEDNESDAY, **OWN_HAND)
    assert "由该处" in await not_for_them(refused)
    await case.confirm_delivery(by=sun, at=WEDNESDAY, **OWN_HAND)
    assert await position(case) == ("granted", None)


# It comes back


async def test_returned_it_lies_at_the_counter_again_and_the_applicant_is_asked(zhao):
    case = await mailed()
    event = await case.parcel_returned(by=zhao, at=WEDNESDAY, reason="地址不详")
    parcel = await Parcel.objects().get(Parcel.case == case.id)
    assert await position(case) == ("granted", "out")
    assert parcel.state == ParcelState.RETURNED
    assert await case.parcel_on_the_road() is None
    assert ("卫生许可证（示卫公证字〔2026〕第000123号）", "counter", 1, 0) in await held(case)
    assert (await messages(case))[-1][0] == "T12"
    assert await texts_to_desks(event) == {
        "示例县政务服务局": f"{case.case_no}的邮件退回，请联系申请人。"
    }
    assert set(await running(case)) == {"K11"}


async def test_then_it_is_sent_again_or_collected(zhao):
    case = await mailed()
    await case.parcel_returned(by=SYSTEM, at=WEDNESDAY, reason="")
    await dispatch(case, WEDNESDAY + HOUR, waybill="SF1")
    assert (await case.parcel_on_the_road()).waybill == "SF1"
    await case.parcel_returned(by=zhao, at=november(26), reason="拒收")
    await case.hand_out(by=zhao, at=november(27), **COLLECTED)
    assert await legs(case) == [
        "intake", "recheck", "dept", "decide", "make", "out", "delivery", "out", "delivery", "out",
    ]  # fmt: skip
    assert (await again(case)).closed_at == november(27)


# The couriers of the demonstration


async def test_each_run_takes_every_parcel_a_step_further_until_it_is_signed():
    case = await mailed()
    states = []
    for hour in range(3):
        assert await run_couriers(WEDNESDAY + hour * HOUR) == 1
        states.append((await Parcel.objects().get(Parcel.case == case.id)).state)
    assert states == ["moving", "at_door", "signed"]
    assert await run_couriers(WEDNESDAY + 4 * HOUR) == 0
    assert await position(case) == ("granted", None)


async def test_a_parcel_somebody_confirmed_by_hand_is_left_alone(zhao):
    case = await mailed()
    await run_couriers(WEDNESDAY)
    await case.confirm_delivery(by=zhao, at=WEDNESDAY + MINUTE, **OWN_HAND)
    assert await run_couriers(WEDNESDAY + HOUR) == 0


async def test_the_clerk_of_the_intake_does_not_mail(he):
    case = await ready(way=DeliveryWay.MAIL)
    refused = case.dispatch(by=he, at=TUESDAY, carrier="x", waybill="1", address_confirmed=True)
    assert "没有这项权限" in await not_for_them(refused)
