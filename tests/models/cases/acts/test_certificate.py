"""制证: numbered, ready at the counter, and handed out by somebody else."""

import re
from datetime import date

import pytest

from models.cases.acts.certificate import Certificate, printed_fields
from models.cases.words import DeliveryWay
from models.documents.document import Document
from models.sample.story import ALLOWANCE
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, TUESDAY, moment
from tests.models.looking import (
    held,
    messages,
    not_for_them,
    now_not,
    papers,
    position,
    running,
    texts_to_citizen,
    texts_to_desks,
    wrong,
)
from tests.models.play import granted, leg_of, ready

NUMBER = "示卫公证字〔2026〕第000123号"


async def test_made_it_lies_at_the_counter_the_applicant_chose(liang):
    case = await ready()
    leg = await leg_of(case)
    assert await position(case) == ("granted", "out")
    assert leg.office == liang.office
    assert ("卫生许可证（示卫公证字〔2026〕第000123号）", "counter", 1, 0) in await held(case)


async def test_it_is_valid_for_the_years_the_item_says_less_a_day(wang):
    case = await ready()
    row = await Certificate.objects().get(Certificate.case == case.id)
    assert (row.name, row.made_by) == ("卫生许可证", wang.id)
    assert (row.valid_from, row.valid_to) == (date(2026, 11, 24), date(2030, 11, 23))


async def test_made_on_29_february_it_ends_at_the_end_of_february(wang):
    case = await granted()
    at = moment(date(2028, 2, 29))
    await case.issue(by=wang, at=at, number=NUMBER, fields=[])
    row = await Certificate.objects().get(Certificate.case == case.id)
    assert row.valid_to == date(2032, 2, 28)


async def test_the_paper_bears_the_certificates_own_number():
    case = await ready()
    paper = (await papers(case))["certificate"]
    body = paper.context["body"]
    assert (paper.number, paper.title, paper.seq) == (NUMBER, "卫生许可证", 0)
    assert (body["valid_from"], body["valid_to"]) == ("2026-11-24", "2030-11-23")
    assert body["fields"] == [{"label": "单位名称", "value": "店"}]


async def test_its_face_names_the_holder_and_what_the_form_says_of_the_place():
    fields = await printed_fields(await granted())
    assert [field["label"] for field in fields] == [
        "单位名称",
        "统一社会信用代码",
        "负责人",
        "场所名称",
        "经营地址",
        "经营面积（平方米）",
    ]
    assert fields[2]["value"] == "孙建国"


async def test_a_personal_field_of_the_form_is_not_printed():
    labels = [field["label"] for field in await printed_fields(await granted(ALLOWANCE))]
    assert labels == ["姓名", "居民身份证", "开户银行"]


async def test_who_collects_is_invited_and_who_gets_it_by_mail_is_not():
    here = await ready()
    assert (await messages(here))[-1] == (
        "T10",
        f"【示例县政务服务】您的办理结果（尾号{here.tail}）已到范例县政务服务大厅出件窗口，"
        "请带身份证领取。",
    )
    mailed = await ready("第2号", way=DeliveryWay.MAIL, at=FRIDAY + MINUTE)
    assert (await messages(mailed))[-1][0] == "T09"
    assert (await texts_to_citizen(mailed))[-1] == "证照已制好，将按您选定的方式送达。"


async def test_the_counter_is_told(wang):
    case = await granted(way=DeliveryWay.MAIL)
    event = await case.issue(by=wang, at=TUESDAY, number=NUMBER, fields=[])
    assert await texts_to_desks(event) == {
        "示例县政务服务局": f"{case.case_no}的证照已制好，请寄出或送达。"
    }


async def test_the_clock_of_mailing_that_runs_is_not_started_again(wang):
    case = await granted(way=DeliveryWay.MAIL)
    await case.issue(by=wang, at=TUESDAY, number=NUMBER, fields=[])
    assert await running(case) == {"K11": date(2026, 12, 7), "K12": date(2026, 11, 24)}


@pytest.mark.parametrize("number", [" ", "示" * 61])
async def test_a_number_is_needed_that_fits_on_paper(wang, number):
    case = await granted()
    assert list(await wrong(case.issue(by=wang, at=TUESDAY, number=number, fields=[]))) == [
        "number"
    ]


async def test_a_number_is_used_once(wang):
    await ready()
    other = await granted(at=FRIDAY + MINUTE)
    errors = await wrong(other.issue(by=wang, at=TUESDAY, number=NUMBER, fields=[]))
    assert errors == {"number": "这个证照编号已经用过，请核对空白证照上的编号。"}
    await other.issue(by=wang, at=TUESDAY, number="第000124号", fields=[])


async def test_a_number_that_papers_have_or_will_have_is_not_a_certificates(wang):
    case = await granted()
    paper = await Document.objects().where(Document.case == case.id).first()
    later = re.sub(r"〕\d+号", "〕9999号", paper.number)
    for number in (paper.number, f" {later} "):
        errors = await wrong(case.issue(by=wang, at=TUESDAY, number=number, fields=[]))
        assert errors == {"number": "这是文书的编号，请填写空白证照上印的编号。"}
    await case.issue(by=wang, at=TUESDAY, number="卫公证字〔2026〕9999号", fields=[])


async def test_only_the_deciding_office_makes_it(zhao, liu_fang):
    case = await granted()
    form = {"number": NUMBER, "fields": []}
    assert "没有这项权限" in await not_for_them(case.issue(by=zhao, at=TUESDAY, **form))
    assert "由该处" in await not_for_them(case.issue(by=liu_fang, at=TUESDAY, **form))


async def test_made_once(wang):
    case = await ready()
    assert "（制证）" in await now_not(case.issue(by=wang, at=MONDAY + HOUR, number="x", fields=[]))
