"""What the desk asks for before it acts."""

from django import forms

from yimen.records.cases.queries import Filters
from yimen.rules.cases.lifecycle import State
from yimen.rules.legal_clock.pauses import Procedure
from yimen.screens.shared import case_words
from yimen.screens.shared.case_forms import line, text


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "请写成 2026-10-22 这样的日期。"},
    )


class Nothing(forms.Form):
    """An act that needs no words."""


class Examine(forms.Form):
    """The examiner's opinion."""

    proposes_grant = forms.TypedChoiceField(
        label="审查意见",
        choices=[("yes", "建议准予"), ("no", "建议不予许可")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选一个意见。"},
    )
    text = text("意见的理由", "写清看了什么、凭什么这样认为。")


class Pause(forms.Form):
    """A special procedure; the clock stops only with the written notice."""

    procedure = forms.TypedChoiceField(
        label="哪一种特别程序",
        coerce=Procedure,
        error_messages={"required": "请选一种特别程序。"},
    )
    asked_days = forms.IntegerField(
        label="需要几个工作日",
        help_text="只停这么多天；超过的天数照算时限。",
        min_value=1,
        max_value=365,
        error_messages={"required": "请写需要几个工作日。"},
    )
    reason = text("为什么需要", "会印在《特别程序告知书》上，交给申请人。")


class Resume(forms.Form):
    """How the special procedure ended."""

    outcome = text("特别程序的结果", "时限从收到结果的第二天接着算。")


class Extend(forms.Form):
    """The one extension, by the right rank, before expiry."""

    days = forms.IntegerField(
        label="延长几个工作日",
        min_value=1,
        max_value=60,
        error_messages={"required": "请写延长几个工作日。"},
    )
    reason = text("延长的理由", "会印在《延期办理告知书》上，交给申请人。")


class Grant(forms.Form):
    """What is granted."""

    content = text("准予什么", rows=2)
    certificate_name = line("证照名称", "没有证照就空着。")
    certificate_number = line("证照编号", "空着由系统编号。")
    scope = line("范围")
    valid_from = _day("有效期从")
    last_valid_on = _day("有效期到(含当天)")
    conditions = line("附带条件")
    duties = line("应当履行的义务")

    def clean(self) -> dict[str, object]:
        said: dict[str, object] = super().clean() or {}
        first, last = said.get("valid_from"), said.get("last_valid_on")
        if first and last and str(last) < str(first):
            self.add_error("last_valid_on", "有效期的末日在首日之前。")
        return said


class Refuse(forms.Form):
    """Why it is refused: every part is required by article 38."""

    facts = text("查明的事实")
    reason = text("不予许可的理由")
    basis = text("法律依据", "写明法律名称和条款。", rows=2)
    standard = text("对照的条件或标准", rows=2)


class FilterBar(forms.Form):
    """What of the worklist to show."""

    state = forms.ChoiceField(label="状态", required=False)
    light = forms.ChoiceField(
        label="亮灯",
        required=False,
        choices=[("", "全部"), *case_words.LIGHTS],
    )
    holder = forms.ChoiceField(
        label="谁在办",
        required=False,
        choices=[("", "全部"), ("mine", "我的"), ("nobody", "没人领的")],
    )
    text = forms.CharField(
        label="找",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": "编号、姓名、事项、拼音首字母"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "全部在办")]
        choices += [(state.value, case_words.STATES[state]) for state in State]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """The filters, as far as they make sense; nonsense filters nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        state = said.get("state")
        return Filters(
            states=frozenset({State(state)}) if state else frozenset(),
            light=said.get("light", ""),
            holder=said.get("holder", ""),
            text=said.get("text", "").strip(),
        )


class Forward(forms.Form):
    """To which matter of the upper organ, with which opinion."""

    upper_code = line("上级机关的事项编码", required=True)
    opinion = text("初审意见")
