"""Taking an application in, step by step, at a window and at a station."""

from dataclasses import dataclass
from urllib.parse import urlencode

import pytest

from models.audit.access import AccessEntry
from models.cases.case import Case
from models.cases.event import last_event
from models.cases.filling.people_of import Agent, IdentityCheck
from models.cases.material import CaseFile
from models.cases.words import MaterialState, Status
from models.delivery.delivery import Delivery
from models.people.applicant import Applicant
from models.sample.cast import LIU, SUN
from models.sample.sheets import drawn_sheet
from tests.web import road
from tests.web.browser import HTMX, Browser
from tests.web.documents import Page

PERSON = {
    "audience": "self_employed",
    "name": SUN.name,
    "id_number": SUN.id_number,
    "legal_name": SUN.legal_name,
    "mobile": SUN.mobile,
    "address": SUN.address,
    "who": "self",
    "method": "by_eye",
    "matched": "yes",
}
AGENT = {
    "who": "agent",
    "agent_name": "孙小妹",
    "agent_id_number": "999901198109090046",
    "agent_mobile": "19911112222",
    "agent_relation": "女儿",
}
SITUATION = {"way": "一般程序", "type": "美容美发", "ac": "否", "agent": "本人办理"}
FORM = {"form_place_name": "青丝美发店", "form_place_address": "清和巷8号", "form_area": "86"}
SIGNED = {"way": "intake_counter", "phone_confirmed": "yes", "signed": "yes"}


@dataclass
class Counter:
    """A draft on somebody's counter."""

    browser: Browser
    area: str
    draft: Case

    def step(self, name: str) -> str:
        return f"{self.area}/intakes/{self.draft.id}/{name}"

    async def fill(self, step: str, /, **typed: object):
        return await self.browser.fill(self.step(step), **typed)

    async def refused(self, step: str, /, **typed: object) -> Page:
        page = Page(await self.fill(step, **typed))
        assert page.status == 422
        assert set(page.errors) <= page.ids, "the summary points to fields that are not there"
        assert page.title.startswith("错误：")
        return page

    async def materials(self) -> dict[str, str]:
        """Everything 齐, and 免交 where the office looks it up."""
        rows = await self.draft.materials()
        return {f"material_{row.id}": "waived" if row.waivable else "complete" for row in rows}


@pytest.fixture
async def he(as_staff) -> Browser:
    """何琳 at her window."""
    return await as_staff("F01")


@pytest.fixture
async def counter(he, now) -> Counter:
    return Counter(he, "/desk", await road.drafted(now))


@pytest.fixture
async def at_materials(he, now) -> Counter:
    return Counter(he, "/desk", await road.listed(now))


# ---- beginning


async def test_a_new_draft_begins_with_the_person(he):
    answer = await he.fill("/desk/intakes")
    draft = await Case.objects().first()
    assert answer.headers["location"] == f"/desk/intakes/{draft.id}/person"
    assert (await he.get(answer.headers["location"])).status_code == 200


async def test_the_same_button_pressed_twice_begins_one_draft(he):
    page = await he.open("/desk/intakes")
    first = await he.send(page, "/desk/intakes")
    again = await he.send(page, "/desk/intakes")
    assert first.headers["location"] == again.headers["location"]
    assert await Case.count() == 1


@pytest.mark.parametrize("key", [None, "", "x", "键" * 40, "0" * 500])
async def test_without_a_key_of_ours_each_press_is_a_draft_of_its_own(he, as_staff, key):
    lin = await as_staff("Q01")
    for browser, area in ((he, "/desk"), (lin, "/station")):
        answer = await browser.fill(f"{area}/intakes", _key=key)
        assert answer.status_code == 303
    assert await Case.count() == 2


async def test_a_key_of_somebody_else_does_not_open_their_draft(he, as_staff):
    lin = await as_staff("Q01")
    for browser in (he, lin):
        answer = await browser.fill("/station/intakes", _key="0" * 32)
        assert answer.status_code in (303, 409)
    assert await Case.count() >= 1


