"""The living page: every component in every state, and every frame, with samples."""

from dataclasses import dataclass
from typing import Final

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.rules.authority.steps import Step
from yimen.screens.shared import look_samples
from yimen.screens.shared.access import access, public
from yimen.screens.shared.charts import framed

FRAMES: Final = (
    "window",
    "public",
    "case",
    "kiosk",
    "ticket",
    "board",
    "paper",
    "signin",
    "refused",
    "error",
)


class Sample(forms.Form):
    """One question of every kind."""

    name = forms.CharField(label="姓名", max_length=20)
    id_number = forms.CharField(label="证件号码", help_text="身份证上的 18 位号码")
    phone = forms.CharField(label="手机", required=False)
    organ = forms.ChoiceField(
        label="部门", choices=[("", "全部部门"), ("scjg", "市场监管局")], required=False
    )
    reason = forms.CharField(
        label="理由", widget=forms.Textarea, help_text="写给申请人看，一两句话说清楚"
    )
    way = forms.ChoiceField(
        label="结果怎么给您？",
        choices=[("self", "自己来取"), ("post", "邮寄到家")],
        widget=forms.RadioSelect,
    )
    situations = forms.MultipleChoiceField(
        label="属于哪种情形？",
        choices=[("new", "新办"), ("change", "变更"), ("renew", "延续")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    paper = forms.FileField(
        label="营业执照照片", help_text="JPG、PNG 或 PDF，10MB 以内", required=False
    )
    agree = forms.BooleanField(label="我已核对原件", required=False)


class SignIn(forms.Form):
    """What the sign-in page asks."""

    username = forms.CharField(label="工号")
    password = forms.CharField(label="密码", widget=forms.PasswordInput)


@dataclass(frozen=True, slots=True)
class Page:
    """Where a list stands among its pages."""

    number: int
    pages: int
    total: int


def _wrong() -> Sample:
    form = Sample({"name": "", "id_number": "50011719900101123X", "way": ""})
    form.add_error("id_number", "最后一位对不上，请再核对一遍。")
    return form


def look(request: HttpRequest, frame: str = "") -> HttpResponse:
    """The living page, or one frame with its samples."""
    if frame and frame not in FRAMES:
        raise Http404
    values = {
        **look_samples.samples(),
        "frames": FRAMES,
        "chart": framed(look_samples.CHART),
        "form": SignIn() if frame == "signin" else Sample(prefix="ok"),
        "wrong": _wrong(),
        "page": Page(number=7, pages=42, total=15300),
    }
    template = f"shared/look/{frame}.html" if frame else "shared/look/look.html"
    return render(request, template, values)


def options(request: HttpRequest) -> HttpResponse:
    """The picker's answers: samples whose name or initials hold what was typed."""
    asked = request.GET.get("q", "").lower()
    found = [one for one in look_samples.OPTIONS if asked in one.value + one.name]
    return render(request, "shared/_options.html", {"options": found})


for _view in (look, options):
    (public if settings.DEMO else access(Step.SEE_LOOK))(_view)
