"""Changing the state of a matter, and how a hall below carries it out."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.records.catalogue import actions, queries
from yimen.records.catalogue.queries import MatterPage
from yimen.records.network.queries import HallChoice, halls
from yimen.records.people.queries import organ_choices
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may, require
from yimen.rules.catalogue import captions
from yimen.rules.catalogue.elements import LOCAL, elements
from yimen.rules.catalogue.matter_changes import CHANGES, MOVES, TABLE, Change
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.catalogue.matters import frame
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.request import OurRequest


def _sent(request: OurRequest) -> Any:
    """What was sent, an empty form too."""
    return request.POST if request.method == "POST" else None


class ChangeForm(forms.Form):
    """Which change, ordered by which document."""

    change = forms.ChoiceField(label="变更", widget=forms.RadioSelect)
    basis = forms.CharField(
        label="依据文件", max_length=200, help_text="文号和名称：云政发〔2026〕3号"
    )
    reason = forms.CharField(
        label="说明", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    organ = forms.ChoiceField(
        label="承接部门", required=False, help_text="承接、下放、权限变更要选"
    )
    others = forms.CharField(
        label="并入哪个事项", required=False, help_text="合并时写它的实施编码"
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, page: MatterPage, data: Any = None) -> None:
        super().__init__(data, initial={"seen": page.version})
        change, organ = self.fields["change"], self.fields["organ"]
        if isinstance(change, forms.ChoiceField):
            change.choices = [(c.value, CHANGES[c]) for c in TABLE[page.state]]
        if isinstance(organ, forms.ChoiceField):
            organ.choices = [
                ("", "—"),
                *((str(o.organ_id), o.name) for o in organ_choices()),
            ]

    def order(self) -> actions.Order:
        """The change as the action takes it."""
        said = self.cleaned_data
        change = Change(said["change"])
        moves = change in MOVES and bool(said["organ"])
        return actions.Order(
            change=change,
            basis=said["basis"],
            reason=said["reason"],
            organ_id=int(said["organ"]) if moves else None,
            others=tuple(said["others"].split()) if change is Change.MERGE else (),
        )


@access(Step.CHANGE_MATTER_STATE)
def change(request: OurRequest, code: str) -> HttpResponse:
    """Suspend, resume, hand down, merge, cancel … by a document."""
    page = queries.matter_page(code, by=request.actor)
    form = ChangeForm(page, _sent(request))
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _changed(request, code, form))
        if done:
            messages.success(request, f"改好了，现在是“{done.value}”。")
            return redirect("bureau:matter", code)
    known = {**frame(request, page), "form": form}
    return render(request, "bureau/catalogue/catalogue_change.html", known)


def _changed(request: OurRequest, code: str, form: ChangeForm) -> str:
    state = actions.change_matter(
        code,
        form.order(),
        by=request.actor,
        at=request.now,
        seen=form.cleaned_data["seen"],
    )
    return captions.STATES[state]


_LOCAL: Final = tuple(f for f in elements() if f.name in LOCAL)
_AS_DISTRICT: Final = (("", "和区里一样"), ("yes", "是"), ("no", "否"))
_ANSWERS: Final = {"yes": True, "no": False}


class HallForm(forms.Form):
    """What one hall says otherwise; what is left empty is as in the district."""

    is_offered = forms.BooleanField(label="本大厅办这件事", required=False)

    def __init__(self, page: MatterPage, own: dict[str, Any], data: Any = None) -> None:
        super().__init__(data, initial={"is_offered": True} | own)
        for f in _LOCAL:
            standard = getattr(page.shown.elements, f.name)
            term = f.metadata["term"]
            if isinstance(standard, bool):
                self.fields[f.name] = forms.ChoiceField(
                    label=term, choices=_AS_DISTRICT, required=False
                )
            else:
                self.fields[f.name] = forms.CharField(
                    label=term,
                    required=False,
                    help_text=f"区里：{standard}" if standard else "",
                )

    def overrides(self) -> dict[str, object]:
        """What differs from the district."""
        said = {f.name: self.cleaned_data[f.name] for f in _LOCAL}
        return {
            name: _ANSWERS.get(value, value) for name, value in said.items() if value
        }


@access(Step.SEE_CATALOGUE)
def local(request: OurRequest, code: str) -> HttpResponse:
    """Which halls carry the matter out in their own words."""
    page = queries.matter_page(code, by=request.actor)
    terms = {f.name: f.metadata["term"] for f in _LOCAL}
    known = {
        **frame(request, page),
        "variants": [
            (one, [(terms[n], _spoken(v)) for n, v in one.overrides.items()])
            for one in page.variants
        ],
        "halls": halls(),
        "edits": may(request.actor, Step.EDIT_MATTER, Place(organ_id=page.organ_id)),
    }
    return render(request, "bureau/catalogue/catalogue_halls.html", known)


def _spoken(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


@access(Step.EDIT_MATTER)
def hall(request: OurRequest, code: str, hall_code: str) -> HttpResponse:
    """What one hall says otherwise."""
    page = queries.matter_page(code, by=request.actor)
    require(request.actor, Step.EDIT_MATTER, Place(organ_id=page.organ_id))
    where = _hall(hall_code)
    form = HallForm(page, _own(page, where), _sent(request))
    if request.method == "POST" and form.is_valid():
        actions.override_locally(
            code,
            where.node_id,
            form.overrides(),
            by=request.actor,
            at=request.now,
            is_offered=form.cleaned_data["is_offered"],
        )
        messages.success(request, f"{where.name}：存好了。")
        return redirect("bureau:matter-halls", code)
    known = {**frame(request, page), "form": form, "hall": where}
    return render(request, "bureau/catalogue/catalogue_hall.html", known)


def _hall(code: str) -> HallChoice:
    for one in halls():
        if one.code == code:
            return one
    raise NotFound(node=code)


def _own(page: MatterPage, where: HallChoice) -> dict[str, Any]:
    spoken = {True: "yes", False: "no"}
    for one in page.variants:
        if one.node_id == where.node_id:
            own = {n: spoken.get(v, v) for n, v in one.overrides.items()}
            return own | {"is_offered": one.is_offered}
    return {}
