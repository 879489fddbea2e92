"""The same story where no device runs scripts: plain pages carry it as well."""

from tests.journeys.hall import Hall
from tests.journeys.story import carry_the_barber_shop


async def test_a_barber_shop_gets_its_licence_on_plain_pages(plain_hall: Hall) -> None:
    await carry_the_barber_shop(plain_hall)
