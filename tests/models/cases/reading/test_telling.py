"""The case in plain words for the person it is about, and the dossier behind it."""

import pytest

from models.cases.actor import actor
from models.cases.filling.wishes import DeliveryWish
from models.cases.reading.dossier import dossier, sheets_of
from models.cases.reading.due_days import explain
from models.cases.reading.own import read_own
from models.cases.reading.plain_words import DONE_TITLES, own_status, short_status
from models.cases.reading.telling import headline, tell
from models.cases.reading.timeline import Mark
from models.cases.words import LEG_NAMES, DeliveryWay, LegKind, Status
from models.catalog.words import IntakeMode
from models.database import DB
from models.sample.cast import SUN
from models.sample.catalogue import sample_item
from models.sample.story import ALLOWANCE, HARDSHIP
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, TUESDAY, december
from tests.models.items import entitle, published
from tests.models.looking import again
from tests.models.play import (
    accepted,
    at_department,
    at_recheck,
    corrected,
    defect,
    delivered,
    denied,
    granted,
    mailed,
    ready,
    received,
    reviewed,
    taken_in,
    with_department,
)


async def telling(case, sun, at=MONDAY):
    return tell(await read_own(await again(case)), at, reader=sun.id)


@pytest.mark.parametrize(
    ("road", "words"),
    [
        (received, "已收件，正在核对"),
        (accepted, "正在转办，预计 11 月 27 日办结"),
        (at_recheck, "办理地窗口正在复核，预计 11 月 27 日办结"),
        (at_department, "部门审查中，预计 11 月 27 日办结"),
        (reviewed, "待作出决定，预计 11 月 27 日办结"),
        (granted, "已通过，正在制证"),
        (ready, "已通过，可以领取"),
        (mailed, "已通过，已寄出"),
        (delivered, "已通过，已送达"),
        (denied, "未通过，决定书可以领取"),
    ],
)
async def test_one_line_says_where_it_is_and_until_when(road, words, sun):
    assert (await telling(await road(), sun, TUESDAY)).headline == words


async def test_while_it_waits_to_be_mailed_nobody_is_invited(sun):
    case = await ready(way=DeliveryWay.MAIL)
    assert (await telling(case, sun)).headline == "已通过，正在寄出"


async def test_of_what_came_back_the_applicant_is_asked_for_another_way(sun, zhao):
    case = await mailed()
    await case.parcel_returned(by=zhao, at=TUESDAY + 2 * HOUR, reason="地址不详")
    assert (await telling(case, sun)).headline == "已通过，邮件退回窗口，等您改领取方式"
    home = DeliveryWish(DeliveryWay.MAIL, SUN.name, SUN.mobile, "示例县城关镇人民路8号")
    await case.change_delivery(by=sun, at=TUESDAY + 3 * HOUR, wish=home)
    assert (await telling(case, sun)).headline == "已通过，正在寄出"


async def test_a_correction_says_what_to_do_and_by_when(sun, he):
    case = await received()
    await case.ask_correction(by=he, at=FRIDAY, defects=[await defect(case)])
    told = await telling(case, sun)
    assert told.headline == "需要您补材料，最晚 1 月 4 日"
    assert told.needs_you
    assert told.on_time == "未开始计时"
    assert Mark.WARN in {step.mark for step in told.steps}


async def test_a_special_procedure_is_said_to_stop_the_time(sun, wang):
    case = await with_department()
    await case.suspend(by=wang, at=MONDAY + HOUR, code="S1", days=5, reason="送检。")
    told = await telling(case, sun, TUESDAY)
    assert told.headline == "特别程序中，不计时限，预计 12 月 4 日办结"
    assert told.on_time == "计时暂停"


