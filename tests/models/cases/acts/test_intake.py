"""收件: the draft on the counter becomes a case with a number, a leg, clocks and a receipt."""

from datetime import date

import pytest

from models.cases.case import Case
from models.cases.filling.checking import Finding
from models.cases.material import CaseMaterial
from models.cases.words import DeliveryWay, Flag, MaterialState
from models.catalog.words import CaseKind, IntakeMode, MaterialForm
from models.people.citizen import Citizen
from models.sample.cast import MA, SUN
from models.sample.places import STATION
from models.sample.story import ALLOWANCE, HARDSHIP
from tests.models.days import FRIDAY, MINUTE, november
from tests.models.items import A_FORM, entitle, published
from tests.models.looking import (
    again,
    held,
    messages,
    not_for_them,
    now_not,
    papers,
    papers_of,
    position,
    running,
    texts_to_citizen,
    wrong,
)
from tests.models.play import DAUGHTER, draft_at, identify, leg_of, received, taken_in


async def test_a_received_case_lies_at_the_counter_with_k1_and_k2(he):
    case = await received()
    leg = await leg_of(case)
    assert await position(case) == ("received", "intake")
    assert await running(case) == {"K1": date(2026, 11, 27), "K2": date(2026, 11, 23)}
    assert (leg.office, leg.window, leg.station) == (he.office, he.posts[0].window, None)
    assert (leg.due_clock, leg.due_at) == ("K2", november(23, "17:30"))
    assert (await again(case)).received_at == FRIDAY


async def test_it_gets_one_number_to_read_out_and_one_for_the_exchange():
    case = await received()
    assert case.case_no.startswith("999902-261120-0001-")
    assert case.project_no == "11999901MBX00006XJ4000199020000202611200001"
    assert len(case.project_no) == 43
    assert len(case.query_code) == 6
    assert case.tail == case.case_no.replace("-", "")[-4:]


async def test_the_next_case_of_the_day_gets_the_next_numbers():
    first, second = await received(), await received(at=FRIDAY + MINUTE)
    monday = await received(at=november(23))
    assert (first.case_no[14:18], second.case_no[14:18]) == ("0001", "0002")
    assert second.project_no.endswith("0002")
    assert monday.case_no.startswith("999902-261123-0001-")


async def test_a_station_numbers_in_its_own_county_and_helps():
    case = await received(ALLOWANCE)
    assert case.case_no.startswith("999901-261120-0001-")
    assert case.flags == [Flag.ASSISTED]


async def test_the_receipt_bears_the_number_of_the_place_of_intake():
    case = await received()
    paper = (await papers(case))["receipt"]
    assert (paper.number, paper.title) == ("范审收〔2026〕1号", "收件凭证")
    body = paper.context["body"]
    assert (body["form"], body["channel"]) == ("receipt", "窗口")
    assert body["place"] == "范例县政务服务大厅2号综合窗口"
    assert body["received_at"] == "2026-11-20T15:00:00+08:00"


async def test_a_station_that_only_registers_gives_a_registration_slip():
    paper = (await papers(await received(HARDSHIP)))["receipt"]
    assert (paper.number, paper.title) == ("示青收〔2026〕1号", "代收登记回执")
    assert paper.context["body"]["form"] == "registration"
    assert paper.context["body"]["place"] == STATION


async def test_the_applicant_is_told_at_once_and_by_text_message():
    case = await received()
    assert await texts_to_citizen(case) == [f"您的申请已收件，编号{case.case_no}。"]
    ((template, text),) = await messages(case)
    assert template == "T04"
    assert case.tail in text
    assert case.query_code in text


async def test_the_counter_keeps_what_was_handed_in_and_not_what_was_only_looked_at():
    case = await received(ALLOWANCE)
    assert await held(case) == [("高龄津贴申请表", "intake", 1, 0)]


