"""The whole story of one case, on a phone, tablets and desktops."""

from tests.journeys.hall import Hall
from tests.journeys.story import carry_the_barber_shop


async def test_a_barber_shop_gets_its_licence(hall: Hall) -> None:
    await carry_the_barber_shop(hall)
