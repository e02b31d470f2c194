"""What somebody types to book a place, or to find it again."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yimen.ports.identifiers import check_phone

CODE_DIGITS = 8


class Telephone(forms.CharField):
    """A telephone that can be dialled, as its standard writes it."""

    def clean(self, value: object) -> str:
        """The number without what people write between its digits."""
        said: str = super().clean(value)
        dialled = check_phone(said)
        if not dialled.is_valid:
            raise ValidationError(gettext("请填写能打通的手机或电话。"))
        return dialled.number


class Code(forms.CharField):
    """The eight digits of an appointment, however they were grouped."""

    def clean(self, value: object) -> str:
        """The digits alone."""
        said: str = super().clean(value)
        digits = "".join(sign for sign in said if sign.isdecimal())
        if len(digits) != CODE_DIGITS:
            raise ValidationError(gettext("预约码是 8 位数字。"))
        return digits


class Who(forms.Form):
    """Who comes, and how to reach them."""

    name = forms.CharField(
        label=_("姓名"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = Telephone(
        label=_("手机"),
        help_text=_("取消和查询时要用，只给大厅看。"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    matter = forms.CharField(
        label=_("办什么事"),
        help_text=_("写几个字就行，窗口好先准备。"),
        max_length=60,
        required=False,
    )


class Mine(forms.Form):
    """The code and the telephone of an appointment."""

    code = Code(
        label=_("预约码"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    phone = Telephone(
        label=_("预约时填的手机"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