async def test_the_panel_tells_the_situation_in_the_order_asked(he, now):
    draft = await road.listed(now)
    text = (await he.open(f"/desk/intakes/{draft.id}/materials")).text
    assert "一般程序，美容美发，集中空调：否，本人办理" in text


async def test_an_empty_number_is_asked_for_not_measured(counter):
    page = await counter.refused("person", **PERSON | {"id_number": "", "mobile": ""})
    assert "请填写统一社会信用代码。" in page.text
    assert "请填写手机号。" in page.text


async def test_a_finding_is_asked_for_in_the_words_of_its_line(he, now):
    counter = Counter(he, "/desk", await road.listed(now))
    page = await counter.refused("materials")
    assert "请核对“公共场所卫生许可申请表”：齐还是缺？" in page.text
    assert "请核对“卫生管理制度”：齐、容缺还是缺？" in page.text


async def test_drafts_are_listed_where_they_lie_and_lead_to_their_next_step(he, as_staff, now):
    first, second, third = (
        await road.drafted(now),
        await road.identified(now),
        await road.listed(now),
    )
    text = (await he.open("/desk/intakes")).text
    assert f"/intakes/{first.id}/person" in text
    assert f"/intakes/{second.id}/situation" in text
    assert f"/intakes/{third.id}/materials" in text
    assert "/intakes/" not in (await (await as_staff("Q01")).open("/station/intakes")).text.replace(
        'action="/station/intakes"', ""
    )


STEPS = ["person", "situation", "materials", "confirmation"]


@pytest.mark.parametrize("step", STEPS)
async def test_a_draft_of_another_counter_does_not_exist(step, as_staff, now):
    draft = await road.listed(now)
    lin = await as_staff("Q01")
    path = f"/station/intakes/{draft.id}/{step}"
    assert (await lin.get(path)).status_code == 404
    token = (await lin.open("/me")).typed["_token"]
    assert (await lin.post(path, {"_token": token})).status_code == 404


async def test_a_step_that_comes_too_early_leads_to_the_one_before(counter: Counter):
    for step, first in {"materials": "situation", "confirmation": "person"}.items():
        answer = await counter.browser.get(counter.step(step))
        assert answer.headers["location"] == counter.step(first)
    token = (await counter.browser.open(counter.step("person"))).typed["_token"]
    answer = await counter.browser.post(counter.step("confirmation"), {"_token": token, **SIGNED})
    assert answer.headers["location"] == counter.step("person")


# ---- the person


async def test_a_checked_person_is_kept_and_the_situation_follows(counter: Counter):
    answer = await counter.fill("person", **PERSON)
    assert answer.headers["location"] == counter.step("situation")
    row = await Applicant.objects().first()
    assert (row.name, row.id_number, row.address) == (SUN.name, SUN.id_number, SUN.address)


async def test_going_back_shows_what_was_typed(counter: Counter):
    typed = PERSON | AGENT | {"mobile": AGENT["agent_mobile"]}
    await counter.fill("person", **typed)
    page = await counter.browser.open(counter.step("person"))
    for name, value in typed.items():
        assert page.typed[name] == value, name
    assert (await Agent.objects().first()).relation == "女儿"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "孙"}, "name"),
        ({"id_number": ""}, "id_number"),
        ({"id_number": "92999901MA0X00015X"}, "id_number"),
        ({"legal_name": ""}, "legal_name"),
        ({"mobile": "12345"}, "mobile"),
        ({"mobile": ""}, "mobile"),
        ({"matched": None}, "method"),
        ({"method": None}, "method"),
        (AGENT | {"agent_name": ""}, "agent_name"),
        (AGENT | {"agent_id_number": "1"}, "agent_id_number"),
        ({"name": "长" * 101}, "name"),
        ({"legal_name": "长" * 101}, "legal_name"),
        ({"address": "长" * 201}, "address"),
        ({"id_number": "9" * 500}, "id_number"),
        ({"mobile": "9" * 500}, "mobile"),
        (AGENT | {"agent_relation": "长" * 61}, "agent_relation"),
        (AGENT | {"agent_name": "长" * 500}, "agent_name"),
    ],
)
async def test_what_is_wrong_is_told_at_its_field_and_all_is_kept(counter, wrong, field):
    page = await counter.refused("person", **PERSON | wrong)
    assert field in page.errors
    for name, value in (PERSON | wrong).items():
        assert page.typed.get(name) == value, name
    assert await Applicant.count() == 0


