"""What is asked when something is done with a request for information."""

from typing import Any

from django import forms

from yimen.records.orders.queries import RequestFilter
from yimen.records.people import queries as people
from yimen.rules.voice.information_requests import Arrival, Asked, Form, Reply
from yimen.screens.shared.case_forms import day_field, line, text
from yimen.screens.shared.request_words import ARRIVALS, FORMS, REPLIES, STATES


class Bar(forms.Form):
    """Which requests to show."""

    q = forms.CharField(label="找", required=False, max_length=60)
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[
            ("", "全部"),
            ("open", "没答复的"),
            *((one.value, word) for one, word in STATES.items()),
        ],
    )
    organ = forms.ChoiceField(label="单位", required=False)
    first_on = day_field("从", required=False)
    last_on = day_field("到", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organs = [(str(one.organ_id), one.name) for one in people.organ_choices()]
        self.fields["organ"].choices = [("", "全部"), *organs]  # type: ignore[attr-defined]

    def wanted(self) -> RequestFilter:
        """The filter; nonsense filters nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        return RequestFilter(
            text=said.get("q", ""),
            state=said.get("state", ""),
            organ_id=int(said["organ"]) if said.get("organ") else None,
            first_on=said.get("first_on"),
            last_on=said.get("last_on"),
        )


class Reason(forms.Form):
    """Why."""

    reason = text("理由", rows=2)


class Answer(forms.Form):
    """The kind of answer, and what is said."""

    reply = forms.TypedChoiceField(
        label="怎么答复",
        coerce=Reply,
        choices=[(one.value, word) for one, word in REPLIES.items()],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="答复内容",
        help_text="公开的写内容或者在哪里看；其他的写理由、依据和救济途径。不收费。",
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class Correction(forms.Form):
    """What is unclear, and by when it is to be supplied."""

    what = text("要补正什么", "只能一次，要说全。", rows=3)
    correct_by = forms.DateField(
        label="最晚哪天补正", widget=forms.DateInput(attrs={"type": "date"})
    )


class Corrected(forms.Form):
    """What the applicant says."""

    text = text("申请人补正的内容")


class Consult(forms.Form):
    """Whom to ask."""

    party = line("第三方名称", required=True)
    is_person = forms.BooleanField(label="是个人（页面上隐去姓名）", required=False)


class Consulted(forms.Form):
    """What the third party says."""

    agrees = forms.TypedChoiceField(
        label="第三方怎么说",
        coerce={"yes": True, "no": False}.get,
        choices=[("yes", "同意公开"), ("no", "不同意"), ("silent", "逾期没有答复")],
        widget=forms.RadioSelect,
    )
    reason = text("意见和理由", rows=2)


class Extend(forms.Form):
    """More time."""

    days = forms.IntegerField(
        label="延长几个工作日", min_value=1, max_value=20, initial=20
    )
    reason = text("理由", "会告知申请人。", rows=2)


class NewRequest(forms.Form):
    """What article 29 wants, and how it came."""

    arrival = forms.TypedChoiceField(
        label="怎么来的",
        coerce=Arrival,
        choices=[
            (one.value, word)
            for one, word in ARRIVALS.items()
            if one is not Arrival.INTERNET
        ],
    )
    organ = forms.ChoiceField(label="向哪个单位申请")
    wanted = text("要什么信息", "名称、文号，或者能查到它的描述。")
    form = forms.TypedChoiceField(
        label="要什么形式",
        coerce=Form,
        choices=[(one.value, word) for one, word in FORMS.items()],
    )
    name = line("姓名或名称", required=True)
    id_number = forms.CharField(
        label="身份证号或统一社会信用代码",
        help_text=(
            "没有这两样的，写护照、通行证号码。来信、传真里没有写的先空着，登记以后"
            "通知补正（条例第三十条）。"
        ),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    is_confirmed = forms.BooleanField(label="核对过证件，号码就是这样", required=False)
    contact = line("联系方式", required=True)
    once = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        organs = [(str(one.organ_id), one.name) for one in people.organ_choices()]
        self.fields["organ"].choices = organs  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """What is asked for."""
        said = self.cleaned_data
        return Asked(
            submit_key=said["once"],
            arrival=said["arrival"],
            form=said["form"],
            organ_id=int(said["organ"]),
            name=said["name"],
            contact=said["contact"],
            wanted=said["wanted"],
            id_number=said["id_number"],
            is_confirmed=said["is_confirmed"],
        )
