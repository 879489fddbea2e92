"""What a person sees of a personal field unless they ask, with a reason, for the whole (8.2)."""

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
    """First 6 and last 4 of an 18-character number; of a shorter one only the last 4."""
    shown = 6 if len(number) == 18 else 0
    hidden = max(len(number) - shown - 4, 0)
    return number[:shown] + "*" * hidden + number[shown + hidden :]


def mask_mobile(number: str) -> str:
    """138****0000."""
    return f"{number[:3]}****{number[7:]}" if len(number) == 11 else mask_id(number)


def mask_address(address: str) -> str:
    """The part down to the township; the rest hidden."""
    for mark in ("街道", "苏木", "镇", "乡", "区", "县", "旗", "市"):
        head, found, tail = address.rpartition(mark)
        if found and tail:
            return f"{head}{found}****"
    return address[:6] + "****"
