"""`python -m tests.bench.crowd`: citizens with a case each, who will look at it all at once."""

import asyncio
from datetime import UTC, datetime

from stdnum.cn import uscc

from models.database import connected
from models.people.applicant import Audience
from models.people.identity import IdKind
from models.sample.cast import Person
from models.sample.story import HYGIENE, take_in
from tests.bench.rounds import CROWD


def mobiles() -> list[str]:
    """The phones of the crowd."""
    return [f"199000010{number:02d}" for number in range(CROWD)]


def _shop(number: int, mobile: str) -> Person:
    body = f"92999901MA0X1{number:04d}"
    return Person(
        Audience.SELF_EMPLOYED,
        f"示例县第{number}理发店",
        IdKind.CREDIT,
        body + uscc.calc_check_digit(body),
        mobile,
        f"示例县城关镇人民路{number}号",
        "白露",
    )


async def _gather() -> None:
    async with connected():
        for number, mobile in enumerate(mobiles(), 1):
            await take_in(HYGIENE, _shop(number, mobile), datetime.now(UTC))


if __name__ == "__main__":
    asyncio.run(_gather())
