"""What must happen because time has passed; safe to run twice."""

from typing import Any

import structlog

from models.calendar.business_clock import business_now
from models.cases.filling.clearing import clear_old_drafts
from models.cases.overdue import deem_silent_cases
from models.catalog.sheets.asking import clear_old_sheets
from models.files.file import sweep_files
from models.notices.reminding import remind_of_days
from models.ratings.announcing import remind_of_bad_ratings
from models.ratings.inviting import invite_to_rate

log = structlog.get_logger()


async def deem_accepted(ctx: dict[str, Any]) -> None:
    """视同受理 for licence applications nobody has answered within five working days."""
    deemed = await deem_silent_cases(await business_now())
    if deemed:
        log.warning("clocks.deemed_accepted", cases=deemed)


async def clear_drafts(ctx: dict[str, Any]) -> None:
    """Drafts nobody has finished within 30 days are deleted."""
    cleared = await clear_old_drafts(await business_now())
    if cleared:
        log.info("clocks.cleared_drafts", drafts=cleared)


async def clear_sheets(ctx: dict[str, Any]) -> None:
    """Printed lists and guides nobody has asked for in 30 days are deleted."""
    cleared = await clear_old_sheets(await business_now())
    if cleared:
        log.info("clocks.cleared_sheets", sheets=cleared)


async def sweep(ctx: dict[str, Any]) -> None:
    """Files that were kept and that no row names are deleted."""
    swept = await sweep_files(await business_now())
    if swept:
        log.info("clocks.swept_files", files=swept)


async def remind(ctx: dict[str, Any]) -> None:
    """Days that come near: corrections, 容缺, results that wait, drafts that will be deleted."""
    given = await remind_of_days(await business_now())
    if given:
        log.info("clocks.reminded", reminders=given)


async def follow_ratings(ctx: dict[str, Any]) -> None:
    """请您评价 after a delivery, and reminders of bad ratings that wait (K21)."""
    now = await business_now()
    invited, reminded = await invite_to_rate(now), await remind_of_bad_ratings(now)
    if invited or reminded:
        log.info("clocks.followed_ratings", invited=invited, reminded=reminded)
