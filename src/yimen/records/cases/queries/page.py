"""One case as its page shows it."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.rules.actors import Actor
from yimen.rules.applications import AgentPower, DeliveryWay
from yimen.rules.documents import DocumentKind, Ledger
from yimen.rules.intake import PaperState
from yimen.rules.lifecycle import State
from yimen.rules.matters import Material
from yimen.rules.steps import Step


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person or body, masked."""

    applicant_id: int
    kind: str
    name: str
    id_kind: str
    id_number: str


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """A material of the guide beside what was handed in."""

    material: Material
    state: PaperState
    originals: int
    copies: int
    remark: str
    uploads: tuple["UploadRow", ...]


@dataclass(frozen=True, slots=True)
class UploadRow:
    """A file of a case."""

    upload_id: int
    material_code: str
    name: str
    media_type: str
    size_bytes: int
    uploaded_at: datetime


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A paper of a case, void or not."""

    number: str
    kind: DocumentKind
    issued_at: datetime
    voided_at: datetime | None
    void_reason: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of the journal, as people read it."""

    sequence: int
    happened_at: datetime
    recorded_at: datetime
    actor: str
    step: Step
    article: str
    before: str
    after: str
    text: str  # the opinion or reason, if there is one


@dataclass(frozen=True, slots=True)
class ClockView:
    """The three clocks of a case on this day."""

    light: str
    notice_due_on: date | None
    due_on: date | None
    statutory_due_on: date | None
    delivery_due_on: date | None
    is_provisional: bool
    remaining_days: int | None  # working days to the promise
    statutory_remaining_days: int | None
    ledger: Ledger | None
    strip: object  # the clock strip of `rules.clock`, ready to draw


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything the desk and the window show of one case."""

    number: str
    version: int
    state: State
    kind: str
    result: str
    matter_version_id: int
    matter_code: str
    matter_name: str
    organ_name: str
    hall_name: str
    applicant: PersonLine
    agent: PersonLine | None
    agent_power: AgentPower
    delivery_way: DeliveryWay
    received_at: datetime
    accepted_at: datetime | None
    decided_at: datetime | None
    delivered_at: datetime | None
    received_by: str
    accepted_by: str
    examined_by: str
    decided_by: str
    holder: str
    is_mine: bool
    clock: ClockView
    materials: tuple[MaterialRow, ...]
    uploads: tuple[UploadRow, ...]  # those that belong to no material
    documents: tuple[DocumentRow, ...]
    history: tuple[HistoryRow, ...]
    told: frozenset[str]  # what the one notice named
    buttons: tuple[Step, ...]  # what this actor may do next


def case_page(number: str, actor: Actor, at: datetime) -> CasePage:
    """The case, if it is the actor's to see; else `NotFound`."""
    raise NotImplementedError
