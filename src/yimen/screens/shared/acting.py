"""An act on a case: show its form, take it, keep what was typed when it can't be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from yimen.records.cases import queries
from yimen.records.cases.queries import CasePage
from yimen.rules.authority.steps import Step
from yimen.rules.cases.decisions import Recipient
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say

Said = Mapping[str, Any]

Choices = Mapping[str, Sequence[tuple[object, str]]]
"""What may be chosen in the fields of a form, by the field's name."""

_UNPROCESSABLE: Final = 422


def as_they_are(_request: OurRequest, _number: str, said: Said) -> Said:
    """The form's fields are the action's arguments."""
    return said


def recipient(_request: OurRequest, _number: str, said: Said) -> Said:
    """The form says who takes the result."""
    return {"recipient": Recipient(**said)}


def nothing_more(_request: OurRequest, _page: CasePage) -> Said:
    """The page of the act shows nothing beside its form."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One button: its form, its action, and what is said when it is done."""

    slug: str
    step: Step
    label: str
    form: type[forms.Form]
    action: Callable[..., object]
    done: str
    back: str  # the page of the case on this screen
    template: str
    arguments: Callable[[OurRequest, str, Said], Said] = as_they_are
    beside: Callable[[OurRequest, CasePage], Said] = nothing_more
    note: str = ""
    css: str = ""
    choices: Callable[[OurRequest, CasePage], Choices] | None = None
    goes: str = ""  # where to, when the case may no longer be the actor's to see

    def view(self) -> Callable[..., HttpResponse]:
        """The page of this act: its form, and what happens on sending it."""

        @access(self.step)
        def page(request: OurRequest, number: str) -> HttpResponse:
            return self._answer(request, number)

        return page

    def _answer(self, request: OurRequest, number: str) -> HttpResponse:
        if request.method != "POST":
            return self._show(request, number, self._asked(request, number))
        form = self._asked(request, number, request.POST)
        if not form.is_valid():
            return self._show(request, number, form, status=_UNPROCESSABLE)
        try:
            self._take(request, number, form.cleaned_data)
        except NotFound:
            raise
        except Refused as refusal:
            words = say(refusal)
            form.add_error(None, f"{words.text}{words.article}{words.next}")
            return self._show(request, number, form, status=words.status)
        messages.success(request, self.done)
        return redirect(self.goes) if self.goes else redirect(self.back, number)

    def _asked(
        self, request: OurRequest, number: str, said: QueryDict | None = None
    ) -> forms.Form:
        """The form, with what may be chosen in this case."""
        form = self.form(said)
        if self.choices is not None:
            page = queries.case_page(number, request.actor, request.now)
            for name, choices in self.choices(request, page).items():
                field = form.fields[name]
                assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows
                found = [(str(value), label) for value, label in choices]
                field.choices = found or [("", "没有可选的")]
        return form

    def _take(self, request: OurRequest, number: str, said: Said) -> None:
        version = request.POST.get("version", "")
        self.action(
            number=number,
            version=int(version) if version.isdecimal() else None,
            by=request.actor,
            at=request.now,
            **self.arguments(request, number, said),
        )

    def _show(
        self, request: OurRequest, number: str, form: forms.Form, *, status: int = 200
    ) -> HttpResponse:
        page = queries.case_page(number, request.actor, request.now)
        known = {"page": page, "act": self, "form": form}
        known |= self.beside(request, page)
        return render(request, self.template, known, status=status)
