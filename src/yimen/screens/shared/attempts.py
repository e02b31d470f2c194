"""An act behind a form: done, or refused with what was typed still there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django import forms
from django.forms import BaseForm

from yimen.rules.authority import NotAllowed
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.shared.wording import say

T = TypeVar("T")


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


class Versioned(forms.Form):
    """A form that changes a record remembers which version it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def opened_on(self) -> int:
        """The version that the page showed."""
        return int(self.cleaned_data.get("version") or 0)
