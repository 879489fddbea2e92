"""受理: the act that starts the clocks, and 视同受理 after five working days of silence."""

from datetime import date, timedelta

import pytest

from models.cases.actor import SYSTEM
from models.cases.event import last_event
from models.cases.filling.checking import Finding
from models.cases.filling.people_of import IdentityCheck
from models.cases.material import CaseMaterial
from models.cases.overdue import deem_silent_cases
from models.cases.words import Flag, MaterialState
from models.catalog.words import CaseKind, IntakeMode, ItemType, Need
from models.sample.cast import CIVIL
from models.sample.places import STATION
from models.sample.story import ALLOWANCE, HARDSHIP
from tests.models.days import FRIDAY, MINUTE, MONDAY, december, november
from tests.models.items import A_FORM, entitle, published
from tests.models.looking import (
    again,
    clock,
    legs,
    messages,
    not_for_them,
    now_not,
    papers,
    papers_of,
    position,
    running,
    texts_to_citizen,
    texts_to_desks,
)
from tests.models.play import (
    DAUGHTER,
    accepted,
    at_recheck,
    corrected,
    defect,
    draft_at,
    identify,
    leg_of,
    received,
    taken_in,
)


async def test_acceptance_discharges_k1_and_starts_the_promise_and_the_law(he):
    case = await received()
    event = await case.accept(by=he, at=FRIDAY + 5 * MINUTE)
    assert (event.from_status, event.to_status) == ("received", "accepted")
    assert await position(case) == ("accepted", "intake")
    assert await running(case) == {
        "K2": date(2026, 11, 23),
        "K8": date(2026, 11, 27),
        "K9": date(2026, 12, 18),
    }
    first = await clock(case, "K1")
    assert (first.outcome, first.stopped_at) == ("discharged", FRIDAY + 5 * MINUTE)
    assert (await again(case)).accepted_at == FRIDAY + 5 * MINUTE


async def test_the_notice_says_on_which_law_and_until_when():
    paper = (await papers(await accepted()))["acceptance"]
    body = paper.context["body"]
    assert (paper.number, paper.title) == ("范审受〔2026〕1号", "受理通知书")
    assert body["basis"] == "《中华人民共和国行政许可法》第三十二条第一款第五项"
    assert (body["statutory"], body["promised"]) == ("20个工作日", "5个工作日")
    assert (body["due_on"], body["deemed"], body["fee"]) == ("2026-11-27", False, "不收费")
    assert body["specials"][0]["name"] == "检验检测"
    assert paper.context["offices"]["accepting"]["name"] == "范例县行政审批和政务服务局"


async def test_applicant_and_place_of_intake_are_told():
    case = await accepted()
    assert (await texts_to_citizen(case))[-1] == "您的申请已受理，预计11月27日前办结。"
    template, text = (await messages(case))[-1]
    assert template == "T06"
    assert text.endswith("已受理，预计2026年11月27日前办结。")


async def test_a_station_accepts_for_the_upper_office_and_bears_its_number():
    case = await accepted(ALLOWANCE)
    paper = (await papers(case))["acceptance"]
    assert paper.number == "示民受〔2026〕1号"
    assert paper.context["body"]["statutory"] == "未规定"
    assert paper.context["body"]["basis"] == "《示例县高龄津贴发放办法》第四条"
    assert "K9" not in await running(case)


async def test_where_acceptance_waits_for_the_upper_window_the_station_cannot_accept(lin):
    case = await received(HARDSHIP)
    assert await now_not(case.accept(by=lin, at=FRIDAY)) == "这类办件不在这个环节受理。"


async def test_there_it_is_accepted_after_it_was_claimed_at_the_recheck(zhang):
    case = await at_recheck(HARDSHIP)
    assert await now_not(case.accept(by=zhang, at=MONDAY)) == "请先接件。"
    await case.claim(by=zhang, at=MONDAY)
    await case.accept(by=zhang, at=MONDAY + MINUTE)
    assert (await papers(case))["acceptance"].number == "示人社受〔2026〕1号"
    assert await running(case) == {"K3": date(2026, 11, 23), "K8": date(2026, 12, 7)}


async def test_not_before_every_required_paper_is_there(he):
    case = await received()
    row = (await case.materials())[0]
    await case.check_materials({row.id: Finding(MaterialState.MISSING)}, by=he, at=FRIDAY)
    sentence = await now_not(case.accept(by=he, at=FRIDAY))
    assert sentence == "还有必要材料没有核对齐，请先核对或告知补正。"