async def test_without_a_checked_identity_nothing_is_received(he):
    case = await Case.start(by=he, post=he.posts[0], at=FRIDAY, key="empty")
    assert await now_not(case.receive(by=he, at=FRIDAY)) == "还没有核验申请人身份，请先核验。"
    assert (await again(case)).case_no is None


async def test_without_an_item_nothing_is_received(he):
    case = await Case.start(by=he, post=he.posts[0], at=FRIDAY, key="no item")
    await identify(case)
    assert "还没有选事项" in (await wrong(case.receive(by=he, at=FRIDAY)))["item"]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "还有情形没有选"),
        ({"where": ("外县",)}, "请到户籍地办理。"),
    ],
)
async def test_an_open_or_hopeless_situation_is_not_received(lin, answers, sentence):
    item = await published(
        901,
        questions={
            "where": (
                {"label": "本县"},
                {"label": "外县", "effects": [{"stop": "请到户籍地办理。"}]},
            )
        },
    )
    await entitle(item, IntakeMode.COLLECT_ACCEPT, station=STATION)
    case = await draft_at("Q01", item, IntakeMode.COLLECT_ACCEPT, answers=answers)
    assert sentence in (await wrong(case.receive(by=lin, at=FRIDAY)))["situation"]


async def test_a_counter_receives_only_what_it_is_entitled_to(lin):
    item = await published(902)
    case = await draft_at("Q01", item, IntakeMode.COLLECT_ACCEPT)
    assert "没有收这个事项的权限" in (await wrong(case.receive(by=lin, at=FRIDAY)))["item"]
    await entitle(item, IntakeMode.COLLECT_FORWARD, station=STATION)
    assert "没有收这个事项的权限" in (await wrong(case.receive(by=lin, at=FRIDAY)))["item"]


async def test_an_agent_at_the_counter_means_that_the_agents_paper_is_asked_for(lin):
    agents = ({"label": "本人办理"}, {"label": "他人代办"})
    item = await published(903, questions={"agent": agents})
    await entitle(item, IntakeMode.COLLECT_ACCEPT, station=STATION)
    case = await draft_at("Q01", item, IntakeMode.COLLECT_ACCEPT, answers={"agent": ("本人办理",)})
    await identify(case, "Q01", agent=DAUGHTER)
    assert "他人代办" in (await wrong(case.receive(by=lin, at=FRIDAY)))["situation"]


async def test_somebody_at_another_counter_cannot_receive_the_draft(zhang, chen):
    item = await published(904)
    case = await draft_at("Q01", item, IntakeMode.COLLECT_ACCEPT)
    assert "由该处的工作人员办理" in await not_for_them(case.receive(by=zhang, at=FRIDAY))
    assert "没有这项权限" in await not_for_them(case.receive(by=chen, at=FRIDAY))


async def test_a_draft_is_received_once(he):
    case = await received()
    sentence = await now_not(case.receive(by=he, at=FRIDAY + MINUTE))
    assert "何琳于11月20日 15:00处理（收件）" in sentence
    assert "现在是“待受理”" in sentence


async def test_starting_twice_with_the_same_form_is_starting_once(he, zhang):
    first = await Case.start(by=he, post=he.posts[0], at=FRIDAY, key="one form")
    second = await Case.start(by=he, post=he.posts[0], at=FRIDAY + MINUTE, key="one form")
    assert first.id == second.id
    sentence = await now_not(Case.start(by=zhang, post=zhang.posts[0], at=FRIDAY, key="one form"))
    assert "已经提交过" in sentence


@pytest.mark.parametrize(
    ("kind", "mode", "flags"),
    [
        (CaseKind.IMMEDIATE, IntakeMode.WINDOW, [Flag.IMMEDIATE]),
        (CaseKind.UPWARD, IntakeMode.UPWARD, [Flag.UPWARD]),
        (CaseKind.PROMISED, IntakeMode.WINDOW, []),
    ],
)
async def test_what_is_remarkable_about_a_case_is_flagged_at_the_receipt(kind, mode, flags):
    item = await published(905, case_kind=kind)
    await entitle(item, mode, number="3")
    assert (await taken_in("S01", item, mode)).flags == flags