@pytest.mark.parametrize(
    ("act", "form", "words"),
    [
        ("withdraw", {"reason": "", "signed": True}, "已撤回"),
        ("transfer", None, "已转交有权办理的部门"),
    ],
)
async def test_an_ended_case_says_how_it_ended(act, form, words, sun, lin):
    case = await received(ALLOWANCE)
    labour = await sample_item(HARDSHIP.item)
    form = form or {"item": labour.id, "reason": "属人社局。"}
    await getattr(case, act)(by=lin, at=FRIDAY, **form)
    assert (await telling(case, sun)).headline == words


async def test_the_used_part_of_the_promise_is_counted_in_working_days(sun, wang):
    case = await accepted()
    assert (await telling(case, sun, FRIDAY + HOUR)).sub == "承诺 5个工作日，已用 0 个工作日"
    told = await telling(case, sun, TUESDAY)
    assert (told.sub, told.share, told.on_time) == ("承诺 5个工作日，已用 2 个工作日", 40, "按时")
    late = await telling(case, sun, december(10))
    assert (late.share, late.on_time) == (100, "超期")
    assert late.headline.endswith("，应在 11 月 27 日办结")  # nobody expects it any more


async def test_days_of_a_pause_are_not_used(sun, wang):
    case = await with_department()
    await case.suspend(by=wang, at=MONDAY + HOUR, code="S1", days=5, reason="送检。")
    await case.resume(by=wang, at=MONDAY + 73 * HOUR, result="合格。")
    told = await telling(case, sun, MONDAY + 96 * HOUR)
    assert told.sub == "承诺 5个工作日，已用 2 个工作日"


async def test_before_the_acceptance_the_promise_is_only_announced(sun):
    told = await telling(await received(), sun)
    assert (told.sub, told.share) == ("承诺 5个工作日，受理后开始计时", 0)


async def test_a_promise_in_another_unit_is_told_in_that_unit(zhang, sun):
    item = await published(909, promised_length=2, promised_unit="month")
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    await case.accept(by=zhang, at=FRIDAY)
    assert (await telling(case, sun, TUESDAY)).sub == "承诺 2个月，已用 2 个工作日"


async def test_steps_done_now_and_to_come(sun):
    case = await at_recheck()
    steps = (await telling(case, sun)).steps
    assert [(step.mark, step.title) for step in steps] == [
        (Mark.DONE, "已收件，材料已核对"),
        (Mark.DONE, "已受理，开始计时"),
        (Mark.DONE, "已转给办理地"),
        (Mark.NOW, "办理地窗口正在复核"),
        (Mark.TODO, "作出决定，制证"),
        (Mark.TODO, "领取结果"),
    ]
    assert steps[4].text == "最晚 11 月 27 日"
    assert [paper.kind for paper in steps[1].papers] == ["acceptance"]
    assert steps[0].where == "范例县行政审批和政务服务局 何琳"


async def test_who_holds_it_is_named_with_the_last_day_and_can_ask_why(sun):
    steps = (await telling(await with_department(), sun, MONDAY + HOUR)).steps
    now = next(step for step in steps if step.mark is Mark.NOW)
    assert (now.where, now.text) == ("示例县卫生健康委员会 · 王磊承办", "最晚 11 月 27 日办结")
    assert now.why


async def test_without_an_account_nobody_of_the_staff_is_named():
    case = await again(await with_department())
    told = tell(await read_own(case), MONDAY + HOUR, reader=None)
    assert not any("王磊" in step.where or "何琳" in step.where for step in told.steps)


async def test_a_correction_names_what_is_asked_and_who_answered(sun, he):
    case = await received()
    row = await defect(case)
    await case.ask_correction(by=he, at=FRIDAY, defects=[row])
    await corrected(case, sun, MONDAY)
    steps = {step.title: step for step in (await telling(case, sun, MONDAY)).steps}
    assert steps["请您补材料"].text == row.item
    assert steps["补的材料已收到"].where == "您在网上办的"


async def test_the_parcel_stands_under_the_step_that_sent_it(sun):
    steps = (await telling(await mailed(), sun, TUESDAY + 2 * HOUR)).steps
    sent = next(step for step in steps if step.title == "已寄出")
    assert [(one.waybill, one.state_name) for one in sent.parcels] == [("1234567890123", "已寄出")]


