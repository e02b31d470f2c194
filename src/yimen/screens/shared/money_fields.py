"""A form field for an amount of money, typed in yuan, kept in cents."""

from typing import Any

from django import forms

from yimen.rules.money.fees import cents_read


class YuanField(forms.CharField):
    """80, 80.5, 1,080.50: the cents of it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget",
            forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        )
        super().__init__(max_length=20, **kwargs)

    def clean(self, value: Any) -> int | None:
        """The cents; None where nothing was typed and nothing is needed."""
        text = super().clean(value)
        if not text:
            return None
        cents = cents_read(text)
        if cents is None or cents < 0:
            raise forms.ValidationError("请写成 80 或 80.50 这样的金额。")
        return cents
