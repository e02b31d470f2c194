"""An act behind a form: done, or refused with what was typed still there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest

from yimen.rules.authority.table import NotAllowed
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say

T = TypeVar("T")

_KEPT: Final = 300  # signs: a cookie takes it to the next page


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The act was done, and this is what it answered."""

    value: T


def attempt(form: BaseForm, act: Callable[[], T]) -> Done[T] | None:
    """The answer of the act; a refusal becomes the form's first error.

    What is not the actor's to see or to do still goes to the page of refusals.
    """
    try:
        return Done(act())
    except (NotAllowed, NotFound):
        raise
    except Refused as refusal:
        words = say(refusal)
        form.add_error(None, f"{words.text}{words.next}")
        return None


def tried(request: OurRequest, act: Callable[[], object], done: str) -> bool:
    """Whether a button's act was done; a refusal is said above the next page."""
    try:
        act()
    except Refused as refusal:
        told(request, refusal)
        return False
    messages.success(request, done)
    return True


def told(request: HttpRequest, refusal: Refused) -> None:
    """The refusal is said above the next page: what, by which article, what to do."""
    words = say(refusal)
    said = f"{words.text}{words.article}{words.next}"
    messages.error(request, f"{said}{_written(request)}")


def _written(request: HttpRequest) -> str:
    """What somebody wrote in their own words: the next page's form is an empty one.

    Whatever is plain ASCII is a choice, a number or a key, and quickly made again.
    """
    fields = (text for _, texts in request.POST.lists() for text in texts)
    written = "；".join(text.strip() for text in fields if not text.isascii())
    return f"您写的：{written[:_KEPT]}" if written else ""


class Versioned(forms.Form):
    """A form that changes a record remembers which version it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def opened_on(self) -> int:
        """The version that the page showed."""
        return int(self.cleaned_data.get("version") or 0)


def version_of(request: OurRequest) -> int:
    """The version that a button remembered; 0 where it remembered none."""
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() else 0
