"""One's own password."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from yimen.records.people.actions.change_password import (
    WeakPassword,
    WrongPassword,
    change_password,
)
from yimen.rules.authority.steps import Step
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.signin_forms import PasswordChange
from yimen.screens.shared.wording import say


@access(Step.CHANGE_PASSWORD)
@sensitive_post_parameters()
def change(request: OurRequest) -> HttpResponse:
    """Change it, or see what is wrong with the new one."""
    form = PasswordChange(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        messages.success(request, "密码已经改好，别处的登录已全部退出。")
        return redirect("shared:home")
    shown = {"form": form, "is_first": request.must_change_password}
    return render(request, "shared/password.html", shown)


def _changed(request: OurRequest, form: PasswordChange) -> bool:
    try:
        change_password(
            old=form.cleaned_data["old"],
            new=form.cleaned_data["new"],
            keep=request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""),
            by=request.actor,
            at=request.now,
        )
    except WrongPassword as refusal:
        form.add_error("old", say(refusal).text)
    except WeakPassword as refusal:
        form.add_error("new", str(refusal.facts["why"]))
    return not form.errors
