"""What the cashier types."""

from collections.abc import Iterable

from django import forms

from yimen.records.fees.actions.ask_refund import RefundWish
from yimen.records.fees.actions.take_payment import Tender
from yimen.records.fees.queries import BillFilter, BillLineRow
from yimen.rules.money.fees import yuan
from yimen.rules.money.payments import EBill, Means, RefundGround
from yimen.screens.shared.fee_words import BILL_STATES, GROUNDS, MEANS
from yimen.screens.shared.money_fields import YuanField

_DAY = {"type": "date"}
_LINE = "line-"


class Pay(forms.Form):
    """Cash or card."""

    means = forms.TypedChoiceField(
        choices=[(one.value, MEANS[one]) for one in (Means.CASH, Means.POS)],
        coerce=Means,
    )
    given = YuanField(label="收到现金（元）", required=False)
    reference = forms.CharField(label="小票流水号", max_length=40, required=False)

    def tender(self) -> Tender:
        """What was put on the counter."""
        said = self.cleaned_data
        return Tender(
            means=said["means"], given_cents=said["given"], reference=said["reference"]
        )


class ElectronicBill(forms.Form):
    """The fiscal e-bill's three numbers."""

    code = forms.CharField(label="票据代码", max_length=8)
    number = forms.CharField(label="票据号码", max_length=10)
    check_code = forms.CharField(label="校验码", max_length=6)

    def ebill(self) -> EBill:
        """The numbers as the action takes them."""
        return EBill(**self.cleaned_data)


class AskRefund(forms.Form):
    """Why money goes back, and how much of which line."""

    ground = forms.TypedChoiceField(
        label="为什么退",
        choices=[(one.value, GROUNDS[one]) for one in RefundGround],
        coerce=RefundGround,
    )
    reason = forms.CharField(label="具体情况", max_length=200)

    def of(self, lines: Iterable[BillLineRow]) -> "AskRefund":
        """With a field for each line that has something left."""
        for row in lines:
            if row.left_cents:
                label = f"退 {row.name}（元，最多 {yuan(row.left_cents)}）"
                field = YuanField(label=label, required=False)
                self.fields[f"{_LINE}{row.line_id}"] = field
        return self

    def wish(self) -> RefundWish:
        """The answers as the action takes them."""
        said = self.cleaned_data
        wanted = {
            int(name.removeprefix(_LINE)): cents
            for name, cents in said.items()
            if name.startswith(_LINE) and cents is not None
        }
        return RefundWish(ground=said["ground"], reason=said["reason"], wanted=wanted)


class BillBar(forms.Form):
    """Which bills to show."""

    text = forms.CharField(label="找", required=False, max_length=60)
    state = forms.ChoiceField(label="状态", required=False)
    means = forms.ChoiceField(label="方式", required=False)
    first = forms.DateField(
        label="从", required=False, widget=forms.DateInput(attrs=_DAY)
    )
    last = forms.DateField(
        label="到", required=False, widget=forms.DateInput(attrs=_DAY)
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        states = [(one.value, word) for one, word in BILL_STATES.items()]
        means = [(one.value, word) for one, word in MEANS.items()]
        self.fields["state"].choices = [("", "全部"), *states]  # type: ignore[attr-defined]
        self.fields["means"].choices = [("", "全部"), *means]  # type: ignore[attr-defined]
        self.fields["text"].widget.attrs["placeholder"] = (
            "单号、办件编号、姓名、流水号、票号"
        )

    def filter(self) -> BillFilter:
        """The filter, as far as it makes sense; nonsense filters nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        return BillFilter(
            text=said.get("text", "").strip(),
            state=said.get("state", ""),
            means=said.get("means", ""),
            first=said.get("first"),
            last=said.get("last"),
        )
