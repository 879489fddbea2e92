"""Ways out for reminders; a new provider is one class here.

Two kinds of failure only: TryLater (it may work in a minute) and Undeliverable (a person must
look). The reference we send is the message's own id, so asking twice sends once.
"""

import asyncio
import smtplib
from email.message import EmailMessage
from typing import Protocol
from urllib.parse import unquote, urlparse

from models.notices.message import Channel, Message
from models.settings import settings

TIMEOUT = 10  # seconds


class TryLater(Exception):
    """Time-outs and refusals that pass."""


class Undeliverable(Exception):
    """The provider will never take this message, or there is no provider."""


class Gateway(Protocol):
    """Sends one message and returns the provider's own id for it."""

    async def send(self, message: Message) -> str:
        """Raises TryLater or Undeliverable."""


class KeptForTheDemonstration:
    """Nothing leaves the house; the first page of the demonstration shows the message."""

    async def send(self, message: Message) -> str:
        return f"demo-{message.id}"


class Smtp:
    """E-mail through the operator's own server."""

    def __init__(self, url: str) -> None:
        self._url = urlparse(url)

    async def send(self, message: Message) -> str:
        try:
            await asyncio.to_thread(self._send, message)
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            raise TryLater(str(error)) from error
        except smtplib.SMTPResponseException as error:
            passing = 400 <= error.smtp_code < 500
            raise (TryLater if passing else Undeliverable)(str(error)) from error
        except smtplib.SMTPRecipientsRefused as error:
            raise Undeliverable("the server refused the recipient") from error
        return f"smtp-{message.id}"

    def _send(self, message: Message) -> None:
        mail = EmailMessage()
        mail["From"], mail["To"] = settings().mail_from, message.address
        mail["Subject"] = "办件进度更新"
        mail["Message-ID"] = f"<message-{message.id}@{self._url.hostname}>"
        mail.set_content(message.text)
        secure = smtplib.SMTP_SSL if self._url.scheme == "smtps" else smtplib.SMTP
        with secure(self._url.hostname, self._url.port or 25, timeout=TIMEOUT) as server:
            if self._url.username:
                server.login(unquote(self._url.username), unquote(self._url.password or ""))
            server.send_message(mail)


class Missing:
    """No provider is configured: a person must look."""

    async def send(self, message: Message) -> str:
        raise Undeliverable(f"no provider for {message.channel} is configured")


def gateway(channel: Channel) -> Gateway:
    """The way out of a channel, by the settings."""
    if channel is Channel.MAIL and settings().smtp_url:
        return Smtp(settings().smtp_url)
    return KeptForTheDemonstration() if settings().demo else Missing()
