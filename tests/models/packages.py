"""Packages as a test needs them: a few items of the catalogue and what others do."""

from datetime import datetime

from models.catalog.item import Item
from models.catalog.packages.package import Package, PackageMaterial, PackageStep
from models.catalog.words import LimitUnit, Need
from models.sample.cast import SERVICE
from models.sample.places import office_coded
from tests.models.items import published

AGENT = {"agent": ({"label": "本人办理"}, {"label": "他人代办"})}
BY_AGENT = {"q": "agent", "is": "他人代办"}
CARD = {"name": "居民身份证", "originals": 0, "copies": 1}


async def open_a_shop(at: datetime, code: str = "P9") -> Package:
    """Two items of ours one after the other, a bank, and a sign for those who want one."""
    shop = await published(
        961, name="个体户登记", materials=({"name": "登记申请书"}, CARD), questions=AGENT, at=at
    )
    food = await published(
        962,
        name="食品经营许可",
        materials=(CARD, {"name": "授权委托书", "when": BY_AGENT}),
        questions=AGENT,
        promised_length=3,
        at=at,
    )
    sign = await published(963, name="招牌备案", materials=({"name": "效果图"},), at=at)
    package = await new_package(code)
    await _step(package, 1, "shop", "个体户登记", shop)
    await _step(package, 2, "food", "食品经营许可", food, "shop")
    await _step(package, 3, "bank", "银行开户", None, "shop", days=2, office="示例农商银行")
    await _step(package, 4, "sign", "招牌备案", sign, optional=True)
    await PackageMaterial(
        package=package.id, name="开户申请", need=Need.REQUIRED, notes="银行提供"
    ).save()
    return package


async def new_package(code: str) -> Package:
    """A published package without steps."""
    package = Package(
        code=code,
        name="开店一件事",
        summary="开一家小店，几个部门一起办。",
        lead_office=(await office_coded(SERVICE)).id,
        promised_length=9,
        promised_unit=LimitUnit.WORKDAY,
        form_fields=["经营者", "店名"],
        published=True,
    )
    await package.save()
    return package


async def _step(
    package: Package,
    position: int,
    key: str,
    name: str,
    item: Item | None,
    *after: str,
    days: int | None = None,
    office: str = "",
    optional: bool = False,
) -> None:
    await PackageStep(
        package=package.id,
        position=position,
        key=key,
        name=name,
        item=item.id if item else None,
        external_office=office,
        expected_days=days,
        after=list(after),
        optional=optional,
    ).save()
