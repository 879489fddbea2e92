"""Reminders: each message leaves once."""

from typing import Any

from jobs.doors import through
from models.calendar.business_clock import business_now
from models.notices.gateways import Undeliverable, gateway
from models.notices.message import Channel, Message
from models.outbox import Topic


async def send_message(ctx: dict[str, Any], row: int, attempt: int, message_id: int) -> None:
    """Hand a message to its provider."""
    await through(Topic.MESSAGE, row, attempt, lambda: _send(message_id))


async def _send(message_id: int) -> None:
    message = await Message.objects().get(Message.id == message_id)
    if message.sent_at is not None:
        return
    try:
        message.provider_id = await gateway(Channel(message.channel)).send(message)
    except Undeliverable as error:
        message.failure = str(error)
        await message.save([Message.failure])
        raise
    message.sent_at = await business_now()
    await message.save([Message.provider_id, Message.sent_at])
