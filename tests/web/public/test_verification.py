"""Is this paper genuine: what it is, when, by whom – and no more."""

import pytest

from models.documents.document import void
from models.sample.cast import LIU
from tests.web import road
from tests.web.browser import Browser
from tests.web.documents import Page


@pytest.fixture
async def acceptance(now):
    return await road.paper(await road.accepted(now), "acceptance")


async def test_a_genuine_paper_shows_what_stands_on_it(visitor: Browser, acceptance):
    text = (await visitor.open(f"/verify/{acceptance.verify_code}")).text
    for words in (
        acceptance.number,
        acceptance.title,
        "范例县行政审批和政务服务局",
        "示例县青丝美发店",
    ):
        assert words in text


async def test_the_name_of_a_person_is_masked_and_nothing_else_of_them_is_told(visitor, now):
    receipt = await road.paper(await road.allowance(now), "receipt")
    text = (await visitor.open(f"/verify/{receipt.verify_code}")).text
    assert "刘**" in text
    for secret in (LIU.name, LIU.id_number, LIU.id_number[-4:], LIU.mobile, LIU.address):
        assert secret not in text


async def test_a_void_paper_says_so_with_its_reason(visitor: Browser, acceptance, now):
    await void(acceptance.case, "acceptance", at=now, reason="办件退回补正")
    text = (await visitor.open(f"/verify/{acceptance.verify_code}")).text
    assert "作废" in text
    assert "办件退回补正" in text
    assert "这份文书是真的" not in text


async def test_a_code_we_never_gave_is_not_found(visitor: Browser):
    page = Page(await visitor.get("/verify/AAAA-BBBB-CCCC"))
    assert page.status == 404
    assert 'role="alert"' in page.text
    assert page.typed["code"] == "AAAABBBBCCCC"


async def test_small_letters_blanks_and_dashes_do_not_matter(visitor: Browser, acceptance):
    code = acceptance.verify_code
    typed = f"{code[:4].lower()}-{code[4:8]} {code[8:]}"
    answer = await visitor.get("/verify", params={"code": typed})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/verify/{code}")
    assert (await visitor.get(f"/verify/{typed}")).status_code == 200


async def test_the_form_asks_for_the_code(visitor: Browser):
    assert "code" in (await visitor.open("/verify")).typed


@pytest.mark.parametrize("code", ["", "%20"])
async def test_an_empty_form_is_told_where_the_code_stands(visitor: Browser, code):
    page = Page(await visitor.get(f"/verify?code={code}"))
    assert (page.status, page.title[:3]) == (422, "错误：")
    assert "code" in page.errors
    assert "请输入文书下方的 12 位防伪校验码。" in page.text


@pytest.mark.parametrize("code", ["²²²²", "!!!", "测试", "a" * 500])
async def test_odd_codes_are_simply_unknown(visitor: Browser, code):
    first = await visitor.get("/verify", params={"code": code})
    assert first.status_code in (200, 303)
    if first.status_code == 303:
        assert (await visitor.get(first.headers["location"])).status_code in (200, 303, 404)


async def test_codes_cannot_be_tried_out(visitor: Browser):
    for _ in range(60):
        await visitor.get("/verify/AAAABBBBCCCC")
    assert (await visitor.get("/verify/AAAABBBBCCCC")).status_code == 429


async def test_who_holds_a_paper_is_answered_although_somebody_guesses_beside_them(
    visitor: Browser, now
):
    receipt = await road.paper(await road.received(now), "receipt")
    for _ in range(61):
        await visitor.get("/verify/AAAABBBBCCCC")
    assert (await visitor.get(f"/verify/{receipt.verify_code}")).status_code == 200
