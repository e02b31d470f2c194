"""Bills: lists, one bill, its papers; what a case's applicant may see of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from yimen.records.fees import facts, models
from yimen.records.fees.queries import papers
from yimen.records.fees.queries.rows import Row, rows
from yimen.records.people.queries.paging import A_PAGE, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.rules import masking
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applicants import ApplicantKind
from yimen.rules.documents.frame import Sheet
from yimen.rules.legal_clock.calendar import start_of_day
from yimen.rules.money.payments import (
    UNDER_WAY,
    Balance,
    BillState,
    Means,
    PayState,
    RefundGround,
    RefundState,
)
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class BillFilter:
    """Which bills to list."""

    text: str = ""
    state: str = ""
    means: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BillRow:
    """A bill in a list."""

    number: str
    state: BillState
    payer: str  # masked
    hall: str
    due_cents: int
    paid_cents: int
    refunded_cents: int
    raised_at: datetime
    raised_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BillLineRow:
    """One fee on a bill."""

    line_id: int
    case: str
    matter: str
    code: str
    name: str
    standard: str
    basis: str
    quantity: Decimal
    unit: str
    gross_cents: int
    reduction: str
    document: str
    reduced_cents: int
    net_cents: int
    refunded_cents: int
    left_cents: int  # what may still be asked back
    is_live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRow:
    """One try to pay."""

    key: str
    means: Means
    state: PayState
    cents: int
    reference: str
    started_at: datetime
    settled_at: datetime | None
    taken_by: str
    is_on_site: bool
    change_cents: int
    ebill_code: str
    ebill_number: str
    ebill_check_code: str

    @property
    def is_under_way(self) -> bool:
        """Whether it has no end yet."""
        return self.state in UNDER_WAY


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundRow:
    """Money to be given back, or given back."""

    refund_id: int
    bill: str
    state: RefundState
    ground: RefundGround
    reason: str
    cents: int
    means: Means
    asked_at: datetime
    asked_by: str
    asked_by_id: int
    decided_by: str
    note: str
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BillPage:
    """Everything about one bill."""

    number: str
    state: BillState
    place: Place
    hall: str
    payer: str
    balance: Balance
    raised_at: datetime
    raised_by: str
    lines: tuple[BillLineRow, ...]
    payments: tuple[PaymentRow, ...]
    refunds: tuple[RefundRow, ...]
    papers: tuple[str, ...]  # fee_notice, fee_receipt, fee_refund

    @property
    def under_way(self) -> PaymentRow | None:
        """The online payment that has no end yet."""
        return next((one for one in self.payments if one.is_under_way), None)


@dataclass(frozen=True, slots=True)
class OwnBill:
    """A bill as whoever holds the case's query code sees it."""

    number: str
    state: BillState
    due_cents: int
    names: tuple[str, ...]
    key: str  # of the payment under way, if there is one


