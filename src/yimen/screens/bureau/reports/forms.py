"""Forms of the reports: which one to draft, on which day one drafts itself."""

from datetime import date
from typing import Final

from django import forms

from yimen.records.network import queries as network
from yimen.rules.reports.kinds import (
    KINDS,
    LATEST_DAY,
    SOONEST_DAY,
    ReportKind,
    period_of,
)
from yimen.rules.statistics.periods import Period

KIND_CHOICES: Final = [(kind.value, one.label) for kind, one in KINDS.items()]
FIRST_DAY: Final = 5
OTHER_IDS: Final = "schedule-%s"  # two forms stand on one page


class _OfHall(forms.Form):
    """A kind of report and a hall."""

    kind = forms.ChoiceField(label="报告", choices=KIND_CHOICES)
    hall = forms.TypedChoiceField(label="大厅（含下级）", coerce=int)

    def at(self, path: str) -> "_OfHall":
        """The halls to choose from."""
        hall = self.fields["hall"]
        assert isinstance(hall, forms.TypedChoiceField)  # noqa: S101 - narrows
        hall.choices = [(one.node_id, one.name) for one in network.halls(path)]
        return self

    @property
    def asked_kind(self) -> ReportKind:
        """The kind that was chosen."""
        return ReportKind(self.cleaned_data["kind"])


class DraftForm(_OfHall):
    """Which report of which time."""

    month = forms.DateField(
        label="月份",
        input_formats=["%Y-%m"],
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
        help_text="季报、年报选其中任何一个月",
    )

    @property
    def asked_period(self) -> Period:
        """The period in which the chosen month lies."""
        on: date = self.cleaned_data["month"]
        return period_of(self.asked_kind, on)


class ScheduleForm(_OfHall):
    """On which day after its period a report drafts itself."""

    day = forms.IntegerField(
        label="期满后第几日",
        min_value=SOONEST_DAY,
        max_value=LATEST_DAY,
        initial=FIRST_DAY,
    )
    is_on = forms.BooleanField(label="自动起草", required=False, initial=True)
