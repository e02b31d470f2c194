"""Everything a colleague holds goes to another: who leaves, or is on leave."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.records.cases.actions.assign_all import Handed, assign_all
from yimen.records.cases.queries import held_by
from yimen.rules.authority.steps import Step
from yimen.screens.shared.access import access
from yimen.screens.shared.case_forms import text
from yimen.screens.shared.office_acts import colleagues
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say


class HandOver(forms.Form):
    """From whom, to whom, and why."""

    giver = forms.ChoiceField(label="谁的件")
    taker = forms.ChoiceField(label="改派给")
    reason = text("为什么", "例如：调离、请假、长期出差。", rows=2)

    def __init__(
        self, people: list[tuple[str, str]], *args: object, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in ("giver", "taker"):
            self.fields[name].choices = people  # type: ignore[attr-defined]
        self.fields["taker"].initial = people[-1][0] if people else ""


@access(Step.ASSIGN)
def hand_over(request: OurRequest) -> HttpResponse:
    """Who of the office holds how much; one form moves all of it."""
    able = colleagues(request)
    form = HandOver([(str(pk), name) for pk, name in able], request.POST or None)
    if request.method == "POST" and form.is_valid():
        _say(request, _hand_over(request, form))
        return redirect("desk:hand-over")
    counts = held_by(request.actor.organ_id or 0)
    known = {"form": form, "held": [(name, counts.get(pk, 0)) for pk, name in able]}
    return render(request, "desk/hand_over.html", known)


def _hand_over(request: OurRequest, form: HandOver) -> Handed:
    return assign_all(
        from_officer_id=int(form.cleaned_data["giver"]),
        to_officer_id=int(form.cleaned_data["taker"]),
        reason=form.cleaned_data["reason"],
        by=request.actor,
        at=request.now,
    )


def _say(request: OurRequest, done: Handed) -> None:
    messages.success(request, f"改派了 {len(done.given)} 件，时限照走。")
    for number, refusal in done.kept[:5]:
        messages.error(request, f"{number}：{say(refusal).text}")