@pytest.mark.parametrize(
    ("need", "state", "fits"),
    [
        (Need.REQUIRED, MaterialState.OPEN, False),
        (Need.OPTIONAL, MaterialState.OPEN, True),
        (Need.OPTIONAL, MaterialState.MISSING, False),
        (Need.EXEMPT, MaterialState.OPEN, False),
        (Need.EXEMPT, MaterialState.WAIVED, True),
        (Need.TOLERABLE, MaterialState.TOLERATED, True),
        (Need.TOLERABLE, MaterialState.OPEN, False),
    ],
)
async def test_a_paper_is_in_order_by_what_it_is_needed_for_and_what_was_found(need, state, fits):
    case = await received()
    row = (await case.materials())[0]
    row.need, row.state, row.promised_on = need, state, date(2026, 11, 25)
    await row.save()
    assert (await case.position()).materials_in_order is fits
    assert row.in_order is fits


async def test_a_paper_that_no_longer_applies_does_not_stand_in_the_way(he):
    case = await received()
    row = (await case.materials())[0]
    await CaseMaterial.update({CaseMaterial.listed: False, CaseMaterial.state: "missing"}).where(
        CaseMaterial.id == row.id
    )
    await case.accept(by=he, at=FRIDAY)


async def test_an_agent_whose_card_was_not_checked_holds_it_up(lin):
    item = await published(920)
    await entitle(item, IntakeMode.COLLECT_ACCEPT, station=STATION)
    case = await draft_at("Q01", item, IntakeMode.COLLECT_ACCEPT)
    await identify(case, "Q01", agent=DAUGHTER)
    await case.receive(by=lin, at=FRIDAY)
    agents = (IdentityCheck.case == case.id) & (IdentityCheck.whose == "agent")
    await IdentityCheck.update({IdentityCheck.matched: False}).where(agents)
    sentence = await now_not(case.accept(by=lin, at=FRIDAY))
    assert sentence == "代办人的授权委托书和证件还没有核对齐。"


async def test_nobody_else_accepts_it(chen, zhang, zhao):
    case = await received()
    assert "由该处的工作人员办理" in await not_for_them(case.accept(by=zhang, at=FRIDAY))
    assert "由该处的工作人员办理" in await not_for_them(case.accept(by=chen, at=FRIDAY))
    assert "没有这项权限" in await not_for_them(case.accept(by=zhao, at=FRIDAY))


async def test_the_second_clerk_is_told_who_was_faster_and_when(he):
    case = await received()
    other = await again(case)
    await case.accept(by=he, at=FRIDAY + 5 * MINUTE)
    sentence = await now_not(other.accept(by=he, at=FRIDAY + 6 * MINUTE))
    assert sentence == (
        "该办件已由范例县行政审批和政务服务局何琳于11月20日 15:05处理（受理），现在是“已受理”。"
    )


async def test_a_page_that_is_not_up_to_date_is_refused_although_the_act_would_be_lawful(he):
    case = await received()
    await case.ask_assist(by=he, at=FRIDAY, office=case.office, question="能收吗？")
    sentence = await now_not(case.withdraw(by=he, at=FRIDAY, seen=1, reason="", signed=True))
    assert "（请求辅助审核）" in sentence
    await case.withdraw(by=he, at=FRIDAY, seen=2, reason="", signed=True)


async def test_a_promise_instead_of_papers_is_flagged(zhang):
    item = await published(
        921,
        promise_allowed=True,
        questions={"way": ({"label": "告知承诺"}, {"label": "一般程序"})},
    )
    await entitle(item, IntakeMode.WINDOW, number="3")
    for number, (answer, flags) in enumerate(
        ((("告知承诺",), [Flag.PROMISED]), (("一般程序",), []))
    ):
        case = await taken_in(
            "S01", item, IntakeMode.WINDOW, answers={"way": answer}, key=f"way{number}"
        )
        await case.accept(by=zhang, at=FRIDAY)
        assert case.flags == flags


@pytest.mark.parametrize(
    ("scalars", "expected"),
    [
        ({"promised_length": 0}, {"K8": date(2026, 11, 20), "K9": date(2026, 12, 18)}),
        (
            {"legal_length": 2, "legal_unit": "month"},
            {"K8": date(2026, 11, 27), "K9": date(2027, 1, 20)},
        ),
        (
            {"legal_length": 15, "legal_unit": "day"},
            {"K8": date(2026, 11, 27), "K9": date(2026, 12, 7)},
        ),
        (
            {"promised_length": 24, "promised_unit": "hour"},
            {"K8": date(2026, 11, 21), "K9": date(2026, 12, 18)},
        ),
    ],
)
async def test_limits_are_counted_in_the_items_own_unit(zhang, scalars, expected):
    item = await published(922, **scalars)
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    await case.accept(by=zhang, at=FRIDAY)
    found = await running(case)
    assert {kind: found[kind] for kind in ("K8", "K9")} == expected


async def test_an_option_may_promise_a_shorter_time(zhang):
    item = await published(
        923,
        case_kind=CaseKind.PROMISED,
        questions={"way": ({"label": "告知承诺", "effects": [{"promise": 1}]},)},
    )
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW, answers={"way": ("告知承诺",)})
    await case.accept(by=zhang, at=FRIDAY)
    assert (await running(case))["K8"] == date(2026, 11, 23)


# 视同受理

K1_ENDS = november(28, "00:00")  # 24:00 of Friday 27 November


