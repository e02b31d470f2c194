"""What stands in an authorisation letter."""

import re
from collections.abc import Iterable
from typing import Any, Final

from django import forms

from yimen.records.people.actions.grant_letter import LetterFacts
from yimen.records.people.actions.renew_letter import Renewal
from yimen.records.people.queries import OrganChoice

_BETWEEN: Final = re.compile(r"[\s,，、;；]+")
_DAY: Final = {"type": "date"}


class RenewalForm(forms.Form):
    """What is new about a renewed letter."""

    number = forms.CharField(label="新的编号", max_length=40)
    last_valid_on = forms.DateField(
        label="截止日期（含当天）",
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        help_text="从原来那份到期的第二天起，事项和人不变。",
    )
    signed_by = forms.CharField(label="签发人", max_length=30)

    def renewal(self) -> Renewal:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return Renewal(said["number"], said["last_valid_on"], said["signed_by"])


class LetterForm(forms.Form):
    """Who may decide what, from when to when."""

    number = forms.CharField(
        label="授权书编号", max_length=40, help_text="如 青市监授〔2026〕3号"
    )
    organ = forms.ChoiceField(label="授权单位")
    officer = forms.ChoiceField(
        label="被授权人", help_text="首席代表，或当场办结即办件的窗口人员"
    )
    matters = forms.CharField(
        label="事项编码",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一行一个，或用逗号隔开；不填就是这个单位的全部事项",
    )
    valid_from = forms.DateField(
        label="起始日期", widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    )
    last_valid_on = forms.DateField(
        label="截止日期（含当天）",
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
    )
    signed_by = forms.CharField(label="签发人", max_length=30)

    def __init__(
        self,
        organs: Iterable[OrganChoice],
        officers: Iterable[tuple[int, str]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        organ, officer = self.fields["organ"], self.fields["officer"]
        assert isinstance(organ, forms.ChoiceField)  # noqa: S101 - narrows
        assert isinstance(officer, forms.ChoiceField)  # noqa: S101 - narrows
        organ.choices = [(str(one.organ_id), one.name) for one in organs]
        officer.choices = [(str(pk), name) for pk, name in officers]

    def letter(self) -> LetterFacts:
        """The answers as the action takes them."""
        said = self.cleaned_data
        codes = _BETWEEN.split(said["matters"].strip())
        return LetterFacts(
            number=said["number"],
            organ_id=int(said["organ"]),
            officer_id=int(said["officer"]),
            matter_codes=frozenset(code for code in codes if code),
            valid_from=said["valid_from"],
            last_valid_on=said["last_valid_on"],
            signed_by=said["signed_by"],
        )
