"""The rules of supervision: what each asks, how often it was wrong, and its limits."""

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from yimen.records.supervision import queries
from yimen.records.supervision.actions.set_watch import set_watch
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.settings import (
    LIMITS,
    Profile,
    Settings,
    standard_limits,
)
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.watch_words import PROFILES
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import Versioned, attempt
from yimen.screens.shared.case_forms import text
from yimen.screens.shared.request import OurRequest

_LADDER: Final = tuple(LIMITS)[:5]


class SettingsForm(Versioned):
    """Profile, limits, rules that are watched, and why."""

    profile = forms.ChoiceField(
        label="亮灯档次",
        help_text="换档次，亮灯的五项按档次走；其余各项按下面填的。",
        choices=[(one.value, words) for one, words in PROFILES.items()],
    )
    off = forms.MultipleChoiceField(
        label="暂时不看的规则",
        required=False,
        choices=[(rule.name, rule.label) for rule in RULES.values()],
        widget=forms.CheckboxSelectMultiple,
    )
    reason = text("为什么改", "写进日志，以后查得到。", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kind in LIMITS.items():
            unit = f"（{kind.unit}）" if kind.unit else ""
            self.fields[name] = forms.IntegerField(
                label=f"{kind.label}{unit}",
                min_value=kind.least,
                max_value=kind.most,
            )

    @property
    def bounds(self) -> list[forms.BoundField]:
        """The limits, one field each."""
        return [self[name] for name in LIMITS]

    def settings(self, before: Settings) -> Settings:
        """What was filled in; another profile brings its own ladder."""
        said = self.cleaned_data
        profile = Profile(said["profile"])
        limits = {name: said[name] for name in LIMITS}
        if profile is not before.profile:
            standard = standard_limits(profile)
            limits |= {name: standard[name] for name in _LADDER}
        return Settings(profile, limits, frozenset(said["off"]), self.opened_on)


@access(Step.WATCH)
@require_GET
def rules(request: OurRequest) -> HttpResponse:
    """Every rule with its article, what it found and how much of that was wrong."""
    shown = {
        "sections": sections(request.actor, "/bureau/watch/"),
        "rows": queries.rule_rows(request.actor),
        "settings": queries.settings_in_force(),
        "profile": PROFILES[queries.settings_in_force().profile],
        "may_set": may_somewhere(request.actor, Step.SET_SUPERVISION),
    }
    return render(request, "bureau/watch_rules.html", shown)


@access(Step.SET_SUPERVISION)
def settings(request: OurRequest) -> HttpResponse:
    """The limits, to be set anew; and every version there was."""
    now = queries.settings_in_force()
    form = SettingsForm(request.POST or None, initial=_initial(now))
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _set(request, form, now))
        if done:
            messages.success(
                request, f"监察设置第 {done.value.version} 版，从现在起用。"
            )
            return redirect("bureau:watch-rules")
    shown = {
        "sections": sections(request.actor, "/bureau/watch/"),
        "form": form,
        "versions": list(_versions()),
    }
    return render(request, "bureau/watch_settings.html", shown)


def _set(request: OurRequest, form: SettingsForm, before: Settings) -> Settings:
    reason = form.cleaned_data["reason"]
    wanted = form.settings(before)
    return set_watch(wanted=wanted, reason=reason, by=request.actor, at=request.now)


def _initial(now: Settings) -> dict[str, object]:
    return {
        **now.limits,
        "profile": now.profile.value,
        "off": sorted(now.off),
        "version": now.version,
    }


def _versions() -> Iterator[tuple[queries.SettingsRow, str, list[str]]]:
    """Each version with what it changed of the one before."""
    rows = queries.settings_versions()
    before = [*(row.settings for row in rows[1:]), Settings()]
    for row, old in zip(rows, before, strict=False):
        changed = [
            f"{LIMITS[name].label}：{old.limits[name]} → {value}"
            for name, value in row.settings.limits.items()
            if old.limits[name] != value
        ]
        off = [RULES[name].label for name in sorted(row.settings.off - old.off)]
        on = [RULES[name].label for name in sorted(old.off - row.settings.off)]
        told = [
            *changed,
            *(f"停看：{one}" for one in off),
            *(f"恢复：{one}" for one in on),
        ]
        yield row, PROFILES[row.settings.profile], told