@pytest.mark.parametrize(
    "number",
    [
        "999901198802300056",
        "99990119410315001X",
        "11010519491231002",
        "110105491231002",
        "9999０１194103150011",
        "٩٩٩٩٠١١٩٤١٠٣١٥٠٠١١",
        "a" * 18,
    ],
)
async def test_no_wrong_id_number_is_more_than_refused(counter: Counter, number):
    typed = PERSON | {"audience": "person", "id_kind": "resident", "id_number": number}
    answer = await counter.fill("person", **typed)
    assert answer.status_code == (303 if number.startswith("9999０") else 422)


# ---- the situation


async def test_choosing_an_item_lays_out_its_list(he, now):
    counter = Counter(he, "/desk", await road.identified(now))
    page = await he.open(counter.step("situation"))
    items = [a["value"] for tag, a in page.tags if tag == "input" and a.get("name") == "item"]
    answer = await counter.fill("situation", item=items[0], **SITUATION)
    assert answer.headers["location"] == counter.step("materials")
    await counter.draft.reread()
    assert counter.draft.answers["type"] == ["美容美发"]
    assert len(await counter.draft.materials()) > 2


async def test_without_an_item_or_an_answer_the_question_is_repeated(he, now):
    counter = Counter(he, "/desk", await road.identified(now))
    assert (await counter.refused("situation", item=None)).errors == ["item"]
    page = await he.open(counter.step("situation"))
    items = [a["value"] for tag, a in page.tags if tag == "input" and a.get("name") == "item"]
    unanswered = await counter.refused("situation", item=items[0], way="一般程序")
    assert unanswered.errors
    assert unanswered.typed["way"] == "一般程序"


async def test_the_list_follows_the_answers_before_anything_is_kept(he, now):
    counter = Counter(he, "/desk", await road.identified(now))
    page = await he.open(counter.step("situation"))
    items = [a["value"] for tag, a in page.tags if tag == "input" and a.get("name") == "item"]
    asked = {"item": items[0], **SITUATION, "agent": "他人代办"}
    answer = await he.get(counter.step("situation"), params=asked, headers=HTMX)
    assert "授权委托书" in answer.text
    await counter.draft.reread()
    assert counter.draft.version is None


async def test_an_item_of_another_counter_cannot_be_chosen(he, now):
    counter = Counter(he, "/desk", await road.identified(now))
    for item in ("0", "-1", "9" * 40, "x", "²"):
        assert (await counter.refused("situation", item=item)).errors == ["item"]


# ---- finding the item at a counter that has many


@pytest.fixture
async def village(as_staff, now) -> Counter:
    """林小芳 at the village station, which takes in more than can be seen at a glance."""
    return Counter(await as_staff("Q01"), "/station", await road.identified(now, "Q01"))


def cards(page: Page) -> list[str]:
    return [a["value"] for tag, a in page.tags if tag == "input" and a.get("name") == "item"]


async def looking_for(counter: Counter, word: str, **more: str) -> Page:
    return await counter.browser.open(
        f"{counter.step('situation')}?{urlencode({'find': word} | more)}"
    )


@pytest.mark.parametrize("word", ["高龄津贴", "gaolingjintie", "gljt", "ＧＬＪＴ", " 高龄 "])
async def test_an_item_is_found_by_its_name_pinyin_or_initials(village, word):
    page = await looking_for(village, word)
    assert "高龄津贴申领" in page.text
    assert 0 < len(cards(page)) < 5
    assert page.typed["find"] == word.strip()


