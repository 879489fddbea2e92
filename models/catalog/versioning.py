"""The life of a version: draft → department review → publication (S4-3-6, roles.md “publish item”).

The editor writes, the department's 首席代表 reviews first, the hall publishes. Every step is kept.
A version that has been published never changes; who wants another text begins a new version.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from piccolo.columns import BigSerial, Text, Varchar
from piccolo.table import Table

from models.calendar.hours import local_date
from models.catalog.changes import note_changes
from models.catalog.content import Content, read_content, write_content
from models.catalog.item import Item
from models.catalog.publication import publish
from models.catalog.quality.check import must_be_fit
from models.catalog.search.index import index_version
from models.catalog.validity import may_begin, reopen_predecessor
from models.catalog.version import ItemVersion
from models.catalog.words import VersionState
from models.columns import instant, reference
from models.database import atomic, fetch_one
from models.errors import NotNow, demand
from models.people.staff import Staff

DRAFT, REVIEW, APPROVED = VersionState.DRAFT, VersionState.REVIEW, VersionState.APPROVED
PUBLISHED, SUSPENDED = VersionState.PUBLISHED, VersionState.SUSPENDED
CANCELLED = VersionState.CANCELLED
OPEN = (DRAFT, REVIEW, APPROVED)


class VersionEvent(Table):
    """One step of a version's life: who, when, what they said."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    act = Varchar(length=20)
    by = reference(Staff)
    at = instant()
    note = Text(default="")


@dataclass(frozen=True)
class Step:
    """From which states an act leads where; whether it needs a word of explanation."""

    name: str
    origins: tuple[VersionState, ...]
    target: VersionState
    needs_note: bool = False


STEPS = {
    "submit": Step("送审", (DRAFT,), REVIEW),
    "approve": Step("审核通过", (REVIEW,), APPROVED),
    "send_back": Step("退回修改", (REVIEW, APPROVED), DRAFT, needs_note=True),
    "publish": Step("发布", (APPROVED,), PUBLISHED),
    "suspend": Step("暂停办理", (PUBLISHED,), SUSPENDED, needs_note=True),
    "resume": Step("恢复办理", (SUSPENDED,), PUBLISHED, needs_note=True),
    "cancel": Step("取消", (PUBLISHED, SUSPENDED, *OPEN), CANCELLED, needs_note=True),
}


async def begin_draft(item: Item, *, by: int, at: datetime) -> ItemVersion:
    """A new version to edit, with the text last published. Only one is open at a time."""
    async with atomic():
        await Item.select(Item.id).where(Item.id == item.id).lock_rows("UPDATE")
        latest = await latest_version(item.id)
        if latest.state in OPEN:
            raise NotNow("这个事项已经有一个正在编辑的版本，请在它上面修改。")
        source = await _last_published(item.id) or latest
        draft = await successor(source, {}, number=latest.version + 1, by=by, at=at)
        await _note(draft, "begin", by, at, "")
    return draft


async def successor(
    before: ItemVersion, changes: Content, *, number: int, by: int | None, at: datetime
) -> ItemVersion:
    """A draft with the text of an earlier version, but for `changes`; an import has no `by`."""
    content = await read_content(before) | {"valid_from": None, "valid_to": None} | changes
    fate = {
        "version": number,
        "state": DRAFT,
        "snapshot": None,
        "published_at": None,
        "edition": 1,
        "edited_by": by,
        "edited_at": at,
    }
    values = before.to_dict() | fate
    del values["id"]
    draft = ItemVersion(**values)
    await draft.save()
    await write_content(draft, content)
    return draft


async def latest_version(item: int) -> ItemVersion:
    """The newest version of an item, whatever its state."""
    return (
        await ItemVersion.objects()
        .where(ItemVersion.item == item)
        .order_by(ItemVersion.version, ascending=False)
        .first()
    )


async def _last_published(item: int) -> ItemVersion | None:
    """The text to go on from: a draft that was discarded is not taken up again."""
    return (
        await ItemVersion.objects()
        .where((ItemVersion.item == item) & ItemVersion.published_at.is_not_null())
        .order_by(ItemVersion.version, ascending=False)
        .first()
    )


async def change(
    version: ItemVersion, content: Content, *, edition: int, by: int, at: datetime
) -> None:
    """Write elements into a draft. `edition` is the one the editor had before their eyes.

    Raises NotNow when it is no draft any more, or when somebody else has changed it since.
    """
    async with atomic():
        row = await fetch_one(
            "UPDATE item_version SET edition = edition + 1, edited_by = $3, edited_at = $4"
            " WHERE id = $1 AND edition = $2 AND state = 'draft' RETURNING edition",
            version.id,
            edition,
            by,
            at,
        )
        if row is None:
            raise NotNow("这个版本刚刚被别人改过或者已经送审。您填的还在，请对照后再保存。")
        version.edition, version.edited_by, version.edited_at = row["edition"], by, at
        await write_content(version, content)


async def step(
    version: ItemVersion,
    name: str,
    *,
    by: int,
    at: datetime,
    note: str = "",
    valid_from: date | None = None,
) -> None:
    """Do one of STEPS. Raises NotNow when the version stands elsewhere, Invalid without a reason.

    `submit` and `publish` refuse a version that the quality check finds unfit.
    """
    rule = STEPS[name]
    demand(("note", note.strip() or not rule.needs_note, "请写明原因。"))
    async with atomic():
        await _must_stand_at(version, rule)
        if name in ("submit", "publish"):
            await must_be_fit(version)
        if name == "publish":
            version.valid_from = valid_from or version.valid_from
            await may_begin(version, local_date(at))
            # The quality check has passed: from now on somebody answers for every element.
            await Item.update({Item.imported: False}).where(Item.id == version.item)
            await note_changes(version, await publish(version, at=at), at=at)
        else:
            version.state = rule.target
            await version.save([ItemVersion.state])
            if name == "cancel":
                await reopen_predecessor(version, local_date(at))
            await index_version(version.id)  # suspended, resumed, cancelled
        await _note(version, name, by, at, note.strip())


async def _must_stand_at(version: ItemVersion, rule: Step) -> None:
    row = await fetch_one("SELECT state FROM item_version WHERE id = $1 FOR UPDATE", version.id)
    version.state = VersionState(row["state"])
    if version.state not in rule.origins:
        raise NotNow("这个版本刚刚被别人处理过，请刷新页面再看。")


async def _note(version: ItemVersion, act: str, by: int, at: datetime, note: str) -> None:
    await VersionEvent(version=version.id, act=act, by=by, at=at, note=note).save()


async def history(version: ItemVersion) -> list[dict[str, Any]]:
    """What happened to a version, first to last, with names."""
    return (
        await VersionEvent.select(VersionEvent.all_columns(), VersionEvent.by.name.as_alias("who"))
        .where(VersionEvent.version == version.id)
        .order_by(VersionEvent.id)
    )
