"""Reminders leave once, by the ways the settings name; the mail server is a real one."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from jobs.messages import send_message
from models.notices.message import Channel, Message, queue_message
from models.outbox import Outbox, Topic
from models.settings import settings
from tests.jobs.certificate import certified
from tests.jobs.mail_server import MailServer, mail_server
from tests.jobs.outbox_rows import NOW, claimed, lease_lapses, look_at

pytestmark = pytest.mark.usefixtures("nothing_stays")

ADDRESS, TEXT = "sun@example.org", "【示例县政务服务】您的申请（尾号0001）已受理。"
Configure = Callable[..., None]


@pytest.fixture
def configure(monkeypatch: pytest.MonkeyPatch) -> Configure:
    """Other settings than those of the demonstration."""

    def change(**changes: object) -> None:
        ours = replace(settings(), **changes)
        monkeypatch.setattr("models.notices.gateways.settings", lambda: ours)

    return change


@pytest.fixture
async def post(configure: Configure) -> AsyncIterator[MailServer]:
    """A mail server, and the product told to use it."""
    async with mail_server() as server:
        configure(smtp_url=f"smtp://127.0.0.1:{server.port}", mail_from="hall@example.org")
        yield server


async def reminder(channel: Channel = Channel.MAIL) -> Message:
    address = ADDRESS if channel is Channel.MAIL else "19900000001"
    await queue_message(channel, address, "T06", TEXT, key="one", at=NOW)
    return await Message.objects().get(Message.key == "one")


async def sent(message: Message) -> tuple[Message, Outbox]:
    """Let the worker try once; the message and its row afterwards."""
    row, attempt = await claimed(Topic.MESSAGE, message.id)
    await send_message({}, row, attempt, message.id)
    return await Message.objects().get(Message.id == message.id), await look_at(row)


async def test_a_mail_says_what_the_reminder_says(post):
    message, row = await sent(await reminder())
    [mail] = post.mails
    assert mail["To"] == ADDRESS
    assert mail["From"] == "hall@example.org"
    assert mail["Date"].datetime == NOW
    assert mail["Message-ID"] == f"<message-{message.id}@127.0.0.1>"
    assert mail["Subject"] == "办件进度更新"
    assert mail.get_content().strip() == TEXT
    assert message.provider_id == f"smtp-{message.id}"
    assert message.sent_at is not None
    assert row.done_at is not None


async def test_a_mail_that_was_sent_is_not_sent_again(post):
    """The worker was killed after it had noted that it was sent, before the row was finished."""
    message = await reminder()
    await sent(message)
    await Outbox.update({Outbox.done_at: None}, force=True)
    await lease_lapses()
    await sent(message)
    assert len(post.mails) == 1


@pytest.mark.parametrize("verb", ["GREETING", "MAIL", "RCPT", "DATA"])
async def test_a_refusal_that_passes_is_tried_again(post, verb):
    post.answers[verb] = "450 come back later, Mr. Sun"
    message, row = await sent(await reminder())
    assert (message.sent_at, row.gave_up_at) == (None, None)
    assert row.last_error == "the mail server answered 450"
    del post.answers[verb]
    await lease_lapses()
    message, row = await sent(message)
    assert len(post.mails) == 1
    assert row.done_at is not None


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
async def test_a_refusal_for_good_is_for_a_person_to_look_at(post, verb):
    post.answers[verb] = f"550 no <{ADDRESS}> here"
    message, row = await sent(await reminder())
    assert row.gave_up_at is not None
    assert (message.failure, row.last_error) == ("the mail server answered 550",) * 2


async def test_a_server_that_is_away_is_tried_again(configure):
    async with mail_server() as server:
        configure(smtp_url=f"smtp://127.0.0.1:{server.port}")
    _, row = await sent(await reminder())
    assert row.gave_up_at is None
    assert row.last_error == "the mail server cannot be used: ConnectionRefusedError"


async def test_a_password_travels_encrypted_only(configure, tmp_path, monkeypatch):
    tls, certificate = certified(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    async with mail_server(tls) as server:
        configure(smtp_url=f"smtp://hall:p%40ss@127.0.0.1:{server.port}")
        await sent(await reminder())
    assert len(server.mails) == 1
    assert server.passwords == ["p@ss"]
    assert server.heard.index("STARTTLS") < server.heard.index("AUTH")


async def test_a_server_that_cannot_encrypt_never_sees_the_password(configure):
    async with mail_server() as server:
        configure(smtp_url=f"smtp://hall:secret@127.0.0.1:{server.port}")
        _, row = await sent(await reminder())
    assert (server.passwords, server.mails) == ([], [])
    assert row.last_error == "the mail server cannot be used: SMTPNotSupportedError"


async def test_a_server_nobody_vouches_for_never_sees_the_password(configure, tmp_path):
    tls, _ = certified(tmp_path)
    async with mail_server(tls) as server:
        configure(smtp_url=f"smtp://hall:secret@127.0.0.1:{server.port}")
        _, row = await sent(await reminder())
    assert (server.passwords, server.mails) == ([], [])
    assert row.last_error == "the mail server cannot be used: SSLCertVerificationError"


async def test_in_a_demonstration_nothing_leaves_the_house():
    message, row = await sent(await reminder(Channel.SMS))
    assert message.provider_id == f"demo-{message.id}"
    assert row.done_at is not None


async def test_without_a_provider_a_person_must_look(configure):
    configure(demo=False)
    message, row = await sent(await reminder(Channel.SMS))
    assert row.gave_up_at is not None
    assert message.failure == "no provider for sms is configured"


async def test_the_log_names_neither_the_address_nor_the_text(post):
    with capture_logs() as lines:
        await sent(await reminder())
    assert lines
    assert ADDRESS not in str(lines)
    assert "0001" not in str(lines)


async def test_a_night_s_reminder_waits_until_eight(configure):
    late = datetime(2026, 11, 20, 15, tzinfo=UTC)  # 23:00 in Shanghai
    await queue_message(Channel.SMS, "19900000001", "T06", TEXT, key="late", at=late)
    row = await Outbox.objects().first()
    assert row.not_before == datetime(2026, 11, 21, 0, tzinfo=UTC)
