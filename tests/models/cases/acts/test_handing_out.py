"""发放 and 电子送达: the result across the counter, and the end of the case (scenario 14)."""

import pytest

from models.cases.words import DeliveryWay
from models.delivery.hand_out import Collector, HandOut
from models.people.role import Role
from models.people.staff import Posting, officer_on
from models.sample.story import ALLOWANCE
from tests.models.days import FRIDAY, HOUR, MINUTE, TUESDAY
from tests.models.looking import (
    again,
    held,
    messages,
    not_for_them,
    now_not,
    papers,
    position,
    running,
    texts_to_citizen,
    wrong,
)
from tests.models.play import COLLECTED, delivered, granted, ready, staff

MA_COLLECTS = {
    "collector": Collector.AGENT,
    "name": "马丽",
    "id_number": "999901198109090046",
    "relation": "店员",
    "authority": "授权委托书",
    "checked": True,
}


async def test_handed_out_the_case_is_over(liang):
    case = await ready()
    await case.hand_out(by=liang, at=TUESDAY + HOUR, **COLLECTED)
    now = await again(case)
    assert await position(case) == ("granted", None)
    assert await running(case) == {}
    assert (now.delivered_at, now.closed_at, now.ended_at) == (
        TUESDAY + HOUR,
        TUESDAY + HOUR,
        None,
    )
    assert (await texts_to_citizen(case))[-1] == "您已领取办理结果。"
    assert (await messages(case))[-1][0] == "T10"  # who stands at the counter needs no message


async def test_the_licence_is_in_the_applicants_hands_and_the_form_stays_in_the_file():
    case = await delivered()
    rows = {row[0]: row[1] for row in await held(case)}
    assert rows["卫生许可证（示卫公证字〔2026〕第000123号）"] == "applicant"
    assert rows["公共场所卫生许可申请表"] == "intake"


async def test_the_proof_lists_every_paper_of_the_result():
    case = await delivered()
    paper = (await papers(case))["service"]
    body = paper.context["body"]
    assert paper.number == "范审送〔2026〕1号"
    assert [row["title"] for row in body["papers"]] == ["准予行政许可决定书", "卫生许可证"]
    assert (body["way"], body["collector"]) == ("直接送达", None)
    assert body["place"].startswith("范例县政务服务大厅出件窗口")
    assert body["servers"] == [{"name": "梁晨", "job_no": "F02"}]


async def test_somebody_else_collects_with_an_authority(liang):
    case = await ready()
    await case.hand_out(by=liang, at=TUESDAY, witness="赵敏", **MA_COLLECTS)
    row = await HandOut.objects().get(HandOut.case == case.id)
    assert (row.collector, row.name, row.id_number) == ("agent", "马丽", "999901198109090046")
    body = (await papers(case))["service"].context["body"]
    assert body["collector"] == {
        "name": "马丽",
        "relation": "店员",
        "reason": "授权委托书",
        "id_number": "999901198109090046",
    }
    assert body["witness"] == "赵敏"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"id_number": " "}, "id_number"),
        ({"checked": False}, "checked"),
        ({"authority": ""}, "authority"),
    ],
)
async def test_who_collects_is_identified_first(liang, changes, field):
    case = await ready()
    errors = await wrong(case.hand_out(by=liang, at=TUESDAY, **(MA_COLLECTS | changes)))
    assert list(errors) == [field]
    assert await position(case) == ("granted", "out")


async def test_who_made_the_certificate_does_not_hand_it_out(wang):
    case = await ready(way=DeliveryWay.DECIDING_COUNTER)
    hall = (await staff("S02")).office
    await Posting(staff=wang.id, role=Role.ISSUER, office=hall, valid_from=FRIDAY.date()).save()
    both = await officer_on(wang.id, FRIDAY.date())
    refused = case.hand_out(by=both, at=TUESDAY + HOUR, **COLLECTED)
    assert await now_not(refused) == "证照由您制作，须由另一位同事出件。"


async def test_only_the_counter_where_it_lies(zhao, he, wang):
    case = await ready()
    assert "由该处" in await not_for_them(case.hand_out(by=zhao, at=TUESDAY, **COLLECTED))
    assert "没有这项权限" in await not_for_them(case.hand_out(by=he, at=TUESDAY, **COLLECTED))


async def test_not_before_it_is_made(liang):
    case = await granted()
    assert "现在是“准予”" in await now_not(case.hand_out(by=liang, at=TUESDAY, **COLLECTED))


async def test_in_the_village_the_station_hands_it_out(lin):
    case = await granted(ALLOWANCE)
    await case.hand_out(by=lin, at=TUESDAY, **COLLECTED)
    paper = (await papers(case))["service"]
    assert paper.number == "示青送〔2026〕1号"
    assert paper.context["body"]["place"].startswith("青山镇柳树村便民服务站")


# 电子送达


async def test_who_agreed_gets_it_electronically(zhao):
    case = await ready(way=DeliveryWay.ELECTRONIC)
    await case.serve(by=zhao, at=TUESDAY + MINUTE)
    paper = (await papers(case))["electronic_service"]
    body = paper.context["body"]
    assert await position(case) == ("granted", None)
    assert paper.number == "示审送〔2026〕1号"
    assert body["agreed_on"] == "2026-11-20"
    assert [row["title"] for row in body["papers"]] == ["准予行政许可决定书", "卫生许可证"]
    assert (await messages(case))[-1][0] == "T20"
    assert (await again(case)).delivered_at == TUESDAY + MINUTE


async def test_nobody_else_does(liang):
    case = await ready()
    assert await now_not(case.serve(by=liang, at=TUESDAY)) == "申请人没有同意电子送达。"
