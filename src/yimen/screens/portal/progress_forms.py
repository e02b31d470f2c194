"""What an applicant types to see their case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.rules.cases.numbers import CASE_NUMBER_LENGTH, plain_query_code


class Question(forms.Form):
    """The case number and the code beside it on the receipt."""

    n = forms.CharField(
        label=_("办件编号"),
        help_text=_("印在单子上方：办件 24 位，代办 16 位，反映的事 14 位。"),
        max_length=2 * CASE_NUMBER_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    code = forms.CharField(
        label=_("查询码"),
        help_text=_("印在编号旁边，8 位，不分大小写。"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )

    def clean_n(self) -> str:
        """The number without the spaces that make it readable."""
        return "".join(str(self.cleaned_data["n"]).split())

    def clean_code(self) -> str:
        """The code without dashes, spaces and small letters."""
        return plain_query_code(str(self.cleaned_data["code"]))

    def asked(self) -> dict[str, str]:
        """What the action wants to know."""
        return {"number": self.cleaned_data["n"], "code": self.cleaned_data["code"]}
