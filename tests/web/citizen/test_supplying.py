"""补材料 from home: line by line, kept as it is written, pictures at once, sent as a whole."""

from datetime import timedelta
from functools import partial

import pytest

from models.cases.case import Case
from models.cases.event import last_event
from models.cases.filling.answering import BY_APPLICANT, still_to_send
from models.cases.material import CaseFile, CaseMaterial
from models.cases.records.correction import CorrectionLine, Defect, lines_of, open_correction
from models.documents.document import Document
from models.errors import NotNow
from models.sample.cast import SUN, officer
from models.sample.sheets import drawn_sheet
from tests.web import road
from tests.web.browser import HTMX, Browser
from tests.web.documents import Page


@pytest.fixture
async def sun(as_citizen) -> Browser:
    """孙建国 at his phone."""
    return await as_citizen(SUN.mobile)


@pytest.fixture
async def sent_back(now) -> Case:
    """王磊 asks for another plan and for a telephone number."""
    case = await road.under_review(now)
    plan = next(row for row in await case.materials() if "平面图" in row.name)
    await case.ask_correction(
        by=await officer("W01", now),
        at=now,
        defects=[
            Defect(plan.name, "没有标注消毒间。", "重新绘制并签章。", plan.id),
            Defect("经营电话", "打不通。", "填写能打通的号码。"),
        ],
    )
    return case


async def asked(case: Case) -> list[CorrectionLine]:
    return await lines_of(await open_correction(case.id))


async def answers(case: Case, words: str = "重新画了平面图") -> dict[str, str]:
    return {f"line_{line.id}": words for line in await asked(case)}


def picture(name: str = "平面图.jpg") -> tuple[str, bytes, str]:
    return name, drawn_sheet("平面图", {}), "image/jpeg"


async def upload(browser: Browser, case: Case, file: tuple, **more):
    """Send one picture for the first line."""
    path = f"/cases/{case.case_no}"
    page = await browser.open(f"{path}/supply")
    action = f"{path}/materials/{(await asked(case))[0].material}/files"
    fields = page.form(action).filled({})
    data = {}
    for name, value in fields:
        data.setdefault(name, []).append(value)
    return await browser.ask("POST", action, data=data, files={"file": file}, **more)


async def test_what_is_asked_for_is_answered_line_by_line_and_sent(sun, sent_back):
    path = f"/cases/{sent_back.case_no}/supply"
    sent = await upload(sun, sent_back, picture())
    assert sent.headers["location"].startswith(f"{path}#box-")
    answer = await sun.fill(path, **await answers(sent_back))
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/cases/{sent_back.case_no}?done=supply",
    )
    event = await last_event(sent_back.id)
    assert (event.act, event.actor_kind) == ("supply", "citizen")
    file = await CaseFile.objects().order_by(CaseFile.id, ascending=False).first()
    assert (file.name, file.added_by) == ("平面图.jpg", "申请人")
    assert "toast__text" in (await sun.open(answer.headers["location"])).text


async def test_half_an_answer_is_kept_until_the_rest_is_written(sun, sent_back):
    path = f"/cases/{sent_back.case_no}/supply"
    first, second = await answers(sent_back)
    page = await sun.open(path)
    fields = page.form(path).filled({first: "图重新画了", second: ""})
    answer = await sun.post(f"{path}/lines", fields)
    assert answer.headers["location"] == f"{path}?done=kept"
    elsewhere = await sun.open(path)
    assert (elsewhere.typed[first], elsewhere.typed[second]) == ("图重新画了", "")
    await sent_back.reread()
    assert sent_back.status == "correction", "nothing was sent"


async def test_pictures_alone_answer_the_line_they_belong_to(sun, sent_back):
    await upload(sun, sent_back, picture())
    path = f"/cases/{sent_back.case_no}/supply"
    first, second = await answers(sent_back)
    lines = await asked(sent_back)
    answer = await sun.fill(path, **{first: "", second: "13800000000"})
    assert answer.status_code == 303
    line = await CorrectionLine.objects().get(CorrectionLine.id == lines[0].id)
    assert (line.answered, line.answer) == (True, "已上传1个文件")


async def test_the_same_answers_sent_twice_count_once(sun, sent_back):
    path = f"/cases/{sent_back.case_no}/supply"
    page, typed = await sun.open(path), await answers(sent_back)
    first = await sun.send(page, path, **typed)
    again = await sun.send(page, path, **typed)
    assert again.headers["location"] == first.headers["location"]
    assert await Document.count().where(Document.kind == "supply_receipt") == 1


async def test_a_forgotten_line_is_named_and_the_rest_is_kept(sun, sent_back):
    path = f"/cases/{sent_back.case_no}/supply"
    first, second = await answers(sent_back)
    page = Page(await sun.fill(path, **{first: "画好了", second: " "}))
    assert (page.status, page.errors) == (422, [second])
    assert second in page.ids
    assert (await sun.open(path)).typed[first] == "画好了", "kept by the server too"


