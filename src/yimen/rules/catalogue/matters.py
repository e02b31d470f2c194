"""A matter (政务服务事项) as a value: what a published guide says, and nothing else.

行政许可法 30 has an organ publish the matter, its basis, conditions, number, steps,
limit and the list of all papers. This module is that list: a `Matter` is one version
of one guide. It never changes; an edit is another value with another number, and a
running case keeps the one it was accepted under.

Two limits stand side by side and are never mixed: the statutory one, and the promise
(承诺), which may only be shorter. A licence without a stated limit has twenty working
days by article 42, marked as the default it is. The five steps 受理 审核 审批 办结 送达
are always modelled; a step may be shown merged into the one before it, down to the
three that halls display (受理 批准 办结).

Not decided here: what may be published (`publication`), how long a limit runs
(`clock`), the plain elements of the guide (`elements`).
"""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.intake import Necessity
from yimen.rules.legal_clock.limits import Limit


class MatterType(StrEnum):
    """The ten powers and public service (GB/T 39046 A.1); one is history."""

    ADMINISTRATIVE_LICENSE = "administrative_license"
    ADMINISTRATIVE_PENALTY = "administrative_penalty"
    ADMINISTRATIVE_COERCION = "administrative_coercion"
    ADMINISTRATIVE_LEVY = "administrative_levy"
    ADMINISTRATIVE_BENEFIT = "administrative_benefit"
    ADMINISTRATIVE_INSPECTION = "administrative_inspection"
    ADMINISTRATIVE_CONFIRMATION = "administrative_confirmation"
    ADMINISTRATIVE_REWARD = "administrative_reward"
    ADMINISTRATIVE_ADJUDICATION = "administrative_adjudication"
    OTHER_POWER = "other_power"
    PUBLIC_SERVICE = "public_service"
    NON_LICENSE_APPROVAL = "non_license_approval"  # abolished in 2015, history only

    @property
    def is_applied_for(self) -> bool:
        """Whether anybody can ask for it: nobody applies for a penalty."""
        return self not in _NOT_APPLIED_FOR


_NOT_APPLIED_FOR: Final = {
    MatterType.ADMINISTRATIVE_PENALTY,
    MatterType.ADMINISTRATIVE_COERCION,
    MatterType.ADMINISTRATIVE_INSPECTION,
    MatterType.NON_LICENSE_APPROVAL,
}


class MatterState(StrEnum):
    """Where a matter stands in the catalogue."""

    DRAFT = "draft"
    IN_USE = "in_use"
    SUSPENDED = "suspended"
    FROZEN = "frozen"
    CANCELLED = "cancelled"


