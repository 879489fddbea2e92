"""Ways out for reminders; a new provider is one class here.

Two kinds of failure only: TryLater (it may work in a minute) and Undeliverable (a person must
look). The reference we send is the message's own id, so asking twice sends once.
"""

import asyncio
import smtplib
import ssl
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
        except smtplib.SMTPResponseException as error:
            raise _refused(error.smtp_code) from error
        except smtplib.SMTPRecipientsRefused as error:
            [(code, _)] = error.recipients.values()
            raise _refused(code) from error
        except (OSError, smtplib.SMTPException) as error:
            raise TryLater(f"the mail server cannot be used: {type(error).__name__}") from error
        return f"smtp-{message.id}"

    def _send(self, message: Message) -> None:
        mail = EmailMessage()
        mail["From"], mail["To"] = settings().mail_from, message.address
        mail["Date"] = message.created_at
        mail["Subject"] = "办件进度更新"
        mail["Message-ID"] = f"<message-{message.id}@{self._url.hostname}>"
        mail.set_content(message.text)
        with self._connect() as server:
            self._sign_in(server)
            server.send_message(mail)

    def _connect(self) -> smtplib.SMTP:
        host, port = self._url.hostname, self._url.port or 0
        if self._url.scheme == "smtps":
            return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=_trusted())
        return smtplib.SMTP(host, port, timeout=TIMEOUT)

    def _sign_in(self, server: smtplib.SMTP) -> None:
        if not self._url.username:
            return
        if self._url.scheme != "smtps":
            server.starttls(context=_trusted())  # a password is never sent in the clear
        server.login(unquote(self._url.username), unquote(self._url.password or ""))


def _trusted() -> ssl.SSLContext:
    """smtplib's own would believe any certificate."""
    return ssl.create_default_context()


def _refused(code: int) -> Exception:
    """By the server's code alone: its words quote the address."""
    sentence = f"the mail server answered {code}"
    return TryLater(sentence) if 400 <= code < 500 else Undeliverable(sentence)


class Missing:
    """No provider is configured: a person must look."""

    async def send(self, message: Message) -> str:
        raise Undeliverable(f"no provider for {message.channel} is configured")


def gateway(channel: Channel) -> Gateway:
    """The way out of a channel, by the settings."""
    if channel is Channel.MAIL and settings().smtp_url:
        return Smtp(settings().smtp_url)
    return KeptForTheDemonstration() if settings().demo else Missing()
