"""From a draft to the public: submitted, reviewed by the office, published by the hall."""

from datetime import timedelta

from models.calendar.hours import local_date
from tests.web.admin.shop import ALLOWANCE, DRAFT, HYGIENE, SHOP, begin, save
from tests.web.browser import Browser
from tests.web.documents import Page


async def in_review(as_staff) -> Browser:
    fang = await as_staff("E01")
    await begin(fang)
    await save(fang, "identity", summary="开店先办卫生证。", aliases="剃头铺子")
    answer = await fang.fill(SHOP, f"{SHOP}/submission", note="改了说明")
    assert answer.headers["location"] == f"{SHOP}?done=submit", answer.text
    return fang


async def approved(as_staff) -> None:
    await in_review(as_staff)
    yang = await as_staff("L01")
    answer = await yang.fill(SHOP, f"{SHOP}/approval", note="同意")
    assert answer.headers["location"] == f"{SHOP}?done=approve"


async def test_a_version_goes_from_the_editor_to_the_public(as_staff, visitor):
    await approved(as_staff)
    zhou = await as_staff("G01")
    answer = await zhou.fill(SHOP, f"{SHOP}/publication")
    assert answer.headers["location"] == f"{SHOP}?done=publish"
    assert "开店先办卫生证。" in (await visitor.open(f"/services/{HYGIENE}")).text
    page = await zhou.open(SHOP)
    for word in ("开始编辑", "送审", "改了说明", "审核通过", "发布"):
        assert word in page.text


async def test_it_takes_effect_on_the_day_that_was_chosen(as_staff, visitor, now):
    await approved(as_staff)
    zhou = await as_staff("G01")
    later = local_date(now) + timedelta(days=10)
    await zhou.fill(SHOP, f"{SHOP}/publication", valid_from=later.isoformat())
    assert "开店先办卫生证。" not in (await visitor.open(f"/services/{HYGIENE}")).text
    assert later.isoformat() in (await zhou.open(SHOP)).text


async def test_no_day_that_has_passed_can_be_chosen(as_staff):
    await approved(as_staff)
    zhou = await as_staff("G01")
    answer = Page(await zhou.fill(SHOP, f"{SHOP}/publication", valid_from="2020-01-01"))
    assert (answer.status, answer.errors) == (422, ["valid_from"])
    assert answer.typed["valid_from"] == "2020-01-01"


async def test_sending_back_needs_a_reason(as_staff):
    await in_review(as_staff)
    yang = await as_staff("L01")
    silent = Page(await yang.fill(SHOP, f"{SHOP}/return"))
    assert (silent.status, silent.errors) == (422, ["note"])
    answer = await yang.fill(SHOP, f"{SHOP}/return", note="材料名称写错了")
    assert answer.headers["location"] == f"{SHOP}?done=send_back"
    fang = await as_staff("E01")
    assert "材料名称写错了" in (await fang.open(SHOP)).text
    await fang.open(f"{DRAFT}/identity")


async def test_a_reason_has_an_end(as_staff):
    await in_review(as_staff)
    yang = await as_staff("L01")
    answer = Page(await yang.fill(SHOP, f"{SHOP}/return", note="长" * 1001))
    assert (answer.status, answer.errors) == (422, ["note"])
    assert answer.typed["note"] == "长" * 1001


async def test_only_the_liaison_of_the_office_reviews(as_staff):
    await in_review(as_staff)
    yang, zhou = await as_staff("L01"), await as_staff("G01")
    assert (await yang.get(f"/admin/items/{ALLOWANCE}")).status_code == 404
    token = (await zhou.open("/me")).typed["_token"]
    answer = await zhou.post(f"{SHOP}/approval", {"_token": token})
    assert answer.status_code == 403


async def test_nobody_edits_what_is_in_review(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    seen = await fang.open(f"{DRAFT}/identity")
    await fang.fill(SHOP, f"{SHOP}/submission")
    late = Page(await fang.send(seen, f"{DRAFT}/identity", do="save", short_name="太迟了"))
    assert late.status == 409
    assert late.typed["short_name"] == "太迟了"


async def test_the_second_of_two_reviewers_is_told(as_staff):
    await in_review(as_staff)
    yang = await as_staff("L01")
    page = await yang.open(SHOP)
    await yang.send(page, f"{SHOP}/approval")
    assert (await yang.send(page, f"{SHOP}/approval")).status_code == 409


async def test_what_is_unfit_cannot_be_submitted(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    await save(fang, "contact", consult="", complain="")
    answer = Page(await fang.fill(SHOP, f"{SHOP}/submission"))
    assert answer.status == 422
    assert {"consult", "complain"} <= set(answer.errors) <= answer.ids
    assert f"{DRAFT}/contact#consult" in answer.text


async def test_a_suspended_item_comes_back(as_staff):
    zhou = await as_staff("G01")
    answer = await zhou.fill(SHOP, f"{SHOP}/suspension", note="系统升级")
    assert answer.headers["location"] == f"{SHOP}?done=suspend"
    answer = await zhou.fill(SHOP, f"{SHOP}/resumption", note="升级完了")
    assert answer.headers["location"] == f"{SHOP}?done=resume"


async def test_a_discarded_draft_leaves_the_published_version(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    await fang.fill(SHOP, f"{SHOP}/discard", note="先不改了")
    shelf = await fang.open("/admin/items?state=published")
    assert HYGIENE in shelf.text
    await begin(fang)


async def test_the_draft_is_previewed_as_citizens_will_see_it(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    await save(fang, "identity", summary="开店先办卫生证。")
    assert (await fang.get(f"{SHOP}/preview")).headers["location"] == f"{SHOP}/versions/2"
    guide = await fang.open(f"{SHOP}/versions/2")
    assert "预览" in guide.text
    assert "开店先办卫生证。" in guide.text
    assert f'"{SHOP}/versions/2/materials' in guide.text
    checker = await fang.open(f"{SHOP}/versions/2/materials?agent=他人代办")
    assert "授权委托书" in checker.text
    assert (await fang.get(f"{SHOP}/versions/9")).status_code == 404
    for page in (guide, checker, await fang.open(f"{SHOP}/versions/2/materials")):
        assert f"/services/{HYGIENE}" not in page.text, "that is another version"
        assert f"item={HYGIENE}" not in page.text