def bills(
    wanted: BillFilter, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[BillRow]:
    """The bills the actor may see, the newest first."""
    found = _visible(actor).filter(_matching(wanted)).distinct().order_by("-pk")
    return slice_of(found, page, _row, size=size)


def bill_page(number: str, actor: Actor) -> BillPage:
    """One bill; raises `NotFound`."""
    row = _visible(actor).filter(number=number).first()
    if row is None:
        raise NotFound(bill=number)
    payments = row.payments.select_related("taken_by").order_by("pk")
    return BillPage(
        number=row.number,
        state=BillState(row.state),
        place=Place(hall_id=row.hall_id, hall_path=row.hall.path),
        hall=row.hall.name,
        payer=_masked(row.payer),
        balance=facts.balance(row),
        raised_at=row.raised_at,
        raised_by=_name(row.raised_by),
        lines=_lines(row),
        payments=tuple(_payment(one) for one in payments),
        refunds=_refunds(models.Refund.objects.filter(bill=row)),
        papers=tuple(papers.sheets(number)),
    )


def refunds(actor: Actor, state: str = "") -> tuple[RefundRow, ...]:
    """The refunds the actor may see, those that wait first."""
    found = models.Refund.objects.filter(bill__in=_visible(actor))
    return _refunds(found.filter(state=state) if state else found)[:200]


def bill_sheet(number: str, slot: str, actor: Actor) -> Sheet:
    """A paper of the bill as it was issued last; raises `NotFound`."""
    if not _visible(actor).filter(number=number).exists():
        raise NotFound(bill=number)
    return papers.sheet(number, slot)


def own_bills(case: str) -> tuple[OwnBill, ...]:
    """The live bills of a case and its parts, for whoever holds its query code."""
    found = models.Bill.objects.filter(
        _of_whole("lines__case", case), lines__is_live=True
    ).distinct()
    return tuple(_own(row) for row in found.order_by("pk"))


def _of_whole(way: str, case: str) -> Q:
    """What a case or a part of it stands on."""
    return Q(**{f"{way}__number": case}) | Q(**{f"{way}__parent__number": case})


def own_sheet(number: str, slot: str, case: str) -> Sheet:
    """A paper of a bill that this case stands on; raises `NotFound`."""
    lines = models.BillLine.objects.filter(_of_whole("case", case))
    if not lines.filter(bill__number=number).exists():
        raise NotFound(bill=number)
    return papers.sheet(number, slot)


def payment_of(key: str, case: str) -> str:
    """The bill of this payment, if the case stands on it; raises `NotFound`."""
    whole = _of_whole("bill__lines__case", case)
    found = models.Payment.objects.filter(whole, key=key)
    number = found.values_list("bill__number", flat=True).first()
    if number is None:
        raise NotFound(payment=key)
    return number


def _visible(actor: Actor) -> QuerySet[models.Bill]:
    found = models.Bill.objects.select_related("hall", "payer", "raised_by")
    return found.filter(seen_by(sight_of(actor, Step.SEE_BILLS), organ=None))


def _matching(wanted: BillFilter) -> Q:
    found = Q()
    if wanted.text:
        found &= (
            Q(number=wanted.text)
            | Q(lines__case__number=wanted.text)
            | Q(payer__name__icontains=wanted.text)
            | Q(payer__initials__startswith=wanted.text.lower())
            | Q(payments__reference=wanted.text)
            | Q(payments__ebill_number=wanted.text)
        )
    if wanted.state:
        found &= Q(state=wanted.state)
    if wanted.means:
        found &= Q(payments__means=wanted.means, payments__state=PayState.PAID)
    if wanted.first:
        found &= Q(raised_at__gte=start_of_day(wanted.first))
    if wanted.last:
        found &= Q(raised_at__lt=start_of_day(wanted.last + timedelta(days=1)))
    return found


def _row(row: Any) -> BillRow:
    return BillRow(
        number=row.number,
        state=BillState(row.state),
        payer=_masked(row.payer),
        hall=row.hall.name,
        due_cents=row.due_cents,
        paid_cents=row.paid_cents,
        refunded_cents=row.refunded_cents,
        raised_at=row.raised_at,
        raised_by=_name(row.raised_by),
    )


def _lines(bill: models.Bill) -> tuple[BillLineRow, ...]:
    left = {one.line_id: one.left_cents for one in facts.paid_lines(bill)}
    return tuple(
        _line(row, left[row["id"]]) for row in rows("lines", {"bill": bill.pk})
    )


def _line(row: Row, left_cents: int) -> BillLineRow:
    return BillLineRow(
        line_id=row["id"],
        case=row["case_number"],
        matter=row["matter"],
        code=row["code"],
        name=row["name"],
        standard=row["standard"],
        basis=row["basis"],
        quantity=row["quantity"].normalize(),
        unit=row["unit"],
        gross_cents=row["gross_cents"],
        reduction=row["reduction"] or "",
        document=row["document"],
        reduced_cents=row["reduced_cents"],
        net_cents=row["net_cents"],
        refunded_cents=row["refunded_cents"],
        left_cents=left_cents,
        is_live=row["is_live"],
    )


def _payment(row: Any) -> PaymentRow:
    given = row.given_cents
    return PaymentRow(
        key=row.key,
        means=Means(row.means),
        state=PayState(row.state),
        cents=row.cents,
        reference=row.reference,
        started_at=row.started_at,
        settled_at=row.settled_at,
        taken_by=_name(row.taken_by),
        is_on_site=row.is_on_site,
        change_cents=0 if given is None else given - row.cents,
        ebill_code=row.ebill_code,
        ebill_number=row.ebill_number,
        ebill_check_code=row.ebill_check_code,
    )


def _refunds(found: QuerySet[models.Refund]) -> tuple[RefundRow, ...]:
    listed = found.select_related("bill", "payment", "asked_by", "decided_by")
    order = {RefundState.ASKED.value: 0, RefundState.SENT.value: 1}
    ordered = sorted(listed, key=lambda row: (order.get(row.state, 2), -row.pk))
    return tuple(
        RefundRow(
            refund_id=row.pk,
            bill=row.bill.number,
            state=RefundState(row.state),
            ground=RefundGround(row.ground),
            reason=row.reason,
            cents=row.cents,
            means=Means(row.payment.means),
            asked_at=row.asked_at,
            asked_by=row.asked_by.name,
            asked_by_id=row.asked_by_id,
            decided_by=_name(row.decided_by),
            note=row.note,
            settled_at=row.settled_at,
        )
        for row in ordered
    )


def _own(row: models.Bill) -> OwnBill:
    going = row.payments.filter(state__in=sorted(UNDER_WAY)).first()
    names = row.lines.order_by("order").values_list("fee__name", flat=True)
    return OwnBill(
        number=row.number,
        state=BillState(row.state),
        due_cents=row.due_cents,
        names=tuple(names),
        key=going.key if going else "",
    )


def _masked(payer: Any) -> str:
    is_person = payer.kind == ApplicantKind.PERSON
    return masking.name(payer.name) if is_person else str(payer.name)


def _name(officer: Any) -> str:
    return officer.name if officer else ""