async def test_a_kept_answer_that_is_cleared_is_asked_for_again(sun, sent_back):
    path = f"/cases/{sent_back.case_no}/supply"
    told = await answers(sent_back)
    _, second = told
    await sun.post(f"{path}/lines", (await sun.open(path)).form(path).filled(told))
    answer = await sun.fill(path, path, **{second: ""})
    assert answer.status_code == 422
    assert [line.answer for line in await asked(sent_back)] == ["重新画了平面图", ""]


async def test_what_is_too_long_is_told_at_its_line(sun, sent_back):
    path = f"/cases/{sent_back.case_no}/supply"
    first, second = await answers(sent_back)
    page = Page(await sun.fill(path, **{first: "长" * 2001, second: "好"}))
    assert (page.status, page.errors) == (422, [first])
    assert page.typed[first] == "长" * 2001


async def plainly(browser: Browser, case: Case, files: dict, **typed):
    """The page's form as a browser without scripts sends it, from the button of the first box."""
    path = f"/cases/{case.case_no}/supply"
    page = await browser.open(path)
    row = (await asked(case))[0].material
    pressed = {"_box": str(row)} | {name.format(row): one for name, one in typed.items()}
    fields = dict(page.form(path).filled({})) | pressed
    sent = [(name.format(row), file) for name, file in files.items()]
    return await browser.ask("POST", f"{path}/files", data=fields, files=sent)


async def test_without_scripts_the_words_just_typed_go_with_the_picture(sun, sent_back):
    path = f"/cases/{sent_back.case_no}/supply"
    first, second = await answers(sent_back)
    typed = {first: "图重新画了", second: "13800000000"}
    answer = await plainly(sun, sent_back, {"file_{}": picture()}, **typed)
    row = (await asked(sent_back))[0].material
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}#box-{row}")
    page = await sun.open(path)
    assert "平面图.jpg" in page.text
    assert (page.typed[first], page.typed[second]) == ("图重新画了", "13800000000")


async def test_without_scripts_what_is_wrong_with_a_picture_is_told_beside_the_words(
    sun, sent_back
):
    first, _ = await answers(sent_back)
    box = f"box-{(await asked(sent_back))[0].material}"
    for files in ({"file_{}": ("a.exe", b"MZ\x90", "image/jpeg")}, {"file_{}": ("", b"", "")}):
        page = Page(await plainly(sun, sent_back, files, **{first: "图重新画了"}))
        assert (page.status, page.errors) == (422, [box])
        assert "data-refused" in page.text
        assert page.typed[first] == "图重新画了"
    page = Page(await plainly(sun, sent_back, {"file_{}": picture()}, **{first: "长" * 2001}))
    assert (page.status, page.errors) == (422, [first])
    assert "平面图.jpg" in page.text


@pytest.mark.parametrize("button", ["", "/lines"])
async def test_a_picture_chosen_and_not_uploaded_is_told_before_anything_is_sent(
    sun, sent_back, button
):
    path = f"/cases/{sent_back.case_no}/supply"
    row = (await asked(sent_back))[0].material
    fields = (await sun.open(path)).form(path).filled(await answers(sent_back))
    named = dict(fields) | {f"file_{row}": "平面图.jpg"}
    page = Page(await sun.post(f"{path}{button}", named))
    assert (page.status, page.errors) == (422, [f"box-{row}"])
    assert "“平面图.jpg”还没有上传" in page.text
    await sent_back.reread()
    assert sent_back.status == "correction"
    assert (await asked(sent_back))[0].answer == "重新画了平面图"


async def test_a_file_that_is_no_picture_is_told_beside_the_box(sun, sent_back):
    answer = await upload(sun, sent_back, ("a.exe", b"MZ\x90", "image/jpeg"))
    assert answer.status_code == 415
    assert "data-refused" in answer.text
    assert await CaseFile.count() == 0


async def test_the_picture_the_office_had_before_is_no_answer(sun, sent_back, now):
    row = await CaseMaterial.objects().get(CaseMaterial.id == (await asked(sent_back))[0].material)
    earlier = now - timedelta(days=1)
    await row.attach(picture()[1], "原来的图.jpg", by="何琳", at=earlier)
    answer = await upload(sun, sent_back, picture())
    assert answer.status_code == 422
    assert "和原来交的一样" in answer.text