async def test_after_five_working_days_of_silence_a_licence_counts_as_accepted():
    case = await received()
    assert await deem_silent_cases(K1_ENDS - timedelta(seconds=1)) == 0
    assert await deem_silent_cases(K1_ENDS) == 1
    now = await again(case)
    assert (now.status, now.flags) == ("accepted", [Flag.DEEMED])
    assert now.accepted_at == FRIDAY


async def test_its_clocks_run_from_the_day_of_the_receipt():
    case = await received()
    await deem_silent_cases(december(1))
    assert await running(case) == {
        "K2": date(2026, 11, 23),
        "K8": date(2026, 11, 27),
        "K9": date(2026, 12, 18),
    }
    assert (await leg_of(case)).due_clock == "K2"


async def test_applicant_place_of_intake_and_management_are_told():
    case = await received()
    await deem_silent_cases(K1_ENDS)
    event = await last_event(case.id)
    assert (event.act, event.actor_name, event.note) == ("deem_accepted", "系统", "")
    assert await papers_of(event) == ["acceptance"]
    assert (await papers(case))["acceptance"].context["body"]["deemed"] is True
    assert "依法视为自收到之日起受理" in (await texts_to_citizen(case))[-1]
    assert await texts_to_desks(event) == {
        "范例县政务服务局": f"{case.case_no}逾期未答复，视同受理。",
        "示例县政务服务局": f"{case.case_no}五个工作日内无人答复，已视同受理，请督办。",
    }


async def test_from_then_on_the_clerk_can_no_longer_accept_or_send_back(he):
    case = await received()
    late = november(28, "09:00")
    assert "视为自收到之日起受理" in await now_not(case.accept(by=he, at=late))
    sentence = await now_not(case.ask_correction(by=he, at=late, defects=[await defect(case)]))
    assert "收件已超过五个工作日" in sentence


async def test_a_deemed_case_goes_on_like_any_other(he):
    case = await received()
    await deem_silent_cases(K1_ENDS)
    await case.push(by=he, at=november(30, "09:10"))
    assert await legs(case) == ["intake", "recheck"]


async def test_what_a_station_left_lying_counts_as_accepted_and_still_travels(lin):
    item = await published(924)
    await entitle(item, IntakeMode.COLLECT_FORWARD, station=STATION)
    case = await taken_in("Q01", item, IntakeMode.COLLECT_FORWARD)
    assert await deem_silent_cases(K1_ENDS) == 1
    await case.reread()
    await case.push(by=lin, at=november(30, "09:10"))
    assert await position(case) == ("accepted", "recheck")


async def test_other_items_than_licences_wait_on():
    case = await received(ALLOWANCE)
    assert await deem_silent_cases(december(10)) == 0
    assert await now_not(case.deem_accepted(by=SYSTEM, at=december(10))) == (
        "只有行政许可才会逾期视同受理。"
    )
    assert await position(case) == ("received", "intake")


async def test_they_can_still_be_accepted_late(lin):
    case = await received(ALLOWANCE)
    await case.accept(by=lin, at=december(10))
    assert (await again(case)).accepted_at == december(10)


async def test_nothing_is_deemed_before_its_time():
    case = await received()
    assert await now_not(case.deem_accepted(by=SYSTEM, at=november(27, "23:59"))) == (
        "五个工作日的期限还没有到，不能视同受理。"
    )


async def test_after_a_supplement_the_five_days_begin_again(he):
    case = await received()
    await case.ask_correction(by=he, at=november(24), defects=[await defect(case)])
    assert await deem_silent_cases(december(1)) == 0
    await corrected(case, he, december(1, "10:00"))
    assert await deem_silent_cases(december(8, "23:00")) == 0
    assert await deem_silent_cases(december(9, "00:00")) == 1
    assert (await again(case)).accepted_at == december(1, "10:00")
    assert (await running(case))["K8"] == date(2026, 12, 8)


async def test_a_tolerated_gap_is_not_forgotten_by_the_silence():
    case = await received(gap=True)
    await deem_silent_cases(K1_ENDS)
    assert set((await again(case)).flags) == {Flag.DEEMED, Flag.TOLERATED}
    assert (await running(case))["K15"] >= date(2026, 11, 27)


async def test_running_twice_deems_once():
    await received()
    assert await deem_silent_cases(K1_ENDS) == 1
    assert await deem_silent_cases(K1_ENDS) == 0


async def test_only_the_system_deems(he):
    case = await received()
    assert "没有这项权限" in await not_for_them(case.deem_accepted(by=he, at=K1_ENDS))


async def test_an_item_of_another_type_names_its_own_law(zhang):
    item = await published(
        925, office=CIVIL, item_type=ItemType.PAYMENT, materials=(A_FORM,), legal_length=None
    )
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    await case.accept(by=zhang, at=FRIDAY)
    assert (await papers(case))["acceptance"].context["body"]["basis"] == "《试验条例》第三条"
