"""Giving an account up (注销账号, 个人信息保护法 47): what must be done first, goes, stays."""

from datetime import date, datetime

from models.calendar.hours import local_date
from models.cases.theirs import IN_FORCE, THEIRS, keys_of
from models.database import fetch, fetch_one
from models.errors import NotNow
from models.files.file import drop_unused
from models.people.account.address import Address
from models.people.account.authorisation import Authorisation
from models.people.account.company import Company
from models.people.account.consent import Consent
from models.people.account.keeping import keeping
from models.people.account.profile import Profile
from models.people.citizen import Citizen


async def what_stands(citizen: Citizen, on: date) -> list[str]:
    """Why the account cannot be closed now; empty when it can."""
    row = await fetch_one(_STANDING, *keys_of(citizen, on))
    reasons = []
    if row["drafts"]:
        reasons.append(f"还有{row['drafts']}份没有提交的申请，请先提交或者删除。")
    if row["open"]:
        reasons.append(f"还有{row['open']}件正在办理，办完或者撤回以后才能注销。")
    if row["asked"]:
        asked = f"您授权的人还在替您办{row['asked']}件"
        reasons.append(f"{asked}，办完、对方撤回或者您先撤销授权，才能注销。")
    return reasons


async def close(citizen: Citizen, *, at: datetime) -> None:
    """Forget the person. Raises NotNow while something stands.

    Cases are files of the office and stay. What they refer to (the account that filed them, the
    authorisation they rest on) stays as well, the account as a bare number.
    """
    async with keeping(citizen):
        reasons = await what_stands(citizen, local_date(at))
        if reasons:
            raise NotNow("".join(reasons))
        for table in (Company, Address, Consent, Profile):
            await table.delete().where(table.citizen == citizen.id)
        theirs = (Authorisation.granted_by == citizen.id) | (Authorisation.held_by == citizen.id)
        rows = await Authorisation.objects().where(theirs)
        gone = [row for row in rows if await row.forget()]
        await fetch(_REVOKE, citizen.id, at)
        await fetch(_EMPTY, citizen.id)
    await drop_unused([row.file for row in gone if row.file])


_STANDING = f"""
SELECT (SELECT count(*) FROM cases WHERE status = 'draft' AND filed_by = $2) AS drafts,
       (SELECT count(*) FROM cases c WHERE open_leg IS NOT NULL AND {THEIRS}) AS open,
       (SELECT count(*) FROM authorisation a JOIN cases c ON c.authorisation = a.id
        WHERE a.granted_by = $2 AND c.open_leg IS NOT NULL AND {IN_FORCE} AND NOT {THEIRS}
       ) AS asked
"""  # noqa: S608 – put together from constants
_REVOKE = """
UPDATE authorisation SET revoked_at = $2
WHERE (granted_by = $1 OR held_by = $1) AND revoked_at IS NULL
"""
_EMPTY = """
UPDATE citizen SET mobile_sealed = '', mobile_index = 'closed:' || id, email_sealed = '',
    by_sms = false, by_email = false, mode = 'standard', text_size = 100,
    look_chosen_at = NULL
WHERE id = $1
"""
