"""Acting for somebody else, page by page; and what the office sees of it."""

import re

import pytest

from models.cases.case import Case
from models.cases.filling.people_of import IdentityCheck
from models.cases.words import Status
from models.people.citizen import Citizen
from models.sample.cast import LIU, MA
from tests.models.behalf import Behalf, applied, on_behalf, proves, says_who
from tests.models.days import MINUTE
from tests.web.citizen.test_cases import OWN_PAGES


@pytest.fixture
async def behalf(now) -> Behalf:
    return await on_behalf(now)


async def test_once_it_is_taken_back_no_page_of_the_case_is_there_for_her(behalf, as_citizen, now):
    ma, number = await as_citizen(MA.mobile), behalf.case.case_no
    assert number in (await ma.open("/cases")).text
    await ma.open(f"/cases/{number}")
    liu = await as_citizen(LIU.mobile)
    there = f"/me/authorisations/{behalf.paper.id}"
    assert "他也看不到了" in (await liu.open(there)).text
    await liu.fill(there, f"{there}/revocation")
    for page in OWN_PAGES:
        assert (await ma.get(f"/cases/{number}{page}")).status_code == 404, page
    assert number not in (await ma.open("/cases")).text
    assert number not in (await ma.open("/")).text
    assert number not in (await ma.get("/cases/snapshot.json")).text


async def test_he_sees_it_after_the_register_has_confirmed_him(behalf, as_citizen):
    liu, number = await as_citizen(LIU.mobile), behalf.case.case_no
    assert (await liu.get(f"/cases/{number}")).status_code == 404
    await liu.fill("/me/identity", "/me/identity/check")
    assert "代办人在网上办的" in (await liu.open(f"/cases/{number}")).text
    assert number in (await liu.open("/cases")).text


async def test_what_she_did_and_wrote_is_hers_to_both_of_them(behalf, as_citizen, visitor, now):
    await proves(behalf.liu, now)
    liu, ma, path = *[await as_citizen(one.mobile) for one in (LIU, MA)], _page(behalf)
    for browser, words in ((liu, "还要多久？"), (ma, "他问还要多久。")):
        await browser.fill(f"{path}/messages", words=words)
    assert await _writers(liu, path) == ["我", "代办人"]
    assert await _writers(ma, path) == ["申请人", "我"]
    assert "您在网上办的" in (await ma.open(path)).text
    assert "您在网上办的" not in (await liu.open(path)).text
    code = {"case_no": behalf.case.case_no, "query_code": behalf.case.query_code}
    await visitor.fill("/track", **code)
    followed = (await visitor.open(f"/track/{behalf.case.case_no}")).text
    assert "申请人（代办人）在网上办的" in followed


async def test_whoever_is_told_of_it_reads_so(behalf, as_citizen, now):
    await proves(behalf.liu, now)
    for person in (LIU, MA):
        browser = await as_citizen(person.mobile)
        assert "短信提醒已开" in (await browser.open(_page(behalf))).text
        await browser.fill("/me/notifications", by_sms="no")
        assert "不发短信，看我的消息" in (await browser.open(_page(behalf))).text


def _page(behalf: Behalf) -> str:
    return f"/cases/{behalf.case.case_no}"


async def _writers(browser, path: str) -> list[str]:
    return re.findall(r'sub"><span>([^<]+)<', (await browser.open(f"{path}/messages")).text)


# ---- applying twice


async def begun(browser, citizen: Citizen, case: Case, now) -> str:
    """Another draft in the same matter, as far as the last page."""
    code = (await case.guide()).code
    answer = await browser.fill(f"/applications/new?item={code}", "/applications")
    there = answer.headers["location"]
    await browser.fill(f"{there}/who", whom="me")
    await browser.fill(f"{there}/delivery", way="deciding_counter")
    return there


