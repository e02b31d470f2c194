"""Options of a case, and what was paid on it."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.ports.vault import vault
from yimen.records.agency import models
from yimen.rules.cases.options import OptionGround, OptionKind


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option of a case, ended or not."""

    option_id: int
    kind: OptionKind
    ground: OptionGround
    detail: str
    proof: str
    given_at: datetime
    given_by: str
    ended_at: datetime | None
    end_reason: str


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """What was paid, or what a later line replaced."""

    amount_cents: int
    paid_on: date
    voucher: str
    noted_at: datetime
    noted_by: str
    voided_at: datetime | None
    void_reason: str

    @property
    def yuan(self) -> str:
        """The amount as people write it."""
        return f"{self.amount_cents // 100:,}.{self.amount_cents % 100:02d}"


def options_of(case_number: str) -> tuple[OptionRow, ...]:
    """The options of a case that the actor has been shown, newest first."""
    rows = models.CaseOption.objects.select_related("given_by")
    box = vault()
    return tuple(
        OptionRow(
            row.pk,
            OptionKind(row.kind),
            OptionGround(row.ground),
            box.unseal(bytes(row.detail_sealed)),
            row.proof,
            row.given_at,
            row.given_by.name,
            row.ended_at,
            row.end_reason,
        )
        for row in rows.filter(case__number=case_number).order_by("-pk")
    )


def payments_of(case_number: str) -> tuple[PaymentRow, ...]:
    """What was noted as paid, the line that counts first."""
    rows = models.BenefitPayment.objects.select_related("noted_by")
    return tuple(
        PaymentRow(
            row.amount_cents,
            row.paid_on,
            row.voucher,
            row.noted_at,
            row.noted_by.name,
            row.voided_at,
            row.void_reason,
        )
        for row in rows.filter(case__number=case_number).order_by("-pk")
    )
