"""Settings with a history: what marks a rating, what rounds see, what breaches cost.

Nothing that was judged before is judged anew; every version stays with its reason.
"""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yimen.records.conduct import queries as conduct
from yimen.records.conduct.actions.set_conduct import set_conduct
from yimen.records.ratings import queries as ratings
from yimen.records.ratings.actions.set_ratings import set_ratings
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.breaches import Category
from yimen.rules.conduct.settings import ConductSettings
from yimen.rules.voice.rating_settings import LIMITS, RatingSettings
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import Versioned, attempt
from yimen.screens.shared.case_forms import text
from yimen.screens.shared.conduct_words import CATEGORIES, GROUPS, ITEMS, item_word
from yimen.screens.shared.request import OurRequest

_CODES: Final = {words: code for code, words in ITEMS.items()}


class RatingSettingsForm(Versioned):
    """The thresholds and days, and why."""

    reason = text("为什么改", "写进日志，以后查得到。", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kind in LIMITS.items():
            self.fields[name] = forms.IntegerField(
                label=f"{kind.label}（{kind.unit}）",
                min_value=kind.least,
                max_value=kind.most,
            )
        self.order_fields([*LIMITS, "reason", "version"])

    def settings(self) -> RatingSettings:
        """What was filled in, and the version it was made from."""
        limits = {name: self.cleaned_data[name] for name in LIMITS}
        return RatingSettings(limits, self.opened_on)


class ConductSettingsForm(Versioned):
    """The list group by group, the points, the days of an appeal, and why."""

    appeal_days = forms.IntegerField(label="违纪几个工作日内可以申诉", min_value=1)
    reason = text("为什么改", "写进日志，以后查得到。", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group, word in GROUPS.items():
            self.fields[group] = forms.CharField(
                label=f"检查单：{word}",
                help_text="一行一项。",
                widget=forms.Textarea(attrs={"rows": 8}),
                max_length=2000,
                required=False,
            )
        for category, word in CATEGORIES.items():
            self.fields[category.value] = forms.IntegerField(
                label=f"{word}扣几分", min_value=0
            )
        named = [one.value for one in Category]
        self.order_fields([*GROUPS, *named, "appeal_days", "reason", "version"])

    def settings(self) -> ConductSettings:
        """What was filled in; the words of a standard item are that item."""
        said = self.cleaned_data
        return ConductSettings(
            checklist={group: _items(said[group]) for group in GROUPS},
            points={one: said[one.value] for one in Category},
            appeal_days=said["appeal_days"],
            version=self.opened_on,
        )


def _items(said: str) -> tuple[str, ...]:
    lines = (line.strip() for line in said.splitlines())
    return tuple(_CODES.get(line, line) for line in lines if line)


@access(Step.SET_RATINGS)
def rating_settings(request: OurRequest) -> HttpResponse:
    """What marks a rating and by when a bad one is answered."""
    now = ratings.rating_settings()
    first = {**now.limits, "version": now.version}
    form = RatingSettingsForm(request.POST or None, initial=first)
    if form.is_valid() and attempt(form, lambda: _set_ratings(request, form)):
        return _done(request, "bureau:rating-settings")
    rows = ratings.rating_settings_versions()
    before = [*(row.settings for row in rows[1:]), RatingSettings()]
    told = [
        (row, _changed(old.limits, row.settings.limits, _limit_words()))
        for row, old in zip(rows, before, strict=False)
    ]
    back = ("好差评", reverse("bureau:rating-list"))
    return _page(request, "评价设置", back, form, told)


def _set_ratings(request: OurRequest, form: RatingSettingsForm) -> RatingSettings:
    reason = form.cleaned_data["reason"]
    wanted = form.settings()
    return set_ratings(wanted=wanted, reason=reason, by=request.actor, at=request.now)


@access(Step.SET_CONDUCT)
def conduct_settings(request: OurRequest) -> HttpResponse:
    """What a round looks at, what a breach takes off, how long one may appeal."""
    now = conduct.conduct_settings()
    form = ConductSettingsForm(request.POST or None, initial=_initial(now))
    if form.is_valid() and attempt(form, lambda: _set_conduct(request, form)):
        return _done(request, "bureau:conduct-settings")
    rows = conduct.conduct_settings_versions()
    before = [*(row.settings for row in rows[1:]), ConductSettings()]
    told = [
        (row, _changed(_plain(old), _plain(row.settings), _conduct_words()))
        for row, old in zip(rows, before, strict=False)
    ]
    back = ("巡查", reverse("bureau:patrol-list"))
    return _page(request, "检查单和扣分", back, form, told)


def _set_conduct(request: OurRequest, form: ConductSettingsForm) -> ConductSettings:
    reason = form.cleaned_data["reason"]
    wanted = form.settings()
    return set_conduct(wanted=wanted, reason=reason, by=request.actor, at=request.now)


def _initial(now: ConductSettings) -> dict[str, object]:
    return {
        **{
            group: "\n".join(map(item_word, items))
            for group, items in now.checklist.items()
        },
        **{one.value: points for one, points in now.points.items()},
        "appeal_days": now.appeal_days,
        "version": now.version,
    }


def _plain(settings: ConductSettings) -> dict[str, object]:
    return {
        **{
            group: "、".join(map(item_word, items))
            for group, items in settings.checklist.items()
        },
        **{one.value: points for one, points in settings.points.items()},
        "appeal_days": settings.appeal_days,
    }


def _conduct_words() -> dict[str, str]:
    points = {one.value: f"{word}扣分" for one, word in CATEGORIES.items()}
    return {**GROUPS, **points, "appeal_days": "申诉工作日"}


def _limit_words() -> dict[str, str]:
    return {name: kind.label for name, kind in LIMITS.items()}


def _changed(
    old: Mapping[str, object], new: Mapping[str, object], words: Mapping[str, str]
) -> list[str]:
    return [
        f"{words[name]}：{old[name]} → {value}"
        for name, value in new.items()
        if old[name] != value
    ]


def _done(request: OurRequest, name: str) -> HttpResponse:
    messages.success(request, "从现在起这样算，以前判过的不变。")
    return redirect(name)


def _page(
    request: OurRequest,
    heading: str,
    back: tuple[str, str],
    form: forms.Form,
    versions: list[tuple[Any, list[str]]],
) -> HttpResponse:
    shown = {
        "sections": sections(request.actor, back[1]),
        "heading": heading,
        "back": back,
        "form": form,
        "versions": versions,
    }
    return render(request, "bureau/conduct/standing_settings.html", shown)
