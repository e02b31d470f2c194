"""Messages as lists show them: words for what they say and what became of them."""

from dataclasses import dataclass
from typing import Final

from yimen.records.messages.queries import MessageRow
from yimen.rules.messages import Channel, Fault, MessageKind, MessageState
from yimen.screens.shared.days import is_english
from yimen.screens.shared.wording.messages import MESSAGES, say_message

CHANNELS: Final = {
    Channel.SMS: "短信",
    Channel.MAIL: "邮件",
    Channel.INBOX: "站内",
    Channel.PAGE: "号票页面",
}
STATES: Final = {
    MessageState.QUEUED: "待发",
    MessageState.SENT: "已发",
    MessageState.FAILED: "没发出去",
    MessageState.READ: "已读",
}
TAGS: Final = {
    MessageState.QUEUED: "warm",
    MessageState.SENT: "good",
    MessageState.FAILED: "bad",
    MessageState.READ: "good",
}
FAULTS: Final = {
    Fault.NO_CONTACT: "没有登记手机和邮箱",
    Fault.NOT_A_MOBILE: "登记的是座机，收不到短信",
    Fault.NO_CARRIER: "还没有接邮件服务器",
    Fault.UNREACHABLE: "对方服务没有回应",
    Fault.TURNED_DOWN: "地址不存在",
}
_LINK: Final = "…"
KINDS: Final = {kind: MESSAGES[kind].title for kind in MessageKind}


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message with its words."""

    row: MessageRow
    title: str
    text: str
    state: str
    tag: str
    channel: str
    fault: str


def lines(rows: tuple[MessageRow, ...]) -> tuple[MessageLine, ...]:
    """The messages in the language of the page."""
    return tuple(map(_line, rows))


def _line(row: MessageRow) -> MessageLine:
    """Whoever has a link rates by it, so no list shows one."""
    hidden = {"link": _LINK} if "link" in row.facts else {}
    said = say_message(row.kind, {**row.facts, **hidden}, english=is_english())
    return MessageLine(
        row=row,
        title=said.title,
        text=said.text,
        state=STATES[row.state],
        tag=TAGS[row.state],
        channel=CHANNELS[row.channel],
        fault=FAULTS[row.fault] if row.fault else "",
    )