async def test_no_word_shows_all_and_a_wrong_one_says_that_nothing_is_found(village):
    everything = cards(await looking_for(village, ""))
    page = await looking_for(village, "潜水艇")
    assert cards(page) == []
    assert f"没有找到“潜水艇”。换个说法，或清空后看全部 {len(everything)} 个事项。" in page.text


@pytest.mark.parametrize(
    "word", ["%", "'", "\\", "！", "<b>", "长" * 500, "_", "a b c d e f g h i j"]
)
async def test_any_word_may_be_looked_for(village, word):
    assert (await looking_for(village, word)).status == 200


async def test_only_items_of_this_counter_are_found(village):
    assert set(cards(await looking_for(village, "xk"))) <= set(
        cards(await looking_for(village, ""))
    )
    assert "公共场所卫生许可" not in (await looking_for(village, "公共场所")).text


async def test_a_counter_with_few_items_has_no_field_for_finding_them(he, now, monkeypatch):
    counter = Counter(he, "/desk", await road.identified(now))
    assert "find" in (await he.open(counter.step("situation"))).typed
    monkeypatch.setattr("web.station.situation.FEW", 100)
    page = await looking_for(counter, "潜水艇")
    assert "find" not in page.typed
    assert len(cards(page)) > 1


async def test_looking_without_scripts_keeps_the_word_and_opens_the_only_find(village):
    page = Page(await village.fill("situation", find="潜水艇", look="yes"))
    assert (page.status, cards(page), page.typed["find"]) == (200, [], "潜水艇")
    page = Page(await village.fill("situation", find="gljtsl", look="yes"))
    assert page.typed["item"] in cards(page)
    assert "年龄段" in page.text


async def test_typing_alone_never_chooses(village):
    assert "item" not in (await looking_for(village, "gljtsl")).typed


async def test_a_chosen_item_stands_alone_and_there_is_a_way_back_with_all_that_was_said(village):
    [item] = cards(await looking_for(village, "gljtsl"))
    said = {"age": "80至89周岁", "agent": "他人代办"}
    chosen = await looking_for(village, "gljt", item=item, **said)
    assert "pick--only" in chosen.text
    again = Page(await village.fill("situation", find="gljt", item=item, again="yes", **said))
    assert (again.status, again.typed["find"]) == (200, "gljt")
    assert "item" not in again.typed
    back = again.typed | {"item": item}
    page = await looking_for(village, **{name: back[name] for name in ("item", *said)}, word="gljt")
    assert {name: page.typed[name] for name in said} == said


async def test_no_item_chosen_keeps_the_word(village):
    assert (await village.refused("situation", find="gljt", item=None)).typed["find"] == "gljt"


# ---- the materials


async def test_everything_found_leads_on(at_materials: Counter):
    answer = await at_materials.fill("materials", **await at_materials.materials())
    assert answer.headers["location"] == at_materials.step("confirmation")
    states = {row.state for row in await at_materials.draft.materials()}
    assert states <= {MaterialState.COMPLETE, MaterialState.WAIVED}


async def test_each_line_must_be_looked_at_but_what_was_found_is_kept(at_materials: Counter):
    found = await at_materials.materials()
    forgotten = list(found)[-1]
    page = await at_materials.refused("materials", **found | {forgotten: None})
    assert page.errors == [forgotten]
    rows = {f"material_{row.id}": row.state for row in await at_materials.draft.materials()}
    assert {name: rows[name] for name in found if name != forgotten} == {
        name: state for name, state in found.items() if name != forgotten
    }


async def test_a_gap_is_possible_only_where_the_item_says_so(at_materials: Counter):
    found = await at_materials.materials()
    rows = await at_materials.draft.materials()
    firm = next(row for row in rows if not row.tolerable)
    page = await at_materials.refused("materials", **found | {f"material_{firm.id}": "tolerated"})
    assert page.errors == [f"material_{firm.id}"]
    soft = next(row for row in rows if row.tolerable)
    answer = await at_materials.fill("materials", **found | {f"material_{soft.id}": "tolerated"})
    assert answer.status_code == 303
    row = next(row for row in await at_materials.draft.materials() if row.id == soft.id)
    assert row.promised_on is not None


