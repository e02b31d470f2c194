"""The settings of supervision: by which limits is judged, and by which lights shine."""

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.records.cases.queries import ladders
from yimen.records.supervision import queries
from yimen.records.supervision.actions.foresee_watch import foresee_watch
from yimen.records.supervision.actions.set_watch import set_watch
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.lights import HOUSE, Light
from yimen.rules.statistics.periods import month_of
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.settings import (
    LIMITS,
    LimitKind,
    Profile,
    Settings,
    Way,
    standard_limits,
)
from yimen.rules.supervision.shelves import owners
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.supervision.shelves import shelved
from yimen.screens.bureau.supervision.words import PROFILES, ladder_words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import Versioned, attempt
from yimen.screens.shared.case_forms import text
from yimen.screens.shared.case_words import LIGHTS
from yimen.screens.shared.request import OurRequest

_LADDER: Final = tuple(LIMITS)[:5]
_SWITCH: Final = [(1, "看法定时限"), (0, "只看承诺时限")]
_JUDGING: Final = owners(RULES.values())


def _field(kind: LimitKind) -> forms.Field:
    """A number within its bounds; what is only on or off is chosen."""
    if kind.way is Way.SWITCH:
        return forms.TypedChoiceField(label=kind.label, coerce=int, choices=_SWITCH)
    unit = f"（{kind.unit}）" if kind.unit else ""
    return forms.IntegerField(
        label=f"{kind.label}{unit}", min_value=kind.least, max_value=kind.most
    )


class SettingsForm(Versioned):
    """Profile, limits, rules that are watched, and why."""

    profile = forms.ChoiceField(
        label="亮灯档次",
        help_text="换档次，亮灯的五项按档次走；其余各项按下面填的。",
        choices=[(one.value, words) for one, words in PROFILES.items()],
    )
    on = forms.MultipleChoiceField(
        label="看哪些规则",
        required=False,
        choices=[(rule.name, rule.label) for rule in RULES.values()],
        widget=forms.CheckboxSelectMultiple,
    )
    reason = text("为什么改", "写进日志，以后查得到。", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tries = "try" in self.data
        for name, kind in LIMITS.items():
            self.fields[name] = _field(kind)

    def full_clean(self) -> None:
        """Whoever only tries need not say why yet."""
        self.fields["reason"].required = not self.tries
        super().full_clean()
        self.fields["reason"].required = True

    @property
    def steps(self) -> list[forms.BoundField]:
        """The limits of the ladder, one field each."""
        return [self[name] for name in _LADDER]

    @property
    def terms(self) -> list[forms.BoundField]:
        """The limits that no rule is judged by, one field each."""
        return [self[name] for name in LIMITS if name not in _JUDGING]

    def settings(self, before: Settings) -> Settings:
        """What was filled in; another profile brings its own ladder."""
        said = self.cleaned_data
        profile = Profile(said["profile"])
        limits = {name: said[name] for name in LIMITS}
        if profile is not before.profile:
            standard = standard_limits(profile)
            limits |= {name: standard[name] for name in _LADDER}
        off = frozenset(RULES) - frozenset(said["on"])
        return Settings(profile, limits, off, self.opened_on)


@access(Step.SET_SUPERVISION)
def settings(request: OurRequest) -> HttpResponse:
    """The limits, to be tried or set anew; and every version there was."""
    now = queries.settings_in_force()
    form = SettingsForm(request.POST or None, initial=_initial(now))
    tried = None
    if request.method == "POST" and form.is_valid():
        wanted = form.settings(now)
        if form.tries:
            tried = attempt(form, lambda: _tried(request, wanted))
            form = _filled(form, wanted) if tried else form
        elif done := attempt(form, lambda: _set(request, form, wanted)):
            messages.success(
                request, f"监察设置第 {done.value.version} 版，从现在起用。"
            )
            return redirect("bureau:watch-rules")
    known = {"form": form, "tried": tried and tried.value, **_last_month(request, form)}
    return render(
        request, "bureau/supervision/watch_settings.html", known | _shown(request, now)
    )


def _last_month(request: OurRequest, form: SettingsForm) -> dict[str, object]:
    """Every rule on its shelf, with what it found in the last whole month."""
    month = month_of(local_date(request.now)).before()
    wanted = queries.CardFilter(first_on=month.first_on, last_on=month.last_on)
    rows = queries.rule_rows(request.actor, wanted)
    on = frozenset(form["on"].value() or ())
    return {"month": month, "shelves": shelved(rows, on, form.__getitem__)}


def _set(request: OurRequest, form: SettingsForm, wanted: Settings) -> Settings:
    reason = form.cleaned_data["reason"]
    return set_watch(wanted=wanted, reason=reason, by=request.actor, at=request.now)


def _filled(form: SettingsForm, wanted: Settings) -> SettingsForm:
    """The form as it was tried, with the ladder that the profile has brought."""
    reason = form.cleaned_data["reason"]
    return SettingsForm(initial=_initial(wanted) | {"reason": reason})


def _tried(request: OurRequest, wanted: Settings) -> dict[str, object]:
    """The lights of the open cases now, and by the ladder that is wanted."""
    seen = foresee_watch(wanted=wanted, by=request.actor, at=request.now)
    return {
        "words": ladder_words(wanted.ladder),
        "rows": [
            (name, seen.now[Light(name)], seen.then[Light(name)]) for name, _ in LIGHTS
        ],
        "is_same": seen.now == seen.then,
    }


def _shown(request: OurRequest, now: Settings) -> dict[str, object]:
    """The ladder in force, those before it, and every version of the settings."""
    return {
        "sections": sections(request.actor, "/bureau/watch/"),
        "profile": PROFILES[now.profile],
        "words": ladder_words(now.ladder),
        "ladders": [(row, ladder_words(row.ladder)) for row in ladders()],
        "house": ladder_words(HOUSE),
        "versions": list(_versions()),
    }


def _initial(now: Settings) -> dict[str, object]:
    return {
        **now.limits,
        "profile": now.profile.value,
        "on": [name for name in RULES if name not in now.off],
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
