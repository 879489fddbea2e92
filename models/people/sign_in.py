"""Signing in: passwords of staff, codes of citizens, and what slows down a stranger.

Failures are kept in PostgreSQL. A pair of account and address is locked for 30 minutes after five
failures; an account attacked from many addresses is slowed down but never shut (8.3), because a
stranger must not be able to shut an office out.
"""

import functools
import secrets
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from piccolo.columns import BigSerial, SmallInt, Text, Varchar
from piccolo.table import Table

from models.calendar.hours import local_date
from models.columns import instant
from models.database import atomic, fetch, fetch_one
from models.errors import Invalid, TooMany
from models.notices.message import Channel, queue_message
from models.notices.templates import TEMPLATES
from models.people.citizen import Citizen, mobile_index
from models.people.staff import Staff

LOCK = timedelta(minutes=30)
FAILURES_PER_PAIR = 5
FAILURES_PER_ADDRESS = 30
FAILURES_PER_ACCOUNT = 20
SLOW_STEP = timedelta(seconds=60)  # between tries on an account under attack

CODE_LIFE = timedelta(minutes=5)
CODE_TRIES = 5
CODE_LIMITS = (  # per phone
    (timedelta(minutes=1), 1, "验证码刚刚发出，请1分钟后再试。"),
    (timedelta(hours=1), 5, "一小时内已发出5次验证码，请稍后再试，或到窗口办理。"),
    (timedelta(days=1), 10, "今天已发出10次验证码，请明天再试，或到窗口办理。"),
)
CODES_PER_ADDRESS = 60  # per hour; a hall or a village shares one address

WRONG = "工号或密码不对，请重新输入。"
_hasher = PasswordHasher()


class SignInFailure(Table):
    """One failed attempt."""

    id = BigSerial(primary_key=True)
    account = Varchar(length=64, index=True)
    address = Varchar(length=60, index=True)
    at = instant(index=True)


class PhoneCode(Table):
    """One code sent to one phone; only its hash is kept."""

    id = BigSerial(primary_key=True)
    mobile_index = Varchar(length=64, index=True)
    address = Varchar(length=60, index=True)
    code_hash = Text(default="")
    sent_at = instant(index=True)
    tries = SmallInt(default=0)
    used_at = instant(null=True)


def hash_password(password: str) -> str:
    """Argon2id."""
    return _hasher.hash(password)


async def sign_in_staff(job_no: str, password: str, address: str, *, at: datetime) -> Staff:
    """The member of staff behind a job number and password.

    Raises Invalid when they do not match, TooMany when the door is closed for a while.
    """
    account = job_no.strip().upper()
    await _must_be_open(account, address, at)
    staff = await Staff.objects().where((Staff.job_no == account) & Staff.active.eq(True)).first()
    matches = _matches(staff.password_hash if staff else "", password)
    if staff is None or not matches:
        await SignInFailure(account=account, address=address, at=at).save()
        await _warn_owner(staff, at)
        raise Invalid({"password": WRONG})
    await SignInFailure.delete().where(
        (SignInFailure.account == account) & (SignInFailure.address == address)
    )
    return staff


async def _warn_owner(staff: Staff | None, at: datetime) -> None:
    """Tell the owner of a phone, once a day, that somebody is guessing their password."""
    if staff is None or not staff.mobile:
        return
    failures = await SignInFailure.count().where(
        (SignInFailure.account == staff.job_no) & (SignInFailure.at > at - LOCK)
    )
    if failures >= FAILURES_PER_PAIR:
        await queue_message(
            Channel.SMS,
            staff.mobile,
            "S03",
            TEMPLATES["S03"].fill(),
            key=f"guessing:{staff.id}:{local_date(at)}",
            at=at,
        )


