"""What loading a holiday notice asks."""

from typing import Any, Final

from django import forms

from yimen.rules.decoding import decoded
from yimen.rules.legal_clock.calendar import NATION

MOST_CHARACTERS: Final = 200_000


class Notice(forms.Form):
    """A notice as a file or as text, under a name and for a region."""

    content = forms.CharField(
        label="粘贴通知全文，或从表格里复制",
        help_text="通知原文直接贴进来就行；表格要有日期、类型、名称、依据四列。",
        widget=forms.Textarea(attrs={"rows": 10}),
        required=False,
        max_length=MOST_CHARACTERS,
    )
    file = forms.FileField(
        label="或者上传文件", help_text="CSV 或文本文件", required=False
    )
    label = forms.CharField(
        label="版本名",
        help_text="例如 2027，或 2026-补充",
        max_length=40,
    )
    region = forms.RegexField(
        r"^(CN|\d{6}|\d{9}|\d{12})$",
        label="适用地区",
        help_text="全国写 CN；地方放假写行政区划代码，例如 450000。",
        initial=NATION,
        error_messages={"invalid": "写 CN，或 6、9、12 位的行政区划代码。"},
    )

    def clean(self) -> dict[str, Any]:
        """The text of the notice, wherever it came from."""
        said: dict[str, Any] = super().clean() or {}
        file = said.get("file")
        if file is not None and file.size <= MOST_CHARACTERS:
            said["content"] = decoded(file.read())
            said["source"] = file.name
        elif file is not None:
            self.add_error("file", "文件太大了，放假安排只有几十行。")
        elif not said.get("content", "").strip():
            self.add_error("content", "请粘贴通知，或上传文件。")
        return said


class Confirmed(forms.Form):
    """The notice that was looked at, once more."""

    content = forms.CharField(widget=forms.HiddenInput, strip=False)
    source = forms.CharField(widget=forms.HiddenInput, required=False)
    label = forms.CharField(widget=forms.HiddenInput)
    region = forms.CharField(widget=forms.HiddenInput)
