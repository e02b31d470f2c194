"""What may be asked of the past: one form for each kind of change."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any, Final

from django import forms

from yimen.records.approvals.queries import graph_page, graphs
from yimen.records.network import queries as network
from yimen.records.statistics.queries.advice import matters_in_force
from yimen.rules.authority.actors import Actor
from yimen.rules.what_if.replaying import Kind, Question

_DAY: Final = {"type": "date"}
_ISO: Final = "%Y-%m-%d"  # the one form in which browsers take a day
_CLOCK: Final = {"type": "time"}
_YEAR: Final = timedelta(days=365)
_MOST_DAYS: Final = 3660


class PastForm(forms.Form):
    """Which past is replayed."""

    title = forms.CharField(label="起个名字", max_length=80)
    hall = forms.ChoiceField(label="哪里")
    first_on = forms.DateField(label="从", widget=forms.DateInput(_DAY, _ISO))
    last_on = forms.DateField(label="到（含）", widget=forms.DateInput(_DAY, _ISO))

    def clean(self) -> dict[str, Any]:
        """The days in their order, and not too many of them."""
        said = super().clean() or {}
        first_on, last_on = said.get("first_on"), said.get("last_on")
        if first_on and last_on and not 0 <= (last_on - first_on).days <= _MOST_DAYS:
            self.add_error("last_on", "结束日期要在开始日期之后，最多十年。")
        return said

    def change(self) -> Mapping[str, Any]:
        """What is changed."""
        raise NotImplementedError


class LimitForm(PastForm):
    """A shorter promise."""

    matter = forms.ChoiceField(label="事项", required=False)
    days = forms.IntegerField(
        label="承诺改成几个工作日", min_value=0, max_value=400, required=False
    )
    percent_less = forms.IntegerField(
        label="或者各自缩短百分之几",
        help_text="两个填一个：填了天数就不看百分比。",
        min_value=1,
        max_value=99,
        required=False,
    )
    dataset = forms.CharField(
        label="用外部数据集",
        help_text="不填就用本系统的办件；填数据集的名称。",
        max_length=200,
        required=False,
    )

    def change(self) -> Mapping[str, Any]:
        """The new promise."""
        said = self.cleaned_data
        return {
            "matter": said["matter"],
            "days": said["days"],
            "percent_less": said["percent_less"] or 0,
            "dataset": said["dataset"].strip(),
        }


class WindowsForm(PastForm):
    """Fewer or merged windows."""

    fewer = forms.IntegerField(
        label="每天少开几个窗口",
        help_text="关掉当天坐得最短的，剩下的从开门坐到关门，至少留一个。",
        min_value=0,
        initial=0,
    )
    is_pooled = forms.BooleanField(label="每个窗口什么业务都办", required=False)

    def change(self) -> Mapping[str, Any]:
        """The other windows."""
        return {name: self.cleaned_data[name] for name in ("fewer", "is_pooled")}


class HoursForm(PastForm):
    """Other hours."""

    opens = forms.TimeField(
        label="几点开门", required=False, widget=forms.TimeInput(attrs=_CLOCK)
    )
    closes = forms.TimeField(
        label="几点关门", required=False, widget=forms.TimeInput(attrs=_CLOCK)
    )

    def change(self) -> Mapping[str, Any]:
        """The other hours."""
        said = self.cleaned_data
        return {name: _minutes(said[name]) for name in ("opens", "closes")}


class GraphForm(PastForm):
    """Another graph of approvals."""

    graph = forms.ChoiceField(label="审批图")

    def change(self) -> Mapping[str, Any]:
        """The other graph."""
        matter, _, number = self.cleaned_data["graph"].rpartition(":")
        return {"matter": matter, "graph": int(number)}


FORMS: Final[Mapping[Kind, type[PastForm]]] = {
    Kind.LIMIT: LimitForm,
    Kind.WINDOWS: WindowsForm,
    Kind.HOURS: HoursForm,
    Kind.GRAPH: GraphForm,
}


def form_of(kind: Kind, data: Any, actor: Actor, today: date, asked: Any) -> PastForm:
    """The form for a kind of question; last year is filled in."""
    initial = {
        "first_on": today - _YEAR,
        "last_on": today - timedelta(days=1),
        **{name: asked[name] for name in ("matter", "days", "title") if name in asked},
    }
    form = FORMS[kind](data, initial=initial)
    halls = network.halls(actor.hall_path)
    _choose(form, "hall", [(one.code, one.name) for one in halls])
    if kind is Kind.LIMIT:
        matters = matters_in_force()
        named = [(one.code, f"{one.name}（{one.organ}）") for one in matters]
        _choose(form, "matter", [("", "全部事项"), *named])
    if kind is Kind.GRAPH:
        _choose(form, "graph", list(_graph_choices()))
    return form


def _choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows
    field.choices = choices


def _graph_choices() -> list[tuple[str, str]]:
    found = []
    for row in graphs():
        versions = graph_page(row.matter_code).versions
        found += [
            (f"{row.matter_code}:{one.number}", f"{row.matter_name} 第{one.number}版")
            for one in versions
        ]
        found.append((f"{row.matter_code}:0", f"{row.matter_name} 全部同时办"))
    return found


def question_of(kind: Kind, form: PastForm) -> Question:
    """What was asked, with the place's id."""
    said = form.cleaned_data
    node = network.node_of_code(said["hall"])
    assert node is not None  # noqa: S101 - it was among the choices
    return Question(
        kind=kind,
        title=said["title"],
        node_id=node.node_id,
        path=node.path,
        first_on=said["first_on"],
        last_on=said["last_on"],
        **form.change(),
    )


def _minutes(said: time | None) -> int | None:
    return None if said is None else said.hour * 60 + said.minute