@pytest.mark.parametrize("state", ["open", "waived", "nothing", "完", ""])
async def test_no_other_state_can_be_sent(at_materials: Counter, state):
    rows = await at_materials.draft.materials()
    firm = next(row for row in rows if not row.waivable)
    found = await at_materials.materials() | {f"material_{firm.id}": state}
    assert (await at_materials.refused("materials", **found)).errors == [f"material_{firm.id}"]


async def test_a_draft_can_wait_and_is_found_again(at_materials: Counter):
    found = await at_materials.materials()
    answer = await at_materials.fill("materials", next="draft", **found)
    assert answer.headers["location"] == "/desk/intakes"
    page = await at_materials.browser.open(at_materials.step("materials"))
    assert {name: page.typed[name] for name in found} == found


async def test_opening_the_camera_keeps_what_was_found(at_materials: Counter):
    [row, *_] = await at_materials.draft.materials()
    answer = await at_materials.fill(
        "materials", next=f"camera-{row.id}", **{f"material_{row.id}": "complete"}
    )
    assert answer.headers["location"] == at_materials.step(f"materials?m={row.id}#capture")
    [row, *_] = await at_materials.draft.materials()
    assert row.state == MaterialState.COMPLETE


# ---- the confirmation


@pytest.fixture
async def at_confirmation(at_materials: Counter) -> Counter:
    await at_materials.fill("materials", **await at_materials.materials())
    return at_materials


async def test_the_receipt_makes_a_case_of_the_draft(at_confirmation: Counter):
    answer = await at_confirmation.fill("confirmation", **FORM, **SIGNED)
    await at_confirmation.draft.reread()
    draft = at_confirmation.draft
    assert answer.headers["location"] == f"/desk/cases/{draft.case_no}?done=receive"
    assert (draft.status, draft.form["area"]) == (Status.RECEIVED, "86")
    assert (await last_event(draft.id)).act == "receive"
    assert (await at_confirmation.browser.open(answer.headers["location"])).status == 200


STROKES = '[{"points": [{"x": 10, "y": 20}, {"x": 30.4, "y": 40}]}]'


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({"signature_strokes": STROKES}, 'd="M10 20 L30 40"'),
        ({"witness": "周大姐"}, "由见证人 周大姐 在场确认"),
        ({"signed": "yes"}, "在纸质申请表上签名或按手印"),
    ],
)
async def test_signing_on_the_screen_on_paper_or_before_a_witness(at_confirmation, typed, shown):
    wish = {name: value for name, value in SIGNED.items() if name != "signed"}
    answer = await at_confirmation.fill("confirmation", **FORM, **wish, **typed)
    assert answer.status_code == 303, answer.text
    await at_confirmation.draft.reread()
    home = f"/desk/cases/{at_confirmation.draft.case_no}"
    page = await at_confirmation.browser.open(f"{home}?tab=papers")
    assert shown in page.text


@pytest.mark.parametrize("sent", ["", "[]", "x", '[{"points": [{"x": "<b>", "y": 1}]}]'])
async def test_what_is_no_drawing_is_no_signature(at_confirmation, sent):
    wish = {name: value for name, value in SIGNED.items() if name != "signed"}
    page = await at_confirmation.refused("confirmation", **FORM, **wish, signature_strokes=sent)
    assert "signed" in page.errors


