"""What an order is about, chosen from the tree; often proposed from its words.

The field is filled in beforehand when the decided orders say so clearly, and says how
many there were. Whoever writes may choose another, and what they have chosen stays.
A script of a few lines looks as soon as the words are written (the public pages and
the phones do without HTMX), without scripts a button does.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final, TypeVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yimen.records.orders import queries
from yimen.records.orders.queries import HintRow
from yimen.rules.voice.categories import name_of
from yimen.screens.shared.request import OurRequest

Grouped = list[tuple[str, str | list[tuple[str, str]]]]
_PART: Final = "filing"


def leaf_groups() -> Grouped:
    """The leaves an order may be filed under, branch by branch."""
    leaves = groupby(queries.open_leaves(), key=lambda one: one.path.split("/")[0])
    return [
        (branch, [(one.path, one.path.partition("/")[2]) for one in rows])
        for branch, rows in leaves
    ]


class Filed(forms.Form):
    """A form of an order that says what it is about, if somebody knows."""

    words_field = "text"
    category = forms.ChoiceField(
        label=gettext_lazy("归在哪一类"),
        help_text=gettext_lazy("不清楚就不选；写完上面的话，会照办过的事替您看看。"),
        required=False,
    )
    hints: Sequence[HintRow] = ()
    proposed = ""  # chosen for them, not by them

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Grouped = [("", _("不清楚")), *leaf_groups()]
        self.fields["category"].choices = choices  # type: ignore[attr-defined]
        self.fields[self.words_field].widget.attrs["data-looks"] = _PART

    def propose(self, hints: Sequence[HintRow]) -> None:
        """Say what it is probably about, and choose it if nothing else is chosen."""
        self.hints = hints
        chosen = self.initial.get("category", "")
        sure = hints[0].category if hints and hints[0].is_sure else ""
        if chosen == self.proposed:
            self.initial["category"] = self.proposed = sure
        if hints:
            self.fields["category"].help_text = proposal(hints)


def proposal(hints: Sequence[HintRow]) -> str:
    """How many decided orders speak for it, in words."""
    first = hints[0]
    told = {"name": name_of(first.category), "orders": first.orders}
    if first.is_sure:
        return _("像办过的 %(orders)s 件“%(name)s”，先替您选上；不对可以改。") % told
    names = "、".join(f"“{name_of(one.category)}”" for one in hints)
    return _("有点像办过的%(names)s，请您看看选哪个。") % {"names": names}


T = TypeVar("T", bound=Filed)


def is_looking(request: OurRequest) -> bool:
    """Whether the form comes only to see what it is about."""
    asked = _is_part(request) or request.POST.get("look") == "1"
    return request.method == "POST" and asked


def _is_part(request: OurRequest) -> bool:
    return request.headers.get("X-Part") == _PART


def anew(request: OurRequest, form: type[T], *, look: bool = True) -> T:
    """The form as it was written so far, with what it is probably about."""
    said = {name: request.POST.get(name, "") for name in form.base_fields}
    shown = form(initial=said)
    shown.proposed = request.POST.get("proposed", "")
    words = said[form.words_field] if look else ""
    shown.propose(queries.category_hints(words, actor=request.actor))
    return shown


def looked(
    request: OurRequest, form: Filed, page: str, **known: object
) -> HttpResponse:
    """The field alone, or the page with it where no script runs."""
    template = "shared/_filing.html" if _is_part(request) else page
    return render(request, template, {"form": form, **known})
