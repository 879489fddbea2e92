"""授权委托 on the phone."""

import pytest

from models.people.account.authorisation import Authorisation
from models.people.account.company import Company, Firm
from models.sample.cast import SUN
from tests.models.home import prove_shop
from tests.models.pictures import drawn
from tests.web.citizen.account.people import (
    DAUGHTER,
    FATHER,
    NUMBER,
    STRANGER,
    UNTIL,
    holder,
    say_who,
    told,
)
from tests.web.documents import Page
from web.citizen.account.agent import MOST_IN_AN_HOUR
from web.citizen.uploading import MOST_IN_AN_HOUR as MOST_FILES_IN_AN_HOUR

LIU_NUMBER = "999901194103150011"
SIGN = {
    "agent_name": "刘秀英",
    "agent_mobile": DAUGHTER,
    "relation": "女儿",
    "typed_name": "刘德福",
    "agreed": "yes",
} | UNTIL
HOLD = {
    "standing": "agent",
    "audience": "person",
    "name": "刘德福",
    "id_kind": "resident",
    "id_number": LIU_NUMBER,
    "scope": "all",
} | UNTIL
PATH = "/me/authorisations"


@pytest.fixture
async def father(as_citizen, now):
    await say_who(FATHER, "刘德福", LIU_NUMBER, now)
    return await as_citizen(FATHER)


@pytest.fixture
async def daughter(as_citizen, now):
    await say_who(DAUGHTER, "刘秀英", NUMBER, now)
    return await as_citizen(DAUGHTER)


async def test_he_signs_and_she_finds_it_under_her_phone(father, daughter):
    text = await told(father, await father.fill(f"{PATH}/agent", **SIGN))
    assert "刘秀英" in text
    text = (await daughter.open(PATH)).text
    assert "刘**" in text
    assert LIU_NUMBER not in text


async def test_whose_name_it_does_not_give_reads_that_it_cannot_be_used(father, daughter):
    await told(father, await father.fill(f"{PATH}/agent", **SIGN | {"agent_name": "刘秀瑛"}))
    assert "姓名不符" in (await daughter.open(PATH)).text
    (row,) = await Authorisation.objects()
    text = (await daughter.open(f"{PATH}/{row.id}")).text
    assert "受托人是“刘**”，和您的实名信息不一致" in text
    assert "请对方撤销后" in text
    assert "姓名不符" not in (await father.open(PATH)).text
    assert "不一致" not in (await father.open(f"{PATH}/{row.id}")).text


async def test_the_owner_signs_for_his_proved_shop(as_citizen, now):
    sun = await say_who(SUN.mobile, SUN.legal_name, SUN.legal_id, now)
    firm = Firm(SUN.audience, SUN.name, SUN.id_number, SUN.legal_name, "经营者")
    shop = await Company.add(sun, firm, at=now)
    browser = await as_citizen(SUN.mobile)
    assert 'href="/me/companies">核验过的企业</a>' in (await browser.open(PATH)).text
    assert 'name="behalf"' not in (await browser.open(f"{PATH}/agent")).text
    await prove_shop(sun, now)
    form = SIGN | {"typed_name": SUN.legal_name, "behalf": f"company-{shop.id}"}
    await told(browser, await browser.fill(f"{PATH}/agent", **form))
    (row,) = await Authorisation.granted_by_citizen(sun)
    assert (row.name, row.legal_name) == (SUN.name, SUN.legal_name)
    page = Page(await browser.fill(f"{PATH}/agent", **form | {"behalf": "company-0"}))
    assert page.errors == ["behalf"]


async def test_a_drawn_signature_is_shown_to_both(father, daughter, now):
    strokes = '[{"points":[{"x":1,"y":2},{"x":30,"y":5}]}]'
    form = SIGN | {"typed_name": "", "signature_strokes": strokes}
    await told(father, await father.fill(f"{PATH}/agent", **form))
    (row,) = await Authorisation.all_held(await holder(DAUGHTER, now))
    for browser in (father, daughter):
        assert '<path d="M1 2 L30 5"' in (await browser.open(f"{PATH}/{row.id}")).text


async def test_unsigned_it_is_nothing_and_what_was_typed_stays(father, now):
    form = SIGN | {"typed_name": "", "agreed": None}
    page = Page(await father.fill(f"{PATH}/agent", **form))
    assert (page.status, page.errors) == (422, ["signature", "agreed"])
    assert page.typed["agent_name"] == "刘秀英"
    assert page.typed["valid_to-year"] == "2027"
    assert await Authorisation.granted_by_citizen(await holder(FATHER, now)) == []


async def test_a_day_that_does_not_exist_is_told(father):
    page = Page(await father.fill(f"{PATH}/agent", **SIGN | {"valid_to-month": "13"}))
    assert page.errors == ["valid_to"]


