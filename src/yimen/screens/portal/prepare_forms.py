"""What somebody fills in at home, and what they type to find it again."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yimen.records.agency.queries import HallChoice
from yimen.records.cases.queries import PreparedPage
from yimen.rules.cases.drafts import Said
from yimen.rules.catalogue.matters import Matter
from yimen.screens.portal.appointment_forms import Telephone

CODE_DIGITS = 10


class Prepare(forms.Form):
    """Who comes, where to, and what is together already; nothing is checked yet."""

    name = forms.CharField(
        label=_("申请人姓名或单位名称"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    id_number = forms.CharField(
        label=_("身份证号或统一社会信用代码"),
        help_text=_("不想现在填也行，到窗口刷证。"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = Telephone(
        label=_("手机"),
        help_text=_("要求有变化时发短信告诉您；再来接着填时也要用。"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    hall = forms.ChoiceField(label=_("打算去哪个大厅"))
    papers = forms.MultipleChoiceField(
        label=_("已经备好的材料"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("想先说明的情况"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, matter: Matter, halls: Sequence[HallChoice], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        brought = [one for one in matter.materials if not one.is_shared]
        self.fields["hall"].choices = [  # type: ignore[attr-defined] # a choice field
            (hall.code, hall.name) for hall in halls
        ]
        self.fields["papers"].choices = [  # type: ignore[attr-defined] # a choice field
            (one.code, one.name) for one in brought
        ]

    def said(self) -> Said:
        """What is kept, apart from the place and the telephone."""
        typed = self.cleaned_data
        plain = {name: [typed[name].strip()] for name in ("name", "id_number", "note")}
        return {**plain, "papers": list(typed["papers"])}


def typed(page: PreparedPage) -> dict[str, object]:
    """A form begins with what was filled in before."""
    plain = {name: page.first(name) for name in ("name", "id_number", "note")}
    papers = list(page.said.get("papers", ()))
    return {**plain, "papers": papers, "hall": page.hall_code, "phone": page.phone}


class FindPrepared(forms.Form):
    """The code of a form and the telephone under which it was kept."""

    code = forms.CharField(
        label=_("预填码"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    phone = Telephone(
        label=_("预填时填的手机"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_code(self) -> str:
        """The ten digits alone, however they were grouped."""
        digits = "".join(one for one in str(self.cleaned_data["code"]) if one.isdigit())
        if len(digits) != CODE_DIGITS:
            raise ValidationError(gettext("预填码是 10 位数字。"))
        return digits