async def test_a_second_press_and_the_way_back_show_the_case(at_confirmation: Counter):
    page = await at_confirmation.browser.open(at_confirmation.step("confirmation"))
    path = at_confirmation.step("confirmation")
    await at_confirmation.browser.send(page, path, **FORM, **SIGNED)
    await at_confirmation.draft.reread()
    home = f"/desk/cases/{at_confirmation.draft.case_no}"
    again = await at_confirmation.browser.send(page, path, **FORM, **SIGNED)
    assert (again.status_code, again.headers["location"].split("?")[0]) == (303, home)
    for step in STEPS:
        back = await at_confirmation.browser.get(at_confirmation.step(step))
        assert (back.status_code, back.headers["location"]) == (303, home)
    assert await Case.count().where(Case.status == Status.RECEIVED) == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"way": None}, "way"),
        ({"way": "pigeon"}, "way"),
        ({"phone_confirmed": None}, "phone_confirmed"),
        ({"signed": None}, "signed"),
        ({"form_place_name": " "}, "form_place_name"),
        ({"form_place_name": "长" * 5000}, "form_place_name"),
        ({"way": "mail", "recipient": ""}, "recipient"),
        ({"way": "mail", "recipient": "长" * 101}, "recipient"),
        ({"way": "mail", "recipient_mobile": "1"}, "recipient_mobile"),
        ({"way": "mail", "address": "短"}, "address"),
        ({"way": "mail", "address": "长" * 201}, "address"),
    ],
)
async def test_what_is_missing_is_told_and_everything_typed_stays(at_confirmation, wrong, field):
    mail = {"recipient": "孙建国", "recipient_mobile": SUN.mobile, "address": SUN.address}
    typed = FORM | SIGNED | mail | wrong
    page = await at_confirmation.refused("confirmation", **typed)
    assert field in page.errors
    for name, value in typed.items():
        assert page.typed.get(name) in (value, None if name == "way" else value), name
    assert await Delivery.count() == 0


async def test_a_mailed_result_goes_where_the_applicant_said(at_confirmation: Counter):
    mail = {"recipient": "孙建国", "recipient_mobile": SUN.mobile, "address": SUN.address}
    answer = await at_confirmation.fill("confirmation", **FORM, **SIGNED | {"way": "mail"}, **mail)
    assert answer.status_code == 303
    wish = await Delivery.objects().first()
    assert (wish.way, wish.address, wish.mobile) == ("mail", SUN.address, SUN.mobile)


async def test_a_second_application_for_the_same_thing_is_pointed_out(at_confirmation, now):
    first = await road.received(now)
    page = await at_confirmation.browser.open(at_confirmation.step("confirmation"))
    assert first.case_no in page.text


async def test_who_was_not_checked_cannot_be_received(he, now):
    counter = Counter(he, "/desk", await road.listed(now))
    await IdentityCheck.delete(force=True)
    page = Page(await counter.fill("confirmation", **FORM, **SIGNED))
    assert page.status == 409
    assert "signed" in page.errors
    assert page.typed["form_place_name"] == "青丝美发店"


async def test_the_station_takes_in_on_its_own_pages(as_staff, now):
    lin = await as_staff("Q01")
    counter = Counter(lin, "/station", await road.drafted(now, "Q01"))
    typed = PERSON | {
        "audience": "person",
        "id_kind": "resident",
        "name": LIU.name,
        "id_number": LIU.id_number,
        "legal_name": "",
        "mobile": LIU.mobile,
    }
    assert (await counter.fill("person", **typed)).headers["location"] == counter.step("situation")
    page = await lin.open(counter.step("situation"))
    assert "高龄津贴" in page.text


# ---- pictures


def jpeg() -> bytes:
    return drawn_sheet("申请表", {"申请人": "孙建国"})


async def upload(counter: Counter, content: bytes, name: str = "申请表.jpg", **more: object):
    [row, *_] = await counter.draft.materials()
    page = await counter.browser.open(counter.step(f"materials?m={row.id}"))
    path = counter.step(f"materials/{row.id}/files")
    fields = page.form(path).filled({})
    files = [("file", (name, content, "application/octet-stream"))]
    return await counter.browser.post(path, fields, files=files, **more)


