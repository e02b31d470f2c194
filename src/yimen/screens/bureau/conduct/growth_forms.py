"""What the pages of training, honours and weights ask for."""

from django import forms

from yimen.rules.authority.actors import Actor
from yimen.rules.conduct.training import FULL_MARKS, HonourKind, TrainingKind
from yimen.screens.bureau.conduct.attendance_forms import halls_of
from yimen.screens.bureau.conduct.forms import choose, staff_of
from yimen.screens.shared.case_forms import day_field, line
from yimen.screens.shared.conduct_words import HONOURS, TRAININGS
from yimen.screens.shared.hall_choices import HallField


class TrainingForm(forms.Form):
    """A training to be put down."""

    node = HallField()
    kind = forms.TypedChoiceField(
        label="哪一种",
        coerce=TrainingKind,
        choices=[(one.value, word) for one, word in TRAININGS.items()],
    )
    title = line("培训名称", required=True)
    held_on = day_field("哪天")
    hours = forms.IntegerField(label="学时", min_value=1, initial=2)
    teacher = line("谁讲")
    pass_mark = forms.IntegerField(
        label="及格分",
        required=False,
        min_value=1,
        max_value=FULL_MARKS,
        help_text="有考试才写",
    )
    evidence = line("凭据", "签到表、试卷放在哪里")

    def choose(self, actor: Actor) -> "TrainingForm":
        """The halls that the actor oversees."""
        HallField.offer(self, "node", halls_of(actor))
        return self


class HonourForm(forms.Form):
    """An honour to be put down."""

    officer = forms.TypedChoiceField(label="谁", coerce=int)
    kind = forms.TypedChoiceField(
        label="哪一种",
        coerce=HonourKind,
        choices=[(one.value, word) for one, word in HONOURS.items()],
    )
    given_on = day_field("哪天")
    title = line("因为什么", required=True)
    given_by = line("谁给的", "发文单位、群众，或得到帮助的岗位", required=True)
    evidence = line("凭据", "文号、锦旗照片、工单号", required=True)

    def choose(self, actor: Actor) -> "HonourForm":
        """The people that the actor oversees."""
        choose(self, "officer", staff_of(actor))
        return self


class WeightForm(forms.Form):
    """How hard a matter is from a day on."""

    matter_code = line("事项编码", required=True)
    weight = forms.DecimalField(
        label="系数",
        min_value=0,
        max_digits=4,
        decimal_places=2,
        help_text="普通事项是 1，难一倍写 2",
    )
    valid_from = day_field("从哪天起")
    source = line("出处", "写文件名称", required=True)
