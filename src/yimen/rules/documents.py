"""What each paper of a case says: values that any screen can set in type."""

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """The papers of a case, by their English names (rulebook 9)."""

    ACCEPTANCE_NOTICE = "acceptance_notice"  # 9.1 受理通知书
    INTAKE_RECEIPT = "intake_receipt"  # 9.2 收取材料凭证
    ONE_TIME_NOTICE = "one_time_notice"  # 9.3 一次性告知书
    REJECTION = "rejection"  # 9.4 不予受理决定书
    REFUSAL = "refusal"  # 9.5 不予许可决定书
    GRANT = "grant"  # 9.6 准予许可决定书
    PAUSE_NOTICE = "pause_notice"  # 9.9 特别程序告知书
    EXTENSION_NOTICE = "extension_notice"  # 9.10 延期办理告知书
    DELIVERY_RECEIPT = "delivery_receipt"  # 9.12 送达回证
    COLLECTION_VOUCHER = "collection_voucher"  # 9.13 领取凭证
    CLOSING_NOTICE = "closing_notice"  # 9.17 退件、撤回通知书


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels and values, one under the other."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heads."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Running text, a paragraph each."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One day of the due date's ledger, in words."""

    on: str
    counted: bool
    total: int
    why: str
    article: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Why this day: the limit day by day."""

    title: str
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, each with a date."""

    places: tuple[str, ...]


Section = Fields | Table | Lines | Ledger | Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole paper: the common frame and its sections in order."""

    kind: DocumentKind
    title: str
    number: str
    addressee: str  # the name, in full: a paper is for its addressee
    addressee_id: str
    case_number: str
    query_code: str
    matter_name: str
    matter_code: str
    sections: tuple[Section, ...]
    seal: str  # the name over the special seal
    issued_on: str
    contact: str
    contact_phone: str
    supervision_phone: str
    copies: int = 2