def _matches(stored: str, password: str) -> bool:
    # An account that does not exist costs the same time as one that does.
    try:
        return _hasher.verify(stored or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False


@functools.cache  # not at import: a hash costs every process 0.2 seconds and 64 MB
def _nobody() -> str:
    return _hasher.hash(secrets.token_hex(16))


async def _must_be_open(account: str, address: str, at: datetime) -> None:
    row = await fetch_one(_FAILURES, account, address, at - LOCK)
    if row["pair"] >= FAILURES_PER_PAIR or row["address"] >= FAILURES_PER_ADDRESS:
        raise TooMany("连续输错次数过多，请30分钟后再试，或请系统管理员协助。", LOCK.seconds)
    under_attack = row["account"] >= FAILURES_PER_ACCOUNT
    if under_attack and at - row["last"] < SLOW_STEP:
        raise TooMany("这个账号刚有多次输错，请1分钟后再试。", SLOW_STEP.seconds)


_FAILURES = """
SELECT count(*) FILTER (WHERE account = $1 AND address = $2) AS pair,
       count(*) FILTER (WHERE account = $1) AS account,
       count(*) FILTER (WHERE address = $2) AS address,
       max(at) FILTER (WHERE account = $1) AS last
FROM sign_in_failure WHERE (account = $1 OR address = $2) AND at > $3
"""


async def send_code(mobile: str, address: str, *, at: datetime) -> None:
    """Send a sign-in code to a (normalised) phone. Raises TooMany beyond the limits."""
    index = mobile_index(mobile)
    async with atomic():
        await fetch("SELECT pg_advisory_xact_lock(hashtext($1))", index)
        await _must_not_flood(index, address, at)
        code = f"{secrets.randbelow(1_000_000):06d}"
        row = PhoneCode(
            mobile_index=index, address=address, code_hash=_hasher.hash(code), sent_at=at
        )
        await row.save()
        await queue_message(
            Channel.SMS,
            mobile,
            "T01",
            TEMPLATES["T01"].fill(code=code),
            key=f"code:{row.id}",
            at=at,
            urgent=True,
        )


async def _must_not_flood(index: str, address: str, at: datetime) -> None:
    for span, most, sentence in CODE_LIMITS:
        sent = await PhoneCode.count().where(
            (PhoneCode.mobile_index == index) & (PhoneCode.sent_at > at - span)
        )
        if sent >= most:
            raise TooMany(sentence, int(span.total_seconds()))
    from_here = await PhoneCode.count().where(
        (PhoneCode.address == address) & (PhoneCode.sent_at > at - timedelta(hours=1))
    )
    if from_here >= CODES_PER_ADDRESS:
        raise TooMany("这个网络地址请求验证码太多，请一小时后再试。", 3600)


async def sign_in_citizen(mobile: str, code: str, *, at: datetime) -> Citizen:
    """The citizen who holds the phone the code was sent to. Raises Invalid for a wrong code."""
    row = (
        await PhoneCode.objects()
        .where(
            (PhoneCode.mobile_index == mobile_index(mobile))
            & (PhoneCode.sent_at > at - CODE_LIFE)
            & PhoneCode.used_at.is_null()
        )
        .order_by(PhoneCode.id, ascending=False)
        .first()
    )
    if row is None or not await _may_try(row):
        raise Invalid({"code": "验证码已过期或输错太多次，请重新获取。"})
    if not _matches(row.code_hash, code.strip()):
        raise Invalid({"code": "验证码不对，请核对短信后再输入。"})
    used = (
        await PhoneCode.update({PhoneCode.used_at: at})
        .where((PhoneCode.id == row.id) & PhoneCode.used_at.is_null())
        .returning(PhoneCode.id)
    )
    if not used:
        raise Invalid({"code": "验证码已经用过，请重新获取。"})
    return await Citizen.with_mobile(mobile, at=at)


async def _may_try(row: PhoneCode) -> bool:
    """Count a try; False when all are used up, however many come at once."""
    return bool(
        await PhoneCode.update({PhoneCode.tries: PhoneCode.tries + 1})
        .where((PhoneCode.id == row.id) & (PhoneCode.tries < CODE_TRIES))
        .returning(PhoneCode.id)
    )