async def test_an_application_one_cannot_see_is_not_told_of(behalf, as_citizen, as_staff, now):
    liu = await as_citizen(LIU.mobile)
    there = await begun(liu, behalf.liu, behalf.case, now)
    page = await liu.open(f"{there}/check")
    assert "还没有办完" not in page.text
    assert behalf.case.case_no not in page.text
    assert "aware" not in page.typed
    answer = await liu.send(page, f"{there}/check", declared="yes")
    assert answer.status_code == 303, answer.text
    wang = await as_staff("W01")
    number = answer.headers["location"].split("/")[2].split("?")[0]
    seen = (await wang.open(f"/desk/cases/{number}")).text
    assert behalf.case.case_no in seen
    assert "是不是重复申请" in seen


async def test_ones_own_is_told_of_and_asked_about(behalf, as_citizen, now):
    await proves(behalf.liu, now)
    liu = await as_citizen(LIU.mobile)
    there = await begun(liu, behalf.liu, behalf.case, now)
    page = await liu.open(f"{there}/check")
    assert f'href="/cases/{behalf.case.case_no}"' in page.text
    answer = await liu.send(page, f"{there}/check", declared="yes")
    assert answer.status_code == 422
    answer = await liu.send(page, f"{there}/check", declared="yes", aware="yes")
    assert answer.status_code == 303


# ---- what the desk knows of them


async def test_the_office_reads_that_he_is_proved_and_compares_nothing_by_eye(as_staff, now):
    liu = await says_who(LIU, now)
    await proves(liu, now)
    case = await applied(liu, "me", at=now)
    wang = await as_staff("W01")
    page = await wang.open(f"/desk/cases/{case.case_no}?act=accept")
    assert "申请人：实名核验，登记信息一致" in page.text
    assert 'name="identity"' not in page.text
    answer = await wang.send(page, f"/desk/cases/{case.case_no}/acceptance")
    assert answer.status_code == 303, answer.text
    assert (await Case.objects().get(Case.id == case.id)).status == Status.ACCEPTED
    (check,) = await IdentityCheck.objects().where(IdentityCheck.case == case.id)
    assert (check.method, check.checked_by, check.at) == ("register", None, now)


async def test_of_who_is_not_proved_the_papers_are_compared(as_staff, now):
    case = await applied(await says_who(LIU, now), "me", at=now)
    page = await (await as_staff("W01")).open(f"/desk/cases/{case.case_no}?act=accept")
    assert "核对申请人身份" in page.text
    assert "实名核验，" not in page.text


async def test_the_office_is_warned_when_its_person_is_proved_in_another_account(as_staff, now):
    squatter = await says_who(LIU, now)
    case = await applied(squatter, "me", at=now)
    squatter.mobile_index, squatter.mobile = "another", "13900000077"
    await squatter.save()
    await proves(await says_who(LIU, now), now + MINUTE)
    page = await (await as_staff("W01")).open(f"/desk/cases/{case.case_no}?act=accept")
    assert "身份要着重核对" in page.text
    assert "核对申请人身份" in page.text


async def test_of_an_agent_both_proofs_are_shown(as_staff, now):
    liu, ma = await says_who(LIU, now), await says_who(MA, now)
    await proves(liu, now)
    await proves(ma, now)
    behalf = await on_behalf(now)
    page = await (await as_staff("W01")).open(f"/desk/cases/{behalf.case.case_no}?act=accept")
    assert "申请人：实名核验，登记信息一致" in page.text
    assert "代办人：实名核验，登记信息一致" in page.text


async def test_an_agent_alone_who_is_proved_leaves_the_principal_to_be_compared(as_staff, now):
    await proves(await says_who(MA, now), now)
    behalf = await on_behalf(now)
    page = await (await as_staff("W01")).open(f"/desk/cases/{behalf.case.case_no}?act=accept")
    assert "代办人：实名核验" in page.text
    assert "核对申请人身份" in page.text


async def test_the_office_reads_that_the_agent_is_none_any_more(as_staff, now):
    behalf = await on_behalf(now)
    wang, there = await as_staff("W01"), f"/desk/cases/{behalf.case.case_no}"
    assert "授权已结束" not in (await wang.open(there)).text
    await behalf.paper.revoke(at=now)
    assert "授权已结束" in (await wang.open(there)).text
    assert "请联系申请人本人" in (await wang.open(f"{there}?tab=form")).text
