"""What happened to an item since somebody began to apply for it at home."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.catalog.standing import Position, standing_of


@dataclass(frozen=True)
class News:
    """What happened to the item since the draft was begun."""

    newer: bool = False  # a newer guide is in force; the draft keeps its own
    stopped: str = ""  # why nothing can be submitted now


async def news_of(case: Any, today: date) -> News:
    """Whether the item is still to be had, and under the same guide."""
    standing = await standing_of((await case.guide()).code, today)
    if standing is None or standing.position is Position.GONE:
        return News(stopped="这个事项已经取消，不能再提交。您填的内容保留到草稿删除那天。")
    if standing.position is Position.SUSPENDED:
        why = f"（{standing.reason}）" if standing.reason else ""
        return News(stopped=f"这个事项暂停办理{why}。您填的内容都保留着，恢复办理后可以接着提交。")
    return News(newer=standing.version != case.version)