async def test_the_last_day_to_be_mailed_is_told_before_the_decision(sun):
    case = await with_department(way=DeliveryWay.MAIL)
    last = (await telling(case, sun, MONDAY + HOUR)).steps[-1]
    assert last.title == "寄出结果"
    assert "1 个工作日内寄出" in last.text


@pytest.mark.parametrize(
    ("road", "way", "words"),
    [
        (granted, DeliveryWay.MAIL, "最晚 11 月 24 日寄出"),
        (granted, DeliveryWay.DECIDING_COUNTER, "最晚 12 月 7 日可以来领"),
        (ready, DeliveryWay.MAIL, "最晚 11 月 24 日寄出"),
        (denied, DeliveryWay.ELECTRONIC, "最晚 12 月 7 日电子送达"),
        (ready, DeliveryWay.DECIDING_COUNTER, ""),
    ],
)
async def test_after_the_decision_the_last_day_is_told_too(road, way, words, sun):
    steps = (await telling(await road(way=way), sun, MONDAY + 7 * HOUR)).steps
    now = next(step for step in steps if step.mark is Mark.NOW)
    assert (now.text, now.why) == (words, bool(words))


async def test_with_the_courier_the_day_of_the_law_is_told(sun):
    now = (await telling(await mailed(), sun, TUESDAY + 2 * HOUR)).steps[-1]
    assert (now.mark, now.text, now.why) == (Mark.NOW, "最晚 12 月 7 日送到您手里", True)


async def test_what_waits_to_be_mailed_has_its_road_before_it(sun):
    last = (await telling(await ready(way=DeliveryWay.MAIL), sun, TUESDAY + HOUR)).steps[-1]
    assert (last.title, last.road) == ("寄出结果", True)
    assert last.text == "1 个工作日内寄出，最晚 11 月 24 日；寄出后这里显示运单号"


async def test_the_days_of_a_limit_are_those_of_the_clock(sun, wang):
    case = await with_department()
    await case.suspend(by=wang, at=MONDAY + HOUR, code="S1", days=5, reason="送检。")
    told = explain(await read_own(await again(case)), TUESDAY)
    promise = told.limits[0]
    assert (promise.kind, promise.length, promise.due_on) == ("K8", "5个工作日", december(4).date())
    assert promise.days[-1].day == promise.due_on
    assert max(day.number or 0 for day in promise.days) == 5
    assert any("送检" in one.reason for one in told.pauses)


async def test_what_is_to_be_mailed_is_mailed_before_the_counters_close(sun):
    told = explain(await read_own(await again(await ready(way=DeliveryWay.MAIL))), TUESDAY)
    ends = [(one.kind, one.ends) for one in told.limits]
    assert ends == [("K12", "下班"), ("K11", "24:00"), ("K8", "24:00")]


async def test_the_applicants_page_asks_one_question(sun):
    case = await again(await with_department())
    await case.guide()
    asked = []
    connection = DB.current_transaction.get().connection
    connection.add_query_logger(asked.append)
    try:
        await read_own(case)
    finally:
        connection.remove_query_logger(asked.append)
    assert len(asked) <= 2, "the case, and now and then the calendar"


async def test_slips_between_offices_are_not_shown_to_the_applicant(sun, wang):
    case = await with_department()
    await case.ask_correction(by=wang, at=MONDAY + HOUR, defects=[await defect(case)])
    steps = (await telling(case, sun)).steps
    asked = next(step for step in steps if step.mark is Mark.WARN)
    assert [paper.kind for paper in asked.papers] == ["correction"]


