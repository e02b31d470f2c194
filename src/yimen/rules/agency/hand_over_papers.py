"""The sheet of a hand-over (交接单): what goes from whose hand into whose.

The station's ledger wants date, client, item, materials, to whom and back from whom
(rulebook 4.9.2), and each hand-over is signed by who gives and by who takes. So the
sheet lists every paper with its pieces, names both places and both persons, says when
each signed, and whose the papers are until the second one has. It is made when the
giver signs, and once more with both when the taker has; what comes back to the villager
goes by the same sheet.

It is no receipt of an application: that is the organ's (行政许可法 32), later or
earlier. Whoever carries papers for somebody keeps the others out of that business, so
the sheet bears no query code, and the client's number only masked.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.rules.agency.custody import ItemKind
from yimen.rules.documents.frame import (
    TITLES,
    DocumentKind,
    Fields,
    Lines,
    Sheet,
    Signatures,
    Table,
)
from yimen.rules.documents.paper_facts import instant_words, long_day
from yimen.rules.legal_clock.calendar import local_date

KINDS: Final = {
    ItemKind.ORIGINAL: "原件，办完退还",
    ItemKind.BUNDLE: "申请材料",
    ItemKind.RESULT: "办理结果，交委托人",
}
WAITING: Final = "等签收"
BOTH_SIGN: Final = (
    "双方当面点清、各自签名；接收人签收以前，材料由移交人负责。一式两份，双方各执一份。"
)
NO_RECEIPT: Final = "本单只记材料在谁手里，不是受理凭证，不影响法定时限的起算。"


@dataclass(frozen=True, slots=True)
class Hand:
    """A place, the person who signed there, and when; nobody yet: ""."""

    place: str
    person: str = ""
    signed_at: datetime | None = None

    @property
    def signed(self) -> str:
        """When it was signed, or that this is still to come."""
        return instant_words(self.signed_at) if self.signed_at else WAITING


@dataclass(frozen=True, slots=True)
class Moved:
    """A paper that goes over."""

    name: str
    kind: ItemKind
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverPaper:
    """Everything that a hand-over's sheet says."""

    errand_number: str
    sequence: int  # of the errand's line: it numbers the sheet
    matter_name: str
    matter_code: str
    client: str
    client_id: str  # masked
    giver: Hand
    taker: Hand
    moved: tuple[Moved, ...]
    tracking: str
    at: datetime
    contact: str
    contact_phone: str
    supervision_phone: str


def hand_over_sheet(facts: HandOverPaper) -> Sheet:
    """The sheet, with one signature or with both."""
    return Sheet(
        kind=DocumentKind.HAND_OVER,
        title=TITLES[DocumentKind.HAND_OVER],
        number=f"{facts.errand_number}-{facts.sequence}",
        addressee=facts.client,
        addressee_id=facts.client_id,
        case_number=facts.errand_number,
        query_code="",
        matter_name=facts.matter_name,
        matter_code=facts.matter_code,
        sections=(
            _hands(facts),
            Table(
                "移交清单",
                ("材料", "件数", "说明"),
                tuple(
                    (one.name, str(one.pieces), KINDS[one.kind]) for one in facts.moved
                ),
            ),
            Lines("说明", (BOTH_SIGN, NO_RECEIPT)),
            Signatures(("移交人签名", "接收人签名")),
        ),
        seal=facts.giver.place,
        issued_on=long_day(local_date(facts.at)),
        contact=facts.contact,
        contact_phone=facts.contact_phone,
        supervision_phone=facts.supervision_phone,
    )


def _hands(facts: HandOverPaper) -> Fields:
    by_post = f"快递，单号 {facts.tracking}" if facts.tracking else "当面移交"
    return Fields(
        "移交",
        (
            ("委托人", facts.client),
            ("移交人", _named(facts.giver)),
            ("移交时间", facts.giver.signed),
            ("接收人", _named(facts.taker)),
            ("接收时间", facts.taker.signed),
            ("移交方式", by_post),
        ),
    )


def _named(hand: Hand) -> str:
    return " ".join(filter(None, (hand.place, hand.person)))
