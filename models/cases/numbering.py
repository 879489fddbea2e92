"""The numbers of a case (numbering.md 4.2): one to read out, one for the national exchange."""

import unicodedata
from datetime import datetime

from stdnum.iso7064 import mod_11_10

from models.calendar.hours import local_date
from models.numbers import next_number


async def take_case_no(county: str, at: datetime) -> str:
    """`999901-261121-0007-0`: county, day, sequence of that day, check digit (MOD 11,10)."""
    day = f"{local_date(at):%y%m%d}"
    sequence = await next_number(f"case:{county}:{day}")
    digits = f"{county}{day}{sequence:04d}"
    return f"{county}-{day}-{sequence:04d}-{mod_11_10.calc_check_digit(digits)}"


async def take_project_no(item_code: str, at: datetime) -> str:
    """实施编码 + day + sequence per item and day: 43 characters, for the exchange."""
    day = f"{local_date(at):%Y%m%d}"
    sequence = await next_number(f"project:{item_code}:{day}")
    return f"{item_code}{day}{sequence:04d}"


def tidy_case_no(text: str) -> str | None:
    """A case number as somebody typed it, in its written form; None if it cannot be one.

    Blanks and dashes do not matter; the check digit catches a slip of the pen.
    """
    plain = unicodedata.normalize("NFKC", text)  # 全角 digits are digits
    digits = "".join(character for character in plain if character in "0123456789")
    if len(digits) != 17 or not mod_11_10.is_valid(digits):
        return None
    return f"{digits[:6]}-{digits[6:12]}-{digits[12:16]}-{digits[16]}"