async def test_with_scripts_the_box_alone_comes_back(sun, sent_back):
    answer = await upload(sun, sent_back, picture(), headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "平面图.jpg" in answer.text


async def test_a_picture_can_be_taken_back_and_one_from_the_counter_cannot(sun, sent_back, now):
    row = next(row for row in await sent_back.materials() if "平面图" in row.name)
    old = await row.attach(drawn_sheet("旧", {}), "旧.jpg", by="何琳", at=now)
    await upload(sun, sent_back, picture())
    page = await sun.open(f"/cases/{sent_back.case_no}/supply")
    mine = (await row.sheets())[-1]
    base = f"/cases/{sent_back.case_no}/materials/{row.id}/files"
    removal = page.form(f"{base}/{mine.id}/removal")
    assert (await sun.post(f"{base}/{mine.id}/removal", removal.filled({}))).status_code == 303
    await sun.post(f"{base}/{old.id}/removal", removal.filled({}))
    assert [one.id for one in await row.sheets()] == [old.id]
    taken = f"/cases/{sent_back.case_no}/files/{mine.id}/1"
    assert (await sun.get(taken)).status_code == 404


async def test_my_own_picture_is_shown_to_me_with_its_watermark(sun, sent_back):
    await upload(sun, sent_back, picture())
    file = await CaseFile.objects().order_by(CaseFile.id, ascending=False).first()
    path = f"/cases/{sent_back.case_no}/files/{file.id}"
    shown = await sun.get(f"{path}/1")
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
    assert (await sun.get(f"{path}/2")).status_code == 404


async def test_nothing_can_be_sent_for_a_paper_nobody_asks_for(sun, sent_back):
    asked_for = {line.material for line in await asked(sent_back)}
    other = next(row for row in await sent_back.materials() if row.id not in asked_for)
    page = await sun.open(f"/cases/{sent_back.case_no}/supply")
    token = page.typed["_token"]
    path = f"/cases/{sent_back.case_no}/materials/{other.id}/files"
    answer = await sun.ask("POST", path, data={"_token": token}, files={"file": picture()})
    assert answer.status_code == 404


async def test_without_a_list_there_is_nothing_to_answer(sun, now):
    case = await road.received(now)
    page = await sun.open(f"/cases/{case.case_no}/supply")
    assert "没有要补的材料" in page.text
    token = (await sun.open(f"/cases/{case.case_no}/messages")).typed["_token"]
    answer = await sun.post(f"/cases/{case.case_no}/supply/lines", {"_token": token})
    assert answer.status_code == 409


async def test_what_comes_too_late_is_told_with_the_newest_state(sun, sent_back, now):
    path = f"/cases/{sent_back.case_no}/supply"
    page = await sun.open(path)
    lines = await asked(sent_back)
    await sent_back.supply(
        by=await officer("F01", now), at=now, answers={line.id: "窗口代收" for line in lines}
    )
    late = Page(await sun.send(page, path, **{f"line_{line.id}": "我也补了" for line in lines}))
    assert late.status == 409
    assert "何琳" in late.text


async def test_a_picture_still_on_its_way_when_the_answers_are_sent_is_not_kept(sent_back, now):
    lines = await asked(sent_back)
    row = next(row for row in await sent_back.materials() if row.id == lines[0].material)
    before, hold = await row.sheets(), partial(still_to_send, sent_back, row.id)
    await sent_back.supply(
        by=await officer("F01", now), at=now, answers={line.id: "窗口代收" for line in lines}
    )
    with pytest.raises(NotNow, match="不用补材料了"):
        await row.attach(drawn_sheet("晚", {}), "晚.jpg", by=BY_APPLICANT, at=now, hold=hold)
    assert len(await row.sheets()) == len(before)


@pytest.mark.parametrize("form", ["supply", "gap"])
async def test_each_paper_leads_to_a_question_about_it(sun, now, form):
    case = await (road.sent_back(now) if form == "supply" else road.pushed(now, gap=True))
    page = await sun.open(f"/cases/{case.case_no}/{form}")
    asks = [a["href"] for _, a in page.tags if "/messages?material=" in a.get("href", "")]
    assert asks
    for link in asks:
        assert (await sun.open(link)).typed["material"] == link.partition("=")[2]


# ---- what was promised for later (容缺)


async def test_a_promised_paper_is_sent_from_home_and_the_desk_is_asked_to_look(sun, now):
    case = await road.pushed(now, gap=True)
    row = next(row for row in await case.materials() if row.state == "tolerated")
    path = f"/cases/{case.case_no}/gap"
    early = await sun.fill(path)
    assert early.status_code == 422, "nothing was sent yet"
    page = await sun.open(path)
    action = f"/cases/{case.case_no}/materials/{row.id}/files"
    fields = dict(page.form(action).filled({}))
    await sun.ask("POST", action, data=fields, files={"file": picture()})
    answer = await sun.fill(path)
    assert answer.headers["location"] == f"/cases/{case.case_no}?done=gap"
    page = await sun.open(f"/cases/{case.case_no}/messages")
    assert f"“{row.name}”已上传，请核对。" in page.text
    row = next(one for one in await case.materials() if one.id == row.id)
    assert row.state == "tolerated", "the clerk says when it is filled"
