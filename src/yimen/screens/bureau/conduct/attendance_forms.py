"""What the pages of attendance ask for."""

from typing import Final

from django import forms

from yimen.records.network import queries as network
from yimen.records.network.queries import HallChoice
from yimen.records.people import queries as people
from yimen.records.people.queries import OfficerFilter
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.conduct.attendance import Policy, Scheme
from yimen.rules.conduct.leave import Half
from yimen.screens.shared.case_forms import day_field, line
from yimen.screens.shared.conduct_words import CORRECTION_STATES, SCHEMES
from yimen.screens.shared.hall_choices import HallField, by_town
from yimen.screens.shared.leave_words import HALVES

_ALL: Final = ("", "全部")


def halls_of(actor: Actor) -> tuple[HallChoice, ...]:
    """The halls that the actor oversees, the own one first."""
    if not actor.hall_path:
        return ()
    if actor.has(Role.DUTY_DIRECTOR, Role.BUREAU_MANAGER, Role.SUPERVISOR):
        return network.halls(actor.hall_path)
    return tuple(
        one for one in network.halls(actor.hall_path) if one.node_id == actor.hall_id
    )


class SheetBar(forms.Form):
    """Which month of whom."""

    month = forms.CharField(
        label="月份", required=False, widget=forms.TextInput(attrs={"type": "month"})
    )
    hall = forms.ChoiceField(label="大厅", required=False)
    organ = forms.ChoiceField(label="单位", required=False)
    q = forms.CharField(label="姓名或工号", required=False, max_length=40)

    def __init__(self, actor: Actor, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.halls = {one.code: one for one in halls_of(actor)}
        halls = by_town(self.halls.values(), by="code")
        organs = [(str(one.organ_id), one.name) for one in people.organ_choices()]
        self.fields["hall"].choices = [_ALL, *halls]  # type: ignore[attr-defined]
        self.fields["organ"].choices = [_ALL, *organs]  # type: ignore[attr-defined]

    def wanted(self) -> OfficerFilter:
        """Whom to show; nonsense filters nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        hall = self.halls.get(said.get("hall", ""))
        organ = said.get("organ", "")
        return OfficerFilter(
            text=said.get("q", "").strip(),
            organ_id=int(organ) if organ else None,
            hall_path=hall.path if hall else "",
        )


class LoadForm(forms.Form):
    """A device's file and the hall it stands in."""

    node = HallField()
    file = forms.FileField(
        label="打卡文件",
        help_text="CSV 或 Excel",
        error_messages={"required": "请选文件。", "empty": "这个文件是空的。"},
    )

    def __init__(self, actor: Actor, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        HallField.offer(self, "node", halls_of(actor))


class PolicyForm(forms.Form):
    """The minutes of a hall."""

    node = HallField()
    valid_from = day_field("从哪天起")
    scheme = forms.TypedChoiceField(
        label="打卡",
        coerce=Scheme,
        choices=[(one.value, word) for one, word in SCHEMES.items()],
    )
    grace_minutes = forms.IntegerField(label="宽限几分钟", min_value=0, initial=0)
    absent_minutes = forms.IntegerField(
        label="超过几分钟按缺勤半天", min_value=1, initial=60
    )
    source = line("出处", "写制度名称，如《大厅考勤管理办法》第五条", required=True)

    def __init__(self, actor: Actor, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        HallField.offer(self, "node", halls_of(actor))

    def policy(self) -> Policy:
        """The minutes; raises where they can't be."""
        said = self.cleaned_data
        return Policy(
            scheme=said["scheme"],
            grace_minutes=said["grace_minutes"],
            absent_minutes=said["absent_minutes"],
            source=said["source"].strip(),
        )


class CorrectionBar(forms.Form):
    """Which corrections to list."""

    state = forms.ChoiceField(
        label="状态", required=False, choices=[_ALL, *CORRECTION_STATES.items()]
    )
    q = forms.CharField(label="姓名", required=False, max_length=40)
    first_on = day_field("从", required=False)
    last_on = day_field("到", required=False)


class RollForm(forms.Form):
    """Which half day is called."""

    on = day_field("哪天")
    half = forms.TypedChoiceField(
        label="上下午",
        coerce=Half,
        choices=[(one.value, word) for one, word in HALVES.items()],
    )
