"""A small mail server that speaks SMTP on a port of its own and keeps what it is given."""

import asyncio
import base64
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class MailServer:
    """Its answers may be changed: `server.answers["RCPT"] = "550 nobody of that name"`."""

    tls: ssl.SSLContext | None = None
    answers: dict[str, str] = field(default_factory=dict)
    mails: list[EmailMessage] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    passwords: list[str] = field(default_factory=list)
    port: int = 0
    stalls_at: str = ""  # once, it says nothing after this verb until the client is gone
    stalled: asyncio.Event = field(default_factory=asyncio.Event)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One client, from the greeting to QUIT."""
        await _say(writer, self.answers.get("GREETING", "220 mail.test"))
        while line := (await reader.readline()).decode().strip():
            verb = line.split(" ")[0].upper()
            self.heard.append(verb)
            if verb == self.stalls_at:
                self.stalls_at = ""
                self.stalled.set()
                await reader.read()
                break
            await _say(writer, self.answers.get(verb) or self._answer(verb, line))
            if verb == "STARTTLS":
                await writer.start_tls(self.tls)
            elif verb == "DATA" and "DATA" not in self.answers:
                self.mails.append(await _mail(reader))
                await _say(writer, "250 kept")
            elif verb == "QUIT":
                break
        writer.close()

    def _answer(self, verb: str, line: str) -> str:
        if verb == "EHLO":
            more = ["STARTTLS"] if self.tls and "STARTTLS" not in self.heard else ["AUTH PLAIN"]
            return "\r\n".join([f"250-{word}" for word in ("mail.test", *more)] + ["250 8BITMIME"])
        if verb == "AUTH":
            self.passwords.append(base64.b64decode(line.split(" ")[2]).decode().split("\0")[2])
            return "235 welcome"
        return {"DATA": "354 go on", "QUIT": "221 good-bye", "STARTTLS": "220 go on"}.get(
            verb, "250 well"
        )


async def _say(writer: asyncio.StreamWriter, line: str) -> None:
    writer.write(f"{line}\r\n".encode())
    await writer.drain()


async def _mail(reader: asyncio.StreamReader) -> EmailMessage:
    content = await reader.readuntil(b"\r\n.\r\n")
    return message_from_bytes(content.removesuffix(b".\r\n"), policy=policy.default)


@asynccontextmanager
async def mail_server(tls: ssl.SSLContext | None = None) -> AsyncIterator[MailServer]:
    """One that listens as long as the block runs."""
    server = MailServer(tls)
    listening = await asyncio.start_server(server.talk, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