async def test_papers_that_came_are_looked_at_before_anything_is_reviewed(sun, wang):
    case = await with_department()
    await case.ask_correction(by=wang, at=MONDAY + HOUR, defects=[await defect(case)])
    await corrected(case, sun, TUESDAY)
    told = await telling(case, sun, TUESDAY + HOUR)
    now = next(step for step in told.steps if step.mark is Mark.NOW)
    assert (told.headline, now.title, now.at) == ("已收件，正在核对", "部门正在核对", TUESDAY)


async def test_a_delivered_case_has_nothing_to_come(sun):
    steps = (await telling(await delivered(), sun, TUESDAY)).steps
    assert {step.mark for step in steps} == {Mark.DONE}


@pytest.mark.parametrize(
    ("status", "leg", "words"),
    [
        (Status.ACCEPTED, LegKind.INTAKE, "正在转办"),
        (Status.ACCEPTED, LegKind.DEPT, "部门审查中"),
        (Status.RECEIVED, LegKind.INTAKE, "待受理"),
        (Status.CORRECTION, LegKind.DEPT, "待补正"),
        (Status.WITHDRAWN, None, "已撤回"),
    ],
)
def test_the_badge_in_a_list(status, leg, words):
    assert short_status(status, leg) == words


@pytest.mark.parametrize(
    ("status", "words"),
    [("received", "已收件"), ("granted", "已通过"), ("denied", "未通过"), ("lapsed", "已终止")],
)
def test_the_applicants_own_list_uses_their_words(status, words):
    assert own_status(status, None) == words


def test_office_business_is_not_told():
    assert not {"claim", "ask_assist", "answer_assist", "refuse"} & DONE_TITLES.keys()


# The dossier


async def test_the_dossier_holds_everything_a_page_needs(wang, jpeg, files):
    case = await with_department()
    row = (await case.materials())[0]
    await row.attach(jpeg, "申请表.jpg", by="何琳", at=FRIDAY)
    read = await dossier(case, actor(wang), MONDAY + HOUR)
    assert read.guide.short_name == "公共场所卫生许可"
    assert (read.office.short_name, read.leg.name) == ("示例县卫健委", LEG_NAMES[LegKind.DEPT])
    assert read.seen == len(read.events) == 6
    assert read.place == "范例县政务服务大厅2号综合窗口"
    assert len(read.sheets[row.id]) == 1
    assert read.light.title == "承诺办结"
    assert [leg.kind for leg in read.legs] == ["intake", "recheck", "dept"]
    assert not read.asked_before
    assert read.acts["opine"] is None
    assert read.clock("K1").outcome == "discharged"


async def test_a_voided_clock_is_not_the_clock_of_its_kind(wang, he):
    case = await with_department()
    await case.ask_correction(by=wang, at=MONDAY + HOUR, defects=[await defect(case)])
    read = await dossier(case, actor(wang), MONDAY + HOUR)
    assert read.clock("K8") is None
    assert read.asked_before
    assert read.correction_lines[0].item.endswith("布局图")
    assert headline(await read_own(await again(case)), FRIDAY).startswith("需要您补材料")


async def test_reading_the_dossier_changes_nothing_and_asks_a_bounded_number_of_questions(wang):
    case = await with_department()
    asked = []
    connection = DB.current_transaction.get().connection
    connection.add_query_logger(asked.append)
    try:
        await dossier(case, actor(wang), MONDAY + HOUR)
    finally:
        connection.remove_query_logger(asked.append)
    assert len(asked) <= 32
    assert all(query.query.strip().startswith("SELECT") for query in asked)


async def test_pictures_taken_away_are_not_shown_but_kept(jpeg, files):
    case = await received()
    row = (await case.materials())[0]
    picture = await row.attach(jpeg, "a.jpg", by="何琳", at=FRIDAY)
    again = await row.attach(jpeg, "a.jpg", by="何琳", at=FRIDAY)
    assert picture.id == again.id
    await row.detach(picture.id, at=FRIDAY + MINUTE)
    assert (await sheets_of([row]))[row.id] == []
    assert await row.sheets() == []
    assert await type(picture).count().where(type(picture).id == picture.id) == 1