# From home


@pytest.fixture
async def ma() -> Citizen:
    return await Citizen.with_mobile(MA.mobile, at=FRIDAY)


@pytest.fixture
async def at_home() -> Case:
    """马丽's application, typed at home; the form still needs its picture."""
    item = await published(906, fields=("since",), materials=(A_FORM, ELECTRONIC))
    return await draft_at(
        "Q01", item, IntakeMode.DIRECT, person=MA, found=MaterialState.OPEN, way=DeliveryWay.MAIL
    )


ELECTRONIC = {"name": "照片", "form": MaterialForm.ELECTRONIC, "need": "optional"}


async def photograph(case: Case, jpeg: bytes) -> None:
    form = next(row for row in await case.materials() if row.name == "申请表")
    await form.attach(jpeg, "申请表.jpg", by="申请人", at=FRIDAY)


async def test_an_application_from_home_goes_straight_to_the_deciding_office(
    at_home, ma, wang, jpeg, files
):
    await photograph(at_home, jpeg)
    event = await at_home.submit(by=ma, at=FRIDAY)
    leg = await leg_of(at_home)
    assert await position(at_home) == ("received", "intake")
    assert (leg.office, leg.window, leg.station) == (wang.office, None, None)
    assert await running(at_home) == {"K1": date(2026, 11, 27), "K2": date(2026, 11, 23)}
    assert await papers_of(event) == ["receipt"]
    assert await held(at_home) == []


async def test_it_is_not_taken_before_form_and_pictures_are_there(at_home, ma, jpeg, files):
    errors = await wrong(at_home.submit(by=ma, at=FRIDAY))
    assert list(errors.values()) == ["请上传“申请表”。"]
    at_home.form = {}
    await at_home.save()
    errors = await wrong(at_home.submit(by=ma, at=FRIDAY))
    assert "请填写since栏。" in errors.values()


async def test_nobody_submits_somebody_elses_draft(at_home, sun, lin):
    assert "由该处的工作人员办理" in await not_for_them(at_home.submit(by=sun, at=FRIDAY))
    assert "没有这项权限" in await not_for_them(at_home.submit(by=lin, at=FRIDAY))


async def test_a_reviewer_carries_on_what_came_straight_to_the_office(
    at_home, ma, wang, jpeg, files
):
    await photograph(at_home, jpeg)
    await at_home.submit(by=ma, at=FRIDAY)
    findings = {row.id: Finding(MaterialState.COMPLETE) for row in await at_home.materials()}
    await at_home.check_materials(findings, by=wang, at=FRIDAY)
    await at_home.accept(by=wang, at=FRIDAY + MINUTE)
    await at_home.push(by=wang, at=FRIDAY + 2 * MINUTE)
    assert await position(at_home) == ("accepted", "dept")


async def test_the_situation_can_be_chosen_again_and_keeps_what_was_checked(he):
    item = await published(
        907,
        materials=(
            A_FORM,
            {"name": "证明", "when": {"q": "kind", "is": "甲"}, "originals": 1},
        ),
        questions={"kind": ({"label": "甲"}, {"label": "乙"})},
    )
    await entitle(item, IntakeMode.WINDOW, number="2")
    case = await draft_at("F01", item, IntakeMode.WINDOW, answers={"kind": ("甲",)}, person=SUN)
    await case.choose(item.id, case.version, IntakeMode.WINDOW, {"kind": ("乙",)})
    assert [(row.name, row.state) for row in await case.materials()] == [("申请表", "complete")]
    unlisted = (CaseMaterial.case == case.id) & CaseMaterial.listed.eq(False)
    assert [row.name for row in await CaseMaterial.objects().where(unlisted)] == ["证明"]
    await case.choose(item.id, case.version, IntakeMode.WINDOW, {"kind": ("甲",)})
    assert [row.state for row in await case.materials()] == ["complete", "complete"]
