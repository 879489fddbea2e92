"""Editing a draft: fields, rows, materials, questions – and two people at once."""

from tests.models.pictures import drawn
from tests.web.admin.shop import DRAFT, SHOP, begin, save
from tests.web.browser import HTMX
from tests.web.documents import Page


async def test_every_part_opens_and_saves_unchanged(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    parts = [
        attrs["href"]
        for tag, attrs in (await fang.open(f"{DRAFT}/identity")).tags
        if tag == "a" and attrs.get("href", "").startswith(f"{DRAFT}/")
    ]
    assert len(set(parts)) >= 19
    before = await fang.open(f"{SHOP}/text")
    for part in dict.fromkeys(parts):
        page = await fang.open(part)
        if part.endswith(("/materials", "/questions")):
            continue
        answer = await fang.send(page, part, do="save")
        assert answer.status_code == 303, (part, Page(answer).errors)
    after = await fang.open(f"{SHOP}/text")
    assert _words(after) == _words(before)


async def test_every_material_and_question_opens_and_saves_unchanged(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    before = await fang.open(f"{SHOP}/text")
    for part in ("materials", "questions"):
        shelf = await fang.open(f"{DRAFT}/{part}")
        rows = [
            attrs["href"]
            for tag, attrs in shelf.tags
            if tag == "a" and attrs.get("href", "").startswith(f"{DRAFT}/{part}/")
        ]
        for row in rows:
            if row.endswith("/new"):
                continue
            answer = await fang.fill(row, do="save")
            assert answer.status_code == 303, (row, Page(answer).errors)
    assert _words(await fang.open(f"{SHOP}/text")) == _words(before)


def _words(page: Page) -> list[str]:
    return [line.strip() for line in page.text.splitlines() if "<dt>" in line]


async def test_what_is_typed_is_kept(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    await save(fang, "identity", short_name="卫生证", aliases="开理发店\n卫生许可证")
    page = await fang.open(f"{DRAFT}/identity")
    assert page.typed["short_name"] == "卫生证"
    assert page.typed["aliases"] == "开理发店\n卫生许可证"


async def test_what_cannot_be_read_comes_back_with_a_sentence(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    answer = Page(await fang.fill(f"{DRAFT}/when", promised_length="五天", do="save"))
    assert answer.status == 422
    assert answer.errors == ["promised_length"]
    assert answer.typed["promised_length"] == "五天"


async def test_rows_are_added_moved_and_removed_without_saving(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    page = await fang.open(f"{DRAFT}/steps")
    first, second = page.typed["r0-name"], page.typed["r1-name"]
    moved = Page(await fang.send(page, f"{DRAFT}/steps", do="down:r0"))
    assert _rows(moved)[:2] == ["r1", "r0"]
    assert (moved.typed["r1-name"], moved.typed["r0-name"]) == (second, first)
    more = Page(await fang.send(moved, f"{DRAFT}/steps", do="add:r"))
    assert len(_rows(more)) == len(_rows(moved)) + 1
    less = Page(await fang.send(more, f"{DRAFT}/steps", do="remove:r1"))
    assert "r1" not in _rows(less)
    assert (await fang.open(f"{DRAFT}/steps")).typed["r0-name"] == first


def _rows(page: Page) -> list[str]:
    return [attrs["value"] for tag, attrs in page.tags if attrs.get("name") == "row"]


async def test_moved_rows_are_kept_once_they_are_saved(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    page = await fang.open(f"{DRAFT}/steps")
    first, second = page.typed["r0-name"], page.typed["r1-name"]
    moved = Page(await fang.send(page, f"{DRAFT}/steps", do="down:r0"))
    assert (await fang.send(moved, f"{DRAFT}/steps", do="save")).status_code == 303
    page = await fang.open(f"{DRAFT}/steps")
    assert (page.typed["r0-name"], page.typed["r1-name"]) == (second, first)


async def test_a_row_without_what_it_needs_is_not_kept(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    answer = Page(await fang.fill(f"{DRAFT}/steps", do="save", **{"r0-name": ""}))
    assert answer.status == 422
    assert answer.errors == ["r0-name"]


async def test_htmx_gets_the_form_alone(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    page = await fang.open(f"{DRAFT}/steps")
    fields = page.form(f"{DRAFT}/steps").filled({"do": "add:r"})
    part = await fang.post(f"{DRAFT}/steps", fields, headers=HTMX)
    assert part.text.lstrip().startswith('<section id="part"')
    saved = await fang.post(
        f"{DRAFT}/steps", page.form(f"{DRAFT}/steps").filled({"do": "save"}), headers=HTMX
    )
    assert saved.headers["hx-redirect"] == f"{DRAFT}/steps?done=save"


async def test_a_new_material_gets_a_key_that_stays(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    page = await fang.open(f"{DRAFT}/materials/new")
    key = page.typed["key"]
    answer = await fang.send(
        page,
        f"{DRAFT}/materials/new",
        name="消防承诺书",
        form="original",
        need="required",
        source="own",
        originals="1",
        copies="0",
        when="agent=本人办理",
        review_points="签字齐全\n日期清楚",
        do="save",
    )
    assert answer.headers["location"] == f"{DRAFT}/materials/{key}?done=save"
    kept = await fang.open(f"{DRAFT}/materials/{key}")
    assert kept.typed["when"] == "agent=本人办理"
    assert kept.typed["review_points"] == "签字齐全\n日期清楚"
    assert "key" not in kept.form(f"{DRAFT}/materials/{key}").names


async def test_a_key_that_is_taken_is_refused(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    answer = await fang.fill(f"{DRAFT}/questions/new", key="agent", text="谁？", do="save")
    assert "key" in Page(answer).errors


async def test_a_condition_is_put_together_from_what_the_draft_has(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    page = await fang.open(f"{DRAFT}/materials/m1")
    picked = {"when": "a=b", "when-pick": "agent=本人办理"}
    answer = Page(await fang.send(page, f"{DRAFT}/materials/m1", do="and:when", **picked))
    assert answer.status == 200
    assert answer.typed["when"] == "a=b & agent=本人办理"


async def test_a_blank_form_is_uploaded_shown_and_taken_away(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    place = f"{DRAFT}/materials/m1"
    upload = {"blank-new": ("空白表.jpg", drawn(), "image/jpeg")}
    assert (await fang.fill(place, do="save", files=upload)).status_code == 303
    page = await fang.open(place)
    number = page.typed["blank"]
    shown = await fang.get(f"{SHOP}/files/{number}")
    assert shown.headers["content-type"] == "image/jpeg"
    assert (await fang.get(f"{SHOP}/files/999999")).status_code == 404
    await fang.send(page, place, do="save", **{"blank-drop": "yes"})
    assert "blank" not in (await fang.open(place)).typed


async def test_a_file_that_is_none_of_the_drafts_cannot_be_named(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    assert (await fang.fill(f"{DRAFT}/materials/m1", do="save", blank="1")).status_code == 303
    assert "blank" not in (await fang.open(f"{DRAFT}/materials/m1")).typed


async def test_what_is_no_picture_is_refused(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    upload = {"blank-new": ("表.jpg", b"MZ\x90", "image/jpeg")}
    answer = Page(await fang.fill(f"{DRAFT}/materials/m1", do="save", files=upload))
    assert (answer.status, answer.errors) == (422, ["blank"])


async def test_the_second_of_two_editors_sees_both_texts(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    seen = await fang.open(f"{DRAFT}/identity")
    await save(fang, "identity", short_name="别人改的名")
    late = Page(await fang.send(seen, f"{DRAFT}/identity", do="save", short_name="我改的名"))
    assert late.status == 409
    assert "别人改的名" in late.text
    assert late.typed["short_name"] == "我改的名"
    assert (await fang.send(late, f"{DRAFT}/identity", do="save")).status_code == 303
    assert (await fang.open(f"{DRAFT}/identity")).typed["short_name"] == "我改的名"


async def test_the_second_of_two_editors_sees_both_lists(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    seen = await fang.open(f"{DRAFT}/steps")
    await save(fang, "steps", **{"r0-name": "窗口收件"})
    typed = {"do": "save", "r0-name": "村里收件"}
    late = Page(await fang.send(seen, f"{DRAFT}/steps", **typed))
    assert late.status == 409
    assert "窗口收件" in late.text
    assert late.typed["r0-name"] == "村里收件"


async def test_a_material_is_moved_and_removed_at_once(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    await save(fang, "materials", do="down:m1")
    shelf = await fang.open(f"{DRAFT}/materials")
    assert shelf.text.index("/materials/m2") < shelf.text.index("/materials/m1")
    await save(fang, "materials", do="remove:m1")
    assert '/materials/m1"' not in (await fang.open(f"{DRAFT}/materials")).text


async def test_what_is_not_a_draft_cannot_be_edited(as_staff):
    fang = await as_staff("E01")
    answer = await fang.get(f"{DRAFT}/identity")
    assert answer.headers["location"] == f"{SHOP}?done=closed"
    assert (await fang.get(f"{DRAFT}/nonsense")).status_code == 404
