"""The last page of an application from home: everything shown, sent once, warned of, accepted."""

from models.cases.words import Status
from models.catalog.version import ItemVersion
from models.database import fetch
from models.sample.cast import MA
from tests.web.citizen.at_home import ME, begun, case_of, filled


async def test_the_last_page_shows_everything_with_a_way_back(ma, draft):
    page = await ma.open(f"{await filled(ma, draft)}/check")
    for words in (MA.name, "999901********0046", "2026年3月", MA.address, "政府付"):
        assert words in page.text
    assert MA.id_number not in page.text
    assert f'href="{draft}/form?then=check"' in page.text
    assert " checked" not in page.text


async def test_a_change_from_the_last_page_leads_back_to_it(ma, draft):
    await filled(ma, draft)
    page = await ma.open(f"{draft}/form?then=check")
    answer = await ma.send(page, f"{draft}/form", form_since="2026年4月")
    assert answer.headers["location"] == f"{draft}/check"


async def test_sent_once_however_often_the_button_is_pressed(ma, draft):
    page = await ma.open(f"{await filled(ma, draft)}/check")
    first = await ma.send(page, f"{draft}/check", declared="yes")
    second = await ma.send(page, f"{draft}/check", declared="yes")
    assert first.status_code == second.status_code == 303
    assert first.headers["location"] == second.headers["location"]
    case = await case_of(draft)
    assert first.headers["location"] == f"/cases/{case.case_no}?done=submit"
    assert (await ma.get(f"{draft}/form")).headers["location"].startswith("/cases/")


async def test_the_case_page_says_number_code_and_what_comes_next(ma, draft):
    await filled(ma, draft)
    answer = await ma.fill(f"{draft}/check", declared="yes")
    page, case = await ma.open(answer.headers["location"]), await case_of(draft)
    for words in (case.case_no, case.query_code, "收件凭证.pdf", "下一步"):
        assert words in page.text


async def test_it_is_not_sent_undeclared_or_unfinished(ma, draft):
    await ma.fill(f"{draft}/who", **ME)
    answer = await ma.fill(f"{draft}/check", declared="yes")
    assert answer.status_code == 422
    assert "还有 1 项没有填" in answer.text
    await filled(ma, draft)
    answer = await ma.fill(f"{draft}/check")
    assert "勾选后再提交" in answer.text
    assert (await case_of(draft)).status == Status.DRAFT


async def test_the_same_matter_again_is_warned_of_early_and_sent_deliberately(ma, draft, simple):
    await filled(ma, draft)
    await ma.fill(f"{draft}/check", declared="yes")
    number = (await case_of(draft)).case_no
    second = await begun(ma, simple.code)
    await ma.fill(f"{second}/who", **ME)
    assert f'href="/cases/{number}"' in (await ma.open(f"{second}/form")).text
    assert f'href="/cases/{number}"' not in (await ma.open(f"{second}/delivery")).text
    page = await ma.open(f"{await filled(ma, second)}/check")
    assert f'href="/cases/{number}"' in page.text
    answer = await ma.send(page, f"{second}/check", declared="yes")
    assert answer.status_code == 422
    answer = await ma.fill(f"{second}/check", declared="yes", aware="yes")
    assert answer.status_code == 303


async def test_while_the_item_is_suspended_the_draft_is_kept(ma, draft, simple):
    await filled(ma, draft)
    page = await ma.open(f"{draft}/check")
    suspended = {ItemVersion.state: "suspended"}
    await ItemVersion.update(suspended).where(ItemVersion.item == simple.id)
    assert "暂停办理" in (await ma.open(f"{draft}/check")).text
    answer = await ma.send(page, f"{draft}/check", declared="yes")
    assert answer.status_code == 409
    assert "您填的内容都保留着" in answer.text


async def test_a_reviewer_accepts_what_came_from_home(ma, draft, as_staff):
    await filled(ma, draft)
    await ma.fill(f"{draft}/check", declared="yes")
    case = await case_of(draft)
    wang = await as_staff("W01")
    page = await wang.open(f"/desk/cases/{case.case_no}")
    assert "网上申请：已对照证件照片" in page.text
    act = f"/desk/cases/{case.case_no}/acceptance"
    assert (await wang.send(page, act)).status_code == 409
    assert (await wang.send(page, act, identity="yes")).status_code == 303
    assert (await case_of(draft)).status == Status.ACCEPTED


async def test_who_agrees_has_the_form_filled_from_an_earlier_case(ma, draft, simple):
    await filled(ma, draft)
    await ma.fill(f"{draft}/check", declared="yes")
    second = await begun(ma, simple.code)
    await ma.fill(f"{second}/who", whom="me")
    assert "2026年3月" not in (await ma.open(f"{second}/form")).text
    await ma.fill(f"{second}/form", reuse="yes")
    page = await ma.open(f"{second}/form")
    assert 'value="2026年3月"' in page.text
    assert "办理试验事项时填写的内容" in page.text


async def test_a_newer_guide_is_told_and_the_draft_keeps_its_own(ma, draft, simple):
    await ma.fill(f"{draft}/who", **ME)
    old = await ItemVersion.objects().get(ItemVersion.item == simple.id)
    await fetch(COPY, old.id)
    assert "办事指南更新过" in (await ma.open(f"{draft}/form")).text
    assert (await case_of(draft)).version == old.id


COPY = """
INSERT INTO item_version SELECT (r).* FROM (
  SELECT jsonb_populate_record(v, jsonb_build_object(
    'id', nextval('item_version_id_seq'), 'version', v.version + 1)) AS r
  FROM item_version v WHERE v.id = $1) AS copied
"""
