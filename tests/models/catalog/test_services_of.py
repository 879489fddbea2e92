"""One line per service, however many counties offer it."""

from models.catalog.search.finding import Entry
from models.catalog.search.service import services_of

HERE, THERE = ("示例县", "999901000000"), ("范例县", "999902000000")


def entry(name: str, place: tuple[str, str], *, variant: str = "", package: bool = False) -> Entry:
    return Entry(
        f"{place[1]}-{name}",
        name,
        variant,
        "",
        "民政局",
        *place,
        "",
        region_wide=False,
        collected=False,
        package=package,
        suspended=False,
        imported=False,
    )


def test_the_counties_of_a_service_stand_behind_one_line():
    found = [entry("临时救助", HERE), entry("取水许可", HERE), entry("临时救助", THERE)]
    first, second = services_of(found)
    assert [one.county for one in first.places] == ["示例县", "范例县"]
    assert first.where == "示例县、范例县"
    assert [one.county for one in second.places] == ["示例县"]


def test_the_county_that_was_used_last_stands_first():
    found = [entry("临时救助", HERE), entry("临时救助", THERE)]
    [service] = services_of(found, "999902")
    assert service.first.county == "范例县"
    [service] = services_of(found, "110101")
    assert service.first.county == "示例县"


def test_another_variant_and_a_package_are_other_services():
    found = [
        entry("食品经营许可", HERE, variant="新办"),
        entry("食品经营许可", THERE, variant="注销"),
        entry("食品经营许可（新办）", THERE, package=True),
    ]
    assert len(services_of(found)) == 3
