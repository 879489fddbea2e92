"""What a person sees of a personal field unless they ask, with a reason, for the whole (8.2)."""

import re

_DOUBLE_SURNAMES = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "司徒",
        "东方",
        "独孤",
        "南宫",
        "夏侯",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "长孙",
        "宇文",
        "端木",
        "轩辕",
    ]
)


def mask_name(name: str) -> str:
    """张三 → 张*, 欧阳娜娜 → 欧阳**; an organisation's name is public and passed to no mask."""
    kept = 2 if name[:2] in _DOUBLE_SURNAMES and len(name) > 2 else 1
    return name[:kept] + "*" * (len(name) - kept)


def mask_id(number: str) -> str:
    """First 6 and last 4 of an 18-character number; of a shorter one the last 4, at most half."""
    head = 6 if len(number) == 18 else 0
    tail = min(4, len(number) // 2)
    hidden = len(number) - head - tail
    return number[:head] + "*" * hidden + number[head + hidden :]


def mask_mobile(number: str) -> str:
    """138****0000."""
    return f"{number[:3]}****{number[7:]}" if len(number) == 11 else mask_id(number)


# The first township that is named (景德镇市 is none), else province, prefecture and county.
_TOWNSHIP = re.compile(r"[^\d号]{2,24}?(?:街道|苏木|镇|乡)(?![市县区旗])")
_COUNTY = re.compile(
    r"([^\d路街巷号]{1,8}?(?:省|自治区))?([^\d路街巷号县旗区]{1,8}?(?:市|盟|自治州|地区))?"
    r"([^\d路街巷号]{1,8}?(?:县|旗|区|市))?"
)


def mask_address(address: str) -> str:
    """The part down to the township; the rest hidden, and all of it where none is named."""
    shown = (_TOWNSHIP.match(address) or _COUNTY.match(address)).group()
    return f"{shown}****" if shown != address else shown