async def test_a_picture_is_kept_and_shown_with_its_watermark(at_materials: Counter):
    [row, *_] = await at_materials.draft.materials()
    answer = await upload(at_materials, jpeg())
    assert answer.headers["location"] == at_materials.step(f"materials?m={row.id}#capture")
    file = await CaseFile.objects().first()
    assert (file.name, file.added_by) == ("申请表.jpg", "何琳")
    shown = await at_materials.browser.get(at_materials.step(f"files/{file.id}/1"))
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
    assert shown.content != jpeg()
    assert await AccessEntry.count() == 0


async def test_to_htmx_the_camera_part_alone_is_answered(at_materials: Counter):
    answer = await upload(at_materials, jpeg(), headers=HTMX)
    assert answer.status_code == 200
    assert 'id="capture"' in answer.text
    assert "<html" not in answer.text


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "leer.jpg"),
        (b"MZ\x90\x00 program", "photo.jpg"),
        (b"<svg onload=alert(1)>", "photo.svg"),
        (b"<html><script>alert(1)</script>", "photo.html"),
        (b"%PDF-1.7 broken", "paper.pdf"),
        (b"%PDF-", "paper.pdf"),
        (b"GIF89a", "x.gif"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "x.png"),
        (b"\xff\xd8\xff\xe0" + b"\xff" * 500, "x.jpg"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 500, "x.heic"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"\0" * 99, "x.webp"),
        (b"BM" + b"\xff" * 99, "x.bmp"),
        (b"\0" * 11 * 1024 * 1024, "groß.jpg"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "part"])
async def test_what_is_no_picture_is_told_in_place_and_nothing_is_kept(
    at_materials: Counter, content, name, headers
):
    answer = await upload(at_materials, content, name, headers=headers)
    assert answer.status_code == 422
    assert "govuk-error-message" in answer.text
    assert ("<html" in answer.text) is (not headers)
    assert await CaseFile.count() == 0


async def test_what_is_far_too_large_is_stopped_at_the_door_with_a_sentence(at_materials: Counter):
    answer = await upload(at_materials, b"\0" * 13 * 1024 * 1024)
    assert answer.status_code == 413
    assert "10" in answer.text.partition("data-sentence")[2][:80]


async def test_who_chose_no_file_is_told_so(at_materials: Counter):
    [row, *_] = await at_materials.draft.materials()
    page = await at_materials.browser.open(at_materials.step(f"materials?m={row.id}"))
    path = at_materials.step(f"materials/{row.id}/files")
    answer = await at_materials.browser.post(path, page.form(path).filled({"file": "text"}))
    assert answer.status_code == 422
    assert "请先拍照或选择" in answer.text


@pytest.mark.parametrize(
    "name", ["a\0b.jpg", "长" * 300 + ".jpg", "../../etc/passwd", "\x1b.jpg", '"']
)
async def test_odd_file_names_are_only_names(at_materials: Counter, name):
    answer = await upload(at_materials, jpeg(), name)
    assert answer.status_code in (303, 400)


async def test_the_same_picture_twice_is_one(at_materials: Counter):
    await upload(at_materials, jpeg())
    await upload(at_materials, jpeg())
    assert await CaseFile.count() == 1


async def test_a_picture_can_be_taken_away_again(at_materials: Counter):
    [row, *_] = await at_materials.draft.materials()
    await upload(at_materials, jpeg())
    file = await CaseFile.objects().first()
    page = await at_materials.browser.open(at_materials.step(f"materials?m={row.id}"))
    path = at_materials.step(f"materials/{row.id}/files/{file.id}/removal")
    assert (await at_materials.browser.send(page, path)).status_code == 303
    assert await row.sheets() == []
    assert await CaseFile.count() == 1, "it was seen, so it is kept"


async def test_a_material_of_another_draft_is_not_found_here(at_materials: Counter, now):
    other = await road.listed(now)
    [row, *_] = await other.materials()
    token = (await at_materials.browser.open("/me")).typed["_token"]
    for path in (f"materials/{row.id}/files", f"materials/{row.id}/files/1/removal"):
        answer = await at_materials.browser.post(at_materials.step(path), {"_token": token})
        assert answer.status_code == 404
