"""What the pages of the rounds ask for."""

from typing import Any, Final

from django import forms

from yimen.records.catalogue.actions import RoundPlan, RoundSaid
from yimen.records.people.queries import organ_choices
from yimen.rules.catalogue.rounds import ROUND_KINDS, RoundKind
from yimen.screens.shared.attempts import Versioned
from yimen.screens.shared.case_forms import day_field, line, text

WHOLE_CATALOGUE: Final = "全部目录"
_LOOKS_AT: Final = "例如：没有依据的、可以合并的、上级已经取消的、承诺时限偏长的"


class BeginForm(forms.Form):
    """A round to begin."""

    kind = forms.TypedChoiceField(
        label="种类",
        coerce=RoundKind,
        choices=[(kind.value, words) for kind, words in ROUND_KINDS.items()],
        help_text="回头看要等一轮清理结束以后",
    )
    name = line("名称", "例如：2026年第一轮事项目录清理", required=True)
    organ = forms.TypedChoiceField(
        label="范围", required=False, coerce=int, empty_value=None
    )
    begun_on = day_field("从哪天开始", help_text="清理前的数字，看这一天的前一天")
    looks_at = text("看什么", _LOOKS_AT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organ = self.fields["organ"]
        assert isinstance(organ, forms.ChoiceField)  # noqa: S101 - narrows
        organ.choices = [
            ("", WHOLE_CATALOGUE),
            *((str(one.organ_id), one.name) for one in organ_choices()),
        ]

    def plan(self) -> RoundPlan:
        """The answers as the action takes them."""
        said = dict(self.cleaned_data)
        return RoundPlan(organ_id=said.pop("organ"), **said)


class ChangeForm(Versioned):
    """What a running round says."""

    name = line("名称", required=True)
    begun_on = day_field("从哪天开始")
    looks_at = text("看什么", _LOOKS_AT)
    progress = forms.CharField(
        label="进展",
        required=False,
        max_length=4000,
        help_text="审到哪里、联审会定了什么；以前写的留在经过里",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def said(self) -> RoundSaid:
        """The answers as the action takes them."""
        names = RoundSaid.__dataclass_fields__
        return RoundSaid(**{name: self.cleaned_data[name] for name in names})


class CloseForm(Versioned):
    """The last day of a round, and what came of it."""

    ended_on = day_field(
        "到哪天结束", help_text="到这一天为止做的变更都算；结束以后再做的不算"
    )
    result = text("结果", "结束以后数字定格，不能再改；结果对外公布，不写个人信息")
