"""How messages leave the house: text messages by a gateway, mail by SMTP.

A carrier is given a key with every message and carries the same key once, so that a
message whose fate is unknown (the line broke after it was sent) can safely be handed in
again. An installation hands in the carrier of its gateway with `use`; without one,
text messages are laid down in a table where everybody can look what would have been
sent.
Mail goes to the server that `YIMEN_MAIL` names (`smtp://user:password@host:25`,
`smtps://…`, `smtp+starttls://…`).
"""

import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import connection

from yimen.ports.vault import vault
from yimen.rules.messages import Channel, Fault

SECONDS: Final = 15
_KEPT: Final = """
INSERT INTO sms_laid_down (key, phone_sealed, text_sealed, laid_at)
VALUES (%s, %s, %s, %s)
ON CONFLICT (key) DO NOTHING
"""
_PERMANENT: Final = range(500, 600)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message with its address, in words."""

    key: str
    to: str
    title: str
    text: str


class NotCarried(Exception):
    """The message did not leave, or nobody knows."""

    def __init__(self, fault: Fault, *, may_be_tried_again: bool) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.may_be_tried_again = may_be_tried_again


class Carrier(Protocol):
    """Takes messages to their addresses."""

    def carry(self, message: Outgoing, at: datetime) -> str:
        """The carrier's own reference; the same key again changes nothing."""
        ...


class TableOfTexts:
    """Text messages laid down in a table, sealed; the same key once."""

    def carry(self, message: Outgoing, at: datetime) -> str:
        box = vault()
        phone, text = box.seal(message.to), box.seal(message.text)
        with connection.cursor() as cursor:
            cursor.execute(_KEPT, (message.key, phone, text, at))
        return f"table:{message.key[:12]}"


class SmtpMail:
    """Mail through a server; the key becomes the Message-ID."""

    def __init__(self, server: str, sender: str) -> None:
        self._server = urlsplit(server)
        self._sender = sender

    def carry(self, message: Outgoing, at: datetime) -> str:
        letter = self._letter(message, at)
        try:
            with self._open() as line:
                line.send_message(letter)
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            gone = all(code in _PERMANENT for code in codes)
            raise NotCarried(Fault.TURNED_DOWN, may_be_tried_again=not gone) from None
        except (OSError, smtplib.SMTPException):
            raise NotCarried(Fault.UNREACHABLE, may_be_tried_again=True) from None
        return str(letter["Message-ID"])

    def _letter(self, message: Outgoing, at: datetime) -> EmailMessage:
        letter = EmailMessage()
        letter["From"] = Address(addr_spec=self._sender)
        letter["To"] = Address(addr_spec=message.to)
        letter["Subject"] = message.title
        letter["Date"] = at
        letter["Message-ID"] = f"<{message.key[:32]}@{self._sender.partition('@')[2]}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(message.text)
        return letter

    def _open(self) -> smtplib.SMTP:
        host, port = self._server.hostname or "", self._server.port or 0
        if self._server.scheme == "smtps":
            safe = ssl.create_default_context()
            line: smtplib.SMTP = smtplib.SMTP_SSL(
                host, port, timeout=SECONDS, context=safe
            )
        else:
            line = smtplib.SMTP(host, port, timeout=SECONDS)
        try:
            if self._server.scheme == "smtp+starttls":
                line.starttls(context=ssl.create_default_context())
            if self._server.username:
                password = unquote(self._server.password or "")
                line.login(unquote(self._server.username), password)
        except BaseException:
            line.close()
            raise
        return line


class NoCarrier:
    """Nothing leaves: the installation has not said how."""

    def carry(self, message: Outgoing, at: datetime) -> str:  # noqa: ARG002 - nothing to carry
        raise NotCarried(Fault.NO_CARRIER, may_be_tried_again=True)


_used: dict[Channel, Carrier] = {}


def use(channel: Channel, carrier: Carrier) -> None:
    """From now on, messages of this channel leave by this carrier."""
    _used[channel] = carrier


def carrier(channel: Channel) -> Carrier:
    """How messages of this channel leave here."""
    return _used.get(channel) or _by_setting(channel)


def _by_setting(channel: Channel) -> Carrier:
    if channel is Channel.SMS:
        return TableOfTexts()
    server: str = settings.YIMEN_MAIL
    sender: str = settings.YIMEN_MAIL_FROM
    return SmtpMail(server, sender) if server else NoCarrier()
