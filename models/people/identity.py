"""Numbers that name people and organisations, checked as `numbering.md` 4.3, 4.4 and 4.6 say.

`stdnum.cn.ric.is_valid` is not used: it refuses real people and raises on some wrong input.
"""

import re
import unicodedata
from datetime import date
from enum import StrEnum

from stdnum.cn import ric, uscc

OLDEST_BIRTH = date(1900, 1, 1)


class IdKind(StrEnum):
    """What kind of paper names the applicant (证件类型)."""

    RESIDENT = "resident"  # 居民身份证
    HK_MACAO = "hk_macao"  # 港澳居民来往内地通行证
    TAIWAN = "taiwan"  # 台湾居民来往大陆通行证
    PASSPORT = "passport"  # 护照
    MILITARY = "military"  # 军官证
    BIRTH = "birth"  # 出生医学证明
    CREDIT = "credit"  # 统一社会信用代码


ID_KIND_NAMES = {
    IdKind.RESIDENT: "居民身份证",
    IdKind.HK_MACAO: "港澳居民来往内地通行证",
    IdKind.TAIWAN: "台湾居民来往大陆通行证",
    IdKind.PASSPORT: "护照",
    IdKind.MILITARY: "军官证",
    IdKind.BIRTH: "出生医学证明",
    IdKind.CREDIT: "统一社会信用代码",
}

_PATTERNS = {
    IdKind.HK_MACAO: r"[HM]\d{8}(\d{2})?",
    IdKind.TAIWAN: r"\d{8}(\d{2})?",
    IdKind.PASSPORT: r"[A-Z0-9]{5,15}",
    IdKind.MILITARY: r".{4,30}",
    IdKind.BIRTH: r"[A-Z]\d{9}",
}


def normalise(text: str) -> str:
    """Half-width, without blanks, upper case: how every code is compared and stored."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()


def wrong_with(kind: IdKind, number: str, today: date) -> str | None:
    """What is wrong with a normalised number, as a sentence for the person; None if nothing."""
    if not number:
        return f"请填写{ID_KIND_NAMES[kind]}{'' if kind is IdKind.CREDIT else '号码'}。"
    if kind is IdKind.RESIDENT:
        return wrong_with_resident_id(number, today)
    if kind is IdKind.CREDIT:
        return wrong_with_credit_code(number)
    if not re.fullmatch(_PATTERNS[kind], number, re.ASCII):
        return f"{ID_KIND_NAMES[kind]}号码的格式不对，请对照证件再核一遍。"
    return None


def wrong_with_resident_id(number: str, today: date) -> str | None:
    """公民身份号码 (GB 11643): length, characters, birth date, check digit; the region is not
    judged."""
    if len(number) == 15:
        return "这是15位的旧号码，请使用18位公民身份号码。"
    if len(number) != 18:
        return f"公民身份号码应为18位，现在是{len(number)}位。"
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", number, re.ASCII):
        return "公民身份号码只能是17位数字加一位数字或X，请再核一遍。"
    born = birth_date(number)
    if born is None or not OLDEST_BIRTH <= born <= today:
        return "公民身份号码第7至14位不是有效的出生日期，请再核一遍。"
    if ric.calc_check_digit(number) != number[-1]:
        return "公民身份号码的最后一位对不上，请逐位再核一遍。"
    return None


def birth_date(number: str) -> date | None:
    """The birth date inside an 18-character number, None if there is no such day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def is_male(number: str) -> bool:
    """The sex the number encodes: for pre-filling, never as proof."""
    return int(number[16]) % 2 == 1


def age_on(born: date, today: date) -> int:
    """Whole years of age."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def wrong_with_credit_code(number: str) -> str | None:
    """统一社会信用代码 (GB 32100): 18 characters and the last check character."""
    if len(number) == 15:
        return "这是15位的旧工商注册号，请使用营业执照上的18位统一社会信用代码。"
    if len(number) != 18:
        return f"统一社会信用代码应为18位，现在是{len(number)}位。"
    if not uscc.is_valid(number):
        return "统一社会信用代码的校验位对不上，请对照营业执照再核一遍。"
    return None


_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def odd_organisation_part(credit_code: str) -> bool:
    """Whether the 9 characters of 组织机构代码 (GB 11714) inside a valid code do not fit.

    A warning only (numbering.md 4.3): some codes that were really issued fail it.
    """
    body, check = credit_code[8:16], credit_code[16:17]
    total = sum(
        weight * int(sign, 36) for weight, sign in zip(_ORGANISATION_WEIGHTS, body, strict=True)
    )
    return check != "0123456789X"[-total % 11]


def normalise_mobile(text: str) -> str:
    """A mobile number without blanks, dashes and the country prefix."""
    digits = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"^(\+86|0086)", "", digits)


def wrong_with_mobile(number: str) -> str | None:
    """What is wrong with a normalised mobile number; None if nothing."""
    if not number:
        return "请填写手机号。"
    if not re.fullmatch(r"\d+", number, re.ASCII):
        return "手机号只能是数字，请再核一遍。"
    if len(number) != 11:
        return f"手机号应为11位，现在是{len(number)}位。"
    if not re.fullmatch(r"1[3-9]\d{9}", number):
        return "手机号应以13至19开头，请再核一遍。"
    return None


def normalise_name(text: str) -> str:
    """A name as it is stored: one kind of middle dot, single blanks, nothing else changed.

    Unlike a code it is not folded: a rare character or a （ is part of how it is written. A full
    stop is a middle dot between Chinese characters only (买买提.吐尔逊, but John A. Smith).
    """
    name = re.sub(r"\s+", " ", text.strip())
    return re.sub(r"[・•‧∙･]|(?<=[^\x00-\x7f])[.．](?=[^\x00-\x7f])", "·", name)


def wrong_with_name(name: str) -> str | None:
    """What is wrong with a normalised name; None if nothing."""
    if not 2 <= len(name) <= 100:
        return "姓名或名称应为2至100个字，请按证件填写。"
    return None
