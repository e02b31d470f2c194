"""A form on a page of its own, in the bureau's frame."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from yimen.records.network.queries import NodeRow
from yimen.screens.bureau.home import sections
from yimen.screens.shared.request import OurRequest


def framed_form(
    request: OurRequest,
    form: forms.Form,
    heading: str,
    back: str,
    *,
    submit: str = "",
    above: NodeRow | None = None,
) -> HttpResponse:
    """The form, empty or with its errors; `back` says which part of the menu it is."""
    shown = {
        "sections": sections(request.actor, back),
        "form": form,
        "heading": heading,
        "back": back,
        "submit": submit,
        "above": above,
    }
    return render(request, "bureau/form.html", shown)
