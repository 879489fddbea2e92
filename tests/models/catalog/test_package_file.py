"""Packages as one JSON file, out and back in."""

import json
from typing import Any

import pytest

from models.catalog.packages.file import Outcome, export_packages, import_packages
from models.catalog.packages.package import Package, PackageStep
from models.catalog.search.entry import SearchEntry
from models.errors import Invalid
from models.people.staff import Officer
from tests.models.days import FRIDAY

HEALTH = "11999901MBX00006XJ"
LICENCE = "11999901MBX00006XJ4000199020000"
SHOP: dict[str, Any] = {
    "code": "open-shop-test",
    "name": "开理发店一件事",
    "summary": "执照和卫生许可一次办",
    "aliases": ["开美容店"],
    "life_events": ["我要开店"],
    "lead_office": HEALTH,
    "promised_length": 7,
    "promised_unit": "workday",
    "form_fields": ["店名"],
    "note": "",
    "published": True,
    "steps": [
        {"key": "s1", "name": "办执照", "external_office": "市场监管局", "expected_days": 1},
        {"key": "s2", "name": "办卫生许可", "item": LICENCE, "after": ["s1"]},
    ],
    "materials": [{"name": "身份证", "need": "required", "notes": ""}],
}


def file_of(*packages: Any) -> bytes:
    return json.dumps({"format": "tongban-packages-1", "packages": packages}).encode()


def shop(**changes: Any) -> dict[str, Any]:
    """The barber shop's package, with changes; None takes an element away."""
    return {key: value for key, value in (SHOP | changes).items() if value is not None}


async def imported(*packages: Any, publish: bool = True) -> dict[Outcome, int]:
    return dict(await import_packages(file_of(*packages), by=None, at=FRIDAY, publish=publish))


async def errors_of(data: bytes) -> list[str]:
    before = await Package.count()
    with pytest.raises(Invalid) as refused:
        await import_packages(data, by=None, at=FRIDAY, publish=True)
    assert await Package.count() == before
    return list(refused.value.errors.values())


async def test_a_package_is_made_once_and_then_found_unchanged() -> None:
    assert await imported(shop()) == {Outcome.CREATED: 1}
    package = await Package.objects().get(Package.code == "open-shop-test")
    assert package.published
    steps = await PackageStep.select().where(PackageStep.package == package.id)
    assert [step["after"] for step in steps] == [[], ["s1"]]
    assert await SearchEntry.exists().where(SearchEntry.package == package.id)
    assert await imported(shop()) == {Outcome.UNCHANGED: 1}


async def test_what_is_exported_is_unchanged_when_imported() -> None:
    await imported(shop())
    data = await export_packages()
    assert json.loads(data)["packages"] != []
    outcomes = await import_packages(data, by=None, at=FRIDAY, publish=True)
    assert set(outcomes) == {Outcome.UNCHANGED}
    assert await export_packages() == data


async def test_a_changed_package_is_updated_and_counts_an_edition(zhou: Officer) -> None:
    await imported(shop())
    changed = file_of(shop(name="开美发店一件事", steps=SHOP["steps"][:1], published=False))
    outcomes = await import_packages(changed, by=zhou.id, at=FRIDAY, publish=True)
    assert dict(outcomes) == {Outcome.UPDATED: 1}
    package = await Package.objects().get(Package.code == "open-shop-test")
    assert (package.name, package.edition, package.edited_by) == ("开美发店一件事", 2, zhou.id)
    assert not package.published
    assert await PackageStep.count().where(PackageStep.package == package.id) == 1


async def test_who_may_not_publish_imports_without_publishing() -> None:
    assert await imported(shop(), publish=False) == {Outcome.CREATED: 1}
    package = await Package.objects().get(Package.code == "open-shop-test")
    assert not package.published
    assert await imported(shop(), publish=False) == {Outcome.UNCHANGED: 1}
    assert await imported(shop()) == {Outcome.UPDATED: 1}
    assert await imported(shop(name="新名称"), publish=False) == {Outcome.UPDATED: 1}
    await package.refresh()
    assert (package.name, package.published) == ("新名称", True)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": None}, "packages[0]：缺少“name”"),
        ({"colour": "red"}, "packages[0]：有不认识的“colour”"),
        ({"promised_length": "五"}, "packages[0].promised_length：要填整数，现在是文字"),
        ({"promised_length": -1}, "packages[0].promised_length：不能小于0"),
        ({"promised_unit": "week"}, "packages[0].promised_unit：“week”不在可选的值里"),
        ({"name": "长" * 101}, "packages[0].name：太长，最多100个"),
        ({"name": ""}, "packages[0].name：不能为空"),
        ({"name": "a\x00b"}, "packages[0].name：有不能用的字符，或者格式不对"),
        ({"code": "a/b"}, "packages[0].code：有不能用的字符，或者格式不对"),
        ({"code": "new"}, "packages[0].code：有不能用的字符，或者格式不对"),
        ({"steps": []}, "packages[0].steps：不能为空"),
        ({"lead_office": "nobody"}, "packages[0].lead_office：没有代码是“nobody”的部门"),
        (
            {"steps": [{"key": "s1", "name": "x", "item": "no-such"}]},
            "packages[0].steps[0].item：没有编码是“no-such”的事项",
        ),
        (
            {"steps": [{"key": "s1", "name": "x"}]},
            "packages[0].steps[0].item：每个环节要么选一个事项，要么写明外部单位，不能都写。",
        ),
        (
            {"steps": [{"key": "s1", "name": "x", "external_office": "y", "after": ["s9"]}]},
            "packages[0].steps[0].after：没有“s9”这样的其他环节。",
        ),
    ],
)
async def test_what_is_wrong_is_told_by_its_place(changes: dict[str, Any], sentence: str) -> None:
    assert await errors_of(file_of(shop(**changes))) == [sentence]


async def test_every_package_tells_its_own_fault() -> None:
    told = await errors_of(file_of(shop(name=None), shop(), shop(code=None)))
    assert told == ["packages[0]：缺少“name”", "packages[2]：缺少“code”"]


async def test_a_code_twice_in_a_file_is_refused() -> None:
    assert "不止一次" in (await errors_of(file_of(shop(), shop())))[0]


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'{"format": "other", "packages": []}', b"\xff", b"[" * 5000]
)
async def test_what_is_no_file_of_packages_is_refused(data: bytes) -> None:
    (told,) = await errors_of(data)
    assert "format" in told or "JSON" in told or "要填对象" in told


async def test_a_file_that_is_too_large_is_refused() -> None:
    assert "超过5MB" in (await errors_of(b" " * 6_000_000))[0]
