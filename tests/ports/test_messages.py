"""Mail goes to a real server, which here stands next door."""

import socket
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from yimen.ports.messages import NoCarrier, NotCarried, Outgoing, SmtpMail, carrier
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.messages import Channel, Fault

NOON = datetime(2026, 9, 18, 12, tzinfo=CHINA)
NOTE = Outgoing("key-1", "zhang@example.cn", "结果出来了", "请到政务中心领取。")


class Postbox:
    """Takes what comes, unless the address is unknown or the box is full."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802 - the server's name for it
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address.startswith("nobody"):
            return "550 no such user"
        if address.startswith("full"):
            return "452 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the server's name for it
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, SmtpMail]]:
    """A server on a free port, and mail that goes to it."""
    box = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    yield box, SmtpMail(f"smtp://127.0.0.1:{port}", "hall@example.cn")
    server.stop()


def test_a_letter_arrives_whole(postbox: tuple[Postbox, SmtpMail]) -> None:
    box, mail = postbox

    first = mail.carry(NOTE, NOON)
    again = mail.carry(NOTE, NOON)

    assert first == again == "<key-1@example.cn>"
    letter = box.letters[0]
    assert letter["Subject"] == NOTE.title
    assert letter["To"] == NOTE.to
    assert letter.get_content().strip() == NOTE.text
    assert {one["Message-ID"] for one in box.letters} == {first}


@pytest.mark.parametrize(
    ("to", "fault", "again"),
    [
        ("nobody@example.cn", Fault.TURNED_DOWN, False),
        ("full@example.cn", Fault.TURNED_DOWN, True),
    ],
)
def test_what_the_server_turns_down(
    postbox: tuple[Postbox, SmtpMail], to: str, fault: Fault, again: bool
) -> None:
    box, mail = postbox

    with pytest.raises(NotCarried) as refused:
        mail.carry(Outgoing("key-2", to, "", ""), NOON)

    assert (refused.value.fault, refused.value.may_be_tried_again) == (fault, again)
    assert not box.letters


def test_a_server_that_is_not_there_is_tried_again() -> None:
    with pytest.raises(NotCarried) as refused:
        SmtpMail("smtp://127.0.0.1:1", "hall@example.cn").carry(NOTE, NOON)

    assert refused.value.fault is Fault.UNREACHABLE
    assert refused.value.may_be_tried_again


def test_without_a_server_no_mail_leaves() -> None:
    assert isinstance(carrier(Channel.MAIL), NoCarrier)
    with pytest.raises(NotCarried):
        carrier(Channel.MAIL).carry(NOTE, NOON)
