"""Outgoing SMS and e-mail: a reminder, never the service of a paper (送达)."""

from datetime import datetime, time, timedelta
from enum import StrEnum

from piccolo.columns import BigSerial, Bytea, Text, Varchar
from piccolo.table import Table

from models.calendar.hours import SHANGHAI
from models.calendar.hours import at as local_moment
from models.columns import CASE, choice, instant, one_of, optional
from models.outbox import Topic, put
from models.people.citizen import mobile_index
from models.sealing import Sealed

QUIET_FROM, QUIET_TO = time(21), time(8)


class Channel(StrEnum):
    """How it leaves."""

    SMS = "sms"
    MAIL = "mail"


class Message(Table):
    """One reminder to one address; `key` lets each event send it once."""

    id = BigSerial(primary_key=True)
    channel = choice(Channel)
    template = Varchar(length=8)
    address_sealed = Bytea(default=b"")
    address_index = Varchar(length=64, default="", index=True)
    text_sealed = Bytea(default=b"")
    case = optional(CASE)
    key = Varchar(length=120, unique=True)
    created_at = instant()
    sent_at = instant(null=True)
    provider_id = Varchar(length=80, default="")
    failure = Text(default="")

    message_channel_known = one_of("channel", Channel)

    address = Sealed("address_sealed")
    text = Sealed("text_sealed")


async def queue_message(
    channel: Channel,
    address: str,
    template: str,
    text: str,
    *,
    key: str,
    at: datetime,
    case: int | None = None,
    urgent: bool = False,
) -> None:
    """Put a reminder into the outbox; with the same key a second time nothing happens.

    Between 21:00 and 08:00 it waits until 08:00, unless it is urgent (a code somebody waits for).
    """
    message = Message(
        channel=channel,
        template=template,
        address_index=mobile_index(address),
        case=case,
        key=key,
        created_at=at,
    )
    message.address, message.text = address, text
    rows = (
        await Message.insert(message)
        .on_conflict(target=Message.key, action="DO NOTHING")
        .returning(Message.id)
    )
    if rows:
        not_before = at if urgent else after_quiet_hours(at)
        await put(Topic.MESSAGE, rows[0]["id"], at=at, not_before=not_before)


def after_quiet_hours(moment: datetime) -> datetime:
    """The moment itself, or 08:00 when it falls into the night."""
    local = moment.astimezone(SHANGHAI)
    if QUIET_TO <= local.time() < QUIET_FROM:
        return moment
    day = local.date() + timedelta(days=1) if local.time() >= QUIET_FROM else local.date()
    return local_moment(day, QUIET_TO)
