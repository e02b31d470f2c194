"""What the acts on a joint case ask."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django import forms

from yimen.records.approvals.queries import JointPage
from yimen.rules.joint.gatherings import Calling, GatheringKind, Presence
from yimen.rules.joint.graphs import FormField
from yimen.rules.joint.members import Answer
from yimen.rules.legal_clock.calendar import CHINA
from yimen.screens.shared import joint_words
from yimen.screens.shared.case_forms import REQUIRED

_LONG: Final = forms.Textarea(attrs={"rows": 4})


class Nothing(forms.Form):
    """Only a button."""


class Why(forms.Form):
    """A reason."""

    reason = forms.CharField(
        label="理由", max_length=2000, widget=_LONG, error_messages=REQUIRED
    )


class Say(forms.Form):
    """A unit's opinion."""

    answer = forms.TypedChoiceField(
        label="意见",
        choices=list(joint_words.ANSWERS.items()),
        coerce=Answer,
        widget=forms.RadioSelect,
        error_messages=REQUIRED,
    )
    reason = forms.CharField(
        label="说明",
        max_length=2000,
        widget=_LONG,
        required=False,
        help_text="不同意的，一定要写理由。",
    )


class Gather(forms.Form):
    """A survey or a meeting."""

    kind = forms.TypedChoiceField(
        label="做什么",
        choices=list(joint_words.GATHERINGS.items()),
        coerce=GatheringKind,
    )
    starts_at = forms.DateTimeField(
        label="什么时候",
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
    )
    place = forms.CharField(label="在哪里", max_length=120)
    subject = forms.CharField(label="看什么、议什么", max_length=300)
    units = forms.TypedMultipleChoiceField(
        label="通知哪些单位", coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, page: JointPage, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        units = {row.organ_id: row.unit for row in page.members}
        self.fields["units"].choices = list(units.items())  # type: ignore[attr-defined]

    def calling(self) -> Calling:
        """What the units are called to."""
        said = self.cleaned_data
        starts_at: datetime = said["starts_at"]
        return Calling(
            kind=said["kind"],
            place=said["place"],
            subject=said["subject"],
            starts_at=starts_at.replace(tzinfo=CHINA),
            units=tuple(said["units"]),
        )


class Attend(forms.Form):
    """Whom the unit sent, or why it can't come."""

    persons = forms.CharField(
        label="到场人员",
        max_length=200,
        required=False,
        help_text="用顿号隔开。现场核查要两名以上。",
    )
    opinion = forms.CharField(
        label="意见", max_length=1000, widget=_LONG, required=False
    )
    excuse = forms.CharField(label="不能到场的正当理由", max_length=300, required=False)

    def presence(self) -> Presence:
        """What the unit signs."""
        said = self.cleaned_data
        named = said["persons"].replace("，", "、").replace(",", "、").split("、")
        return Presence(
            persons=tuple(named), opinion=said["opinion"], excuse=said["excuse"]
        )


class Minutes(forms.Form):
    """What was found or agreed."""

    text = forms.CharField(
        label="纪要", max_length=8000, widget=forms.Textarea(attrs={"rows": 8})
    )


class OneForm(forms.Form):
    """The one form of a bundle: a field for each question."""

    def __init__(
        self,
        *args: object,
        questions: Iterable[FormField],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for question in questions:
            self.fields[question.key] = _field(question)


def _field(question: FormField) -> forms.Field:
    if question.choices:
        entries = [(entry, entry) for entry in question.choices]
        return forms.ChoiceField(
            label=question.label,
            required=question.required,
            choices=[("", "请选"), *entries],
            error_messages=REQUIRED,
        )
    return forms.CharField(
        label=question.label,
        max_length=300,
        required=question.required,
        error_messages=REQUIRED,
    )