class VersionState(StrEnum):
    """Where one version of a matter stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


class CaseKind(StrEnum):
    """Decided at once, within a promise, or by several organs together.

    GB/T 39046 A.6 has the first two and 9 (other); exchanges write 3 for 联办件.
    """

    INSTANT = "instant"
    PROMISED = "promised"
    JOINT = "joint"  # led by one organ, with a graph of approvals


class BusinessLine(StrEnum):
    """The eight named windows of a town hall."""

    INVESTMENT = "investment"
    CONSTRUCTION_LAND = "construction_land"
    CIVIL_AFFAIRS = "civil_affairs"
    FAMILY_PLANNING = "family_planning"
    LABOUR = "labour"
    AGRICULTURE = "agriculture"
    PUBLIC_WELFARE = "public_welfare"
    LEGAL_ADVICE = "legal_advice"


class MaterialSource(StrEnum):
    """Who has the paper to begin with."""

    APPLICANT = "applicant"
    GOVERNMENT = "government"
    OTHER = "other"


class MaterialForm(StrEnum):
    """On paper, as a file, or either."""

    PAPER = "paper"
    ELECTRONIC = "electronic"
    EITHER = "either"


class StepKind(StrEnum):
    """The five steps every licence goes through."""

    ACCEPTANCE = "acceptance"
    EXAMINATION = "examination"
    APPROVAL = "approval"
    CLOSING = "closing"
    DELIVERY = "delivery"


class ResultKind(StrEnum):
    """What the applicant takes home; a certificate closes as 出证办结."""

    CERTIFICATE = "certificate"
    APPROVAL_DOCUMENT = "approval_document"
    REPLY = "reply"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A paper the matter asks for, and how it must look."""

    code: str  # stable within the matter, across versions
    name: str
    necessity: Necessity = Necessity.REQUIRED
    source: MaterialSource = MaterialSource.APPLICANT
    form: MaterialForm = MaterialForm.PAPER
    originals: int = 0
    copies: int = 0
    issuer: str = ""
    source_note: str = ""
    issued_within: str = ""
    page_format: str = ""
    blank_form: str = ""
    sample: str = ""
    fill_notes: str = ""
    accept_standard: str = ""
    basis: str = ""
    notes: str = ""
    is_shared: bool = False  # taken from a register, nobody brings it
    grace_days: int | None = None  # working days a deferrable paper may follow in


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureStep:
    """One step of the flow, who takes it and how long it may last."""

    kind: StepKind
    name: str
    limit: Limit | None = None
    handler: str = ""
    standard: str = ""
    is_merged: bool = False  # shown as one with the step before it


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeItem:
    """What is charged, by which basis, and when less."""

    name: str
    standard: str
    basis: str = ""
    amount_cents: int | None = None  # one piece, where the standard is one amount
    can_be_reduced: bool = False
    reduction_basis: str = ""
    item_code: str = ""  # of the fee register; without it nothing is charged
    is_optional: bool = False  # only for those who want it: a second certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq:
    """A question people ask, and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition of acceptance."""

    text: str
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One version of one matter: everything that its guide says."""

    code: str
    name: str
    matter_type: MatterType
    case_kind: CaseKind = CaseKind.PROMISED
    base_code: str = ""
    organ_id: int = 0
    matter_id: int = 0
    version_id: int = 0
    number: int = 1
    valid_from: date | None = None
    line: BusinessLine | None = None
    exercise_level: str = ""  # GB/T 39046 A.2: "1" state … "6" village, "7" several
    statutory_limit: Limit | None = None
    statutory_is_default: bool = False
    promised_limit: Limit | None = None
    extension_days: int = 10
    extension_article: str = "行政许可法42"
    visit_count: int | None = None
    is_charged: bool = False
    result_name: str = ""
    result_kind: ResultKind = ResultKind.OTHER
    needs_no_material: bool = False  # "none" was said, not left out
    elements: Elements = field(default_factory=Elements)
    conditions: tuple[Condition, ...] = ()
    materials: tuple[Material, ...] = ()
    steps: tuple[ProcedureStep, ...] = ()
    fees: tuple[FeeItem, ...] = ()
    faqs: tuple[Faq, ...] = ()

    def material(self, code: str) -> Material | None:
        """The paper with this code."""
        return next((m for m in self.materials if m.code == code), None)

    @property
    def is_joint(self) -> bool:
        """Whether several organs decide on parts of it (联办件)."""
        return self.case_kind is CaseKind.JOINT

    @property
    def shown_steps(self) -> tuple[tuple[ProcedureStep, ...], ...]:
        """The flow as it is displayed: merged steps stand together."""
        groups: list[tuple[ProcedureStep, ...]] = []
        for step in self.steps:
            if step.is_merged and groups:
                groups[-1] = (*groups[-1], step)
            else:
                groups.append((step,))
        return tuple(groups)


DEFAULT_STATUTORY: Final = Limit(20)
"""行政许可法 42: twenty working days where no law says otherwise."""

DEFAULT_STEPS: Final = (
    ProcedureStep(kind=StepKind.ACCEPTANCE, name="受理"),
    ProcedureStep(kind=StepKind.EXAMINATION, name="审核"),
    ProcedureStep(kind=StepKind.APPROVAL, name="审批", is_merged=True),
    ProcedureStep(kind=StepKind.CLOSING, name="办结"),
    ProcedureStep(kind=StepKind.DELIVERY, name="送达", is_merged=True),
)
"""The five steps, shown as the three of every hall: 受理, 批准, 办结."""


def with_default_limit(matter: Matter) -> Matter:
    """A licence that states no limit has the Act's, and says that it is a default."""
    licence = matter.matter_type is MatterType.ADMINISTRATIVE_LICENSE
    if not licence or matter.statutory_limit is not None:
        return matter
    return replace(matter, statutory_limit=DEFAULT_STATUTORY, statutory_is_default=True)
