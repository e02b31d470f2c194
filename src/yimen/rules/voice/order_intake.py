"""What somebody says when an order is registered, and what it must hold.

信访工作条例 19: 「一般应当采用书面形式提出信访事项，并载明其姓名（名称）、住址和请
求、事实、 理由。对采用口头形式提出的信访事项，有关机关、单位应当如实记录。」 So a
petition is named; anything else may come without a name, and is then answered on the
page alone. Nobody is asked for more than is needed to answer (个人信息保护法 6): no
identity number.

A failed visit needs a cause and nothing else: no text, no case, no name (rulebook 4.8).
"""

from dataclasses import dataclass
from typing import Final

from yimen.rules.catalogue.telephones import digits
from yimen.rules.refusals import Refused
from yimen.rules.voice.order_kinds import ASKED_FOR, KINDS, OrderKind, Source
from yimen.rules.voice.root_causes import Cause

LONGEST_TEXT: Final = 8000
LONGEST_TOPIC: Final = 60
_TELEPHONE_DIGITS: Final = range(7, 16)


class NothingSaid(Refused):
    """An order says what it is about."""


class NamelessPetition(Refused):
    """A petition names the person and how to reach them."""


class NotATelephone(Refused):
    """This can't be a telephone number."""


class NotAskedFor(Refused):
    """A review hangs on the petition before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was said, by whom, and what is known of it."""

    kind: OrderKind
    source: Source
    submit_key: str
    text: str = ""
    topic: str = ""
    name: str = ""
    phone: str = ""
    category: str = ""
    place_id: int | None = None  # the grid or hall it is about
    matter_code: str = ""
    case_number: str = ""
    cause: Cause | None = None
    accused_id: int | None = None

    @property
    def line(self) -> str:
        """The topic, or the beginning of the text."""
        said = self.topic.strip() or self.text.strip().partition("\n")[0].strip()
        return said if len(said) <= LONGEST_TOPIC else f"{said[:LONGEST_TOPIC]}…"


def check_told(told: Told) -> None:
    """Raise unless this can be registered."""
    if told.kind not in ASKED_FOR:
        raise NotAskedFor(kind=told.kind)
    is_silent = not told.text.strip() and told.cause is None
    if is_silent or len(told.text) > LONGEST_TEXT:
        raise NothingSaid(kind=told.kind)
    if KINDS[told.kind].must_be_named and not (
        told.name.strip() and told.phone.strip()
    ):
        raise NamelessPetition(kind=told.kind)
    if told.phone.strip() and len(digits(told.phone)) not in _TELEPHONE_DIGITS:
        raise NotATelephone