async def test_one_matter_is_found_by_its_name(father, now):
    form = SIGN | {"scope": "one", "item_words": "高龄津贴"}
    answer = await father.fill(f"{PATH}/agent", **form)
    if answer.status_code == 422:  # several: choose one
        page = Page(answer)
        assert page.errors == ["item"]
        code = next(a["value"] for t, a in page.tags if a.get("name") == "item")
        answer = await father.send(page, f"{PATH}/agent", item=code, agreed="yes")
    await told(father, answer)
    (row,) = await Authorisation.granted_by_citizen(await holder(FATHER, now))
    assert row.item


async def test_a_matter_nobody_knows_is_told(father):
    form = SIGN | {"scope": "one", "item_words": "养龙许可"}
    assert Page(await father.fill(f"{PATH}/agent", **form)).errors == ["item_words"]


async def test_he_takes_it_back_and_she_cannot_use_it_any_more(father, daughter, now):
    await told(father, await father.fill(f"{PATH}/agent", **SIGN))
    she = await holder(DAUGHTER, now)
    (row,) = await Authorisation.held_by_citizen(she, now.date())
    await told(father, await father.fill(f"{PATH}/{row.id}", f"{PATH}/{row.id}/revocation"))
    assert await Authorisation.held_by_citizen(she, now.date()) == []
    assert "已撤销" in (await daughter.open(PATH)).text


async def test_a_paper_is_uploaded_and_shown_with_its_watermark(daughter, files, now):
    picture = {"file": ("委托书.jpg", drawn(), "image/jpeg")}
    await told(daughter, await daughter.fill(f"{PATH}/paper", **HOLD, files=picture))
    (row,) = await Authorisation.all_held(await holder(DAUGHTER, now))
    assert f"{PATH}/{row.id}/pages/1" in (await daughter.open(f"{PATH}/{row.id}")).text
    answer = await daughter.get(f"{PATH}/{row.id}/pages/1")
    assert answer.headers["content-type"] == "image/jpeg"
    assert (await daughter.get(f"{PATH}/{row.id}/pages/2")).status_code == 404


async def test_a_paper_without_a_picture_is_asked_for_it(daughter):
    page = Page(await daughter.fill(f"{PATH}/paper", **HOLD))
    assert (page.status, page.errors) == (422, ["file"])


async def test_a_wrong_number_is_told_and_the_picture_is_asked_for_again(daughter, files):
    picture = {"file": ("委托书.jpg", drawn(), "image/jpeg")}
    form = HOLD | {"id_number": LIU_NUMBER[:-1] + "2"}
    page = Page(await daughter.fill(f"{PATH}/paper", **form, files=picture))
    assert page.errors == ["id_number", "file"]
    assert page.typed["name"] == "刘德福"


async def test_a_paper_is_dropped_by_whoever_sent_it(daughter, files, now):
    picture = {"file": ("委托书.jpg", drawn(), "image/jpeg")}
    await told(daughter, await daughter.fill(f"{PATH}/paper", **HOLD, files=picture))
    (row,) = await Authorisation.all_held(await holder(DAUGHTER, now))
    await told(daughter, await daughter.fill(f"{PATH}/{row.id}", f"{PATH}/{row.id}/removal"))
    assert await Authorisation.all_held(await holder(DAUGHTER, now)) == []


async def test_a_stranger_sees_none_of_it(father, as_citizen, now):
    await told(father, await father.fill(f"{PATH}/agent", **SIGN))
    (row,) = await Authorisation.granted_by_citizen(await holder(FATHER, now))
    stranger = await as_citizen(STRANGER)
    assert (await stranger.get(f"{PATH}/{row.id}")).status_code == 404
    token = (await stranger.open("/me")).typed["_token"]
    answer = await stranger.post(f"{PATH}/{row.id}/revocation", {"_token": token})
    assert answer.status_code == 404


async def test_who_has_not_said_who_they_are_is_led_there(as_citizen):
    text = (await (await as_citizen(STRANGER)).open(f"{PATH}/agent")).text
    assert 'href="/me/identity"' in text


async def test_an_account_names_so_many_agents_in_an_hour(father, now, hall):
    key = f"limit:name-agent:citizen-{(await holder(FATHER, now)).id}"
    await hall.state.redis.set(key, MOST_IN_AN_HOUR, ex=600)
    assert (await father.fill(f"{PATH}/agent", **SIGN)).status_code == 429
    assert await Authorisation.granted_by_citizen(await holder(FATHER, now)) == []


async def test_a_paper_counts_among_the_files_of_the_hour(daughter, files, now, hall):
    key = f"limit:upload:citizen-{(await holder(DAUGHTER, now)).id}"
    await hall.state.redis.set(key, MOST_FILES_IN_AN_HOUR, ex=600)
    picture = {"file": ("委托书.jpg", drawn(), "image/jpeg")}
    answer = await daughter.fill(f"{PATH}/paper", **HOLD, files=picture)
    assert answer.status_code == 429
    assert await Authorisation.all_held(await holder(DAUGHTER, now)) == []
