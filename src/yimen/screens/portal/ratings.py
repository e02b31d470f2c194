"""How was it? From the code on the receipt, a text message, or the progress page."""

from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yimen.records.ratings import queries
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.records.ratings.actions.rerate import rerate
from yimen.records.ratings.queries import RatePage
from yimen.rules.refusals import NotFound
from yimen.rules.voice.ratings import ONLINE_SCORES, TEXT_LENGTH, Level, Said
from yimen.screens.shared.access import public
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.holding import has_rated, keep_rated
from yimen.screens.shared.rating_words import LEVELS, SCORES, tags_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.sources import browser_of

_STARS: Final = [("", "—"), *((str(n), "★" * n) for n in range(5, 0, -1))]


class RatingForm(forms.Form):
    """What somebody says beside the level."""

    tags = forms.TypedMultipleChoiceField(
        label=_("哪里好，哪里不好"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=_("想说的话"),
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    named = forms.BooleanField(
        label=_("请联系我，告诉我怎么改的"),
        help_text=_("只有大厅的回访人员能看到您的电话，窗口和办理部门看不到。"),
        required=False,
    )
    phone = forms.CharField(
        label=_("电话"),
        help_text=_("不填就打办件时留的电话。"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )

    def of(self, level: Level) -> "RatingForm":
        """The form with the tags of this level, and stars if somebody wants."""
        tags = self.fields["tags"]
        assert isinstance(tags, forms.TypedMultipleChoiceField)  # noqa: S101 - narrows
        tags.choices = tags_of(level)
        for score in ONLINE_SCORES:
            self.fields[score.value] = forms.ChoiceField(
                label=SCORES[score], choices=_STARS, required=False
            )
        return self

    def said(self, level: Level) -> Said:
        """The answers as the action takes them."""
        given = self.cleaned_data
        stars = {one: given[one.value] for one in ONLINE_SCORES}
        return Said(
            level=level,
            tags=frozenset(given["tags"]),
            scores={score: int(number) for score, number in stars.items() if number},
            text=given["text"].strip(),
            is_named=given["named"],
            phone=given["phone"].strip(),
        )

    @property
    def stars(self) -> list[forms.BoundField]:
        """The fields for stars."""
        return [self[score.value] for score in ONLINE_SCORES]


@public
@never_cache
def rate(request: OurRequest, token: str) -> HttpResponse:
    """Five faces, then what was good or bad; afterwards what became of it."""
    page = _page(token)
    if page.given is not None and not _is_raters(request, page):
        return render(request, "portal/rated.html", {"page": page})
    level = _level(request.POST.get("level") or request.GET.get("level", ""))
    if page.given is not None or level is None:
        shown = {"page": page, "levels": LEVELS, "given": _given(page)}
        return render(request, "portal/rate.html", shown)
    return _more(request, page, level)


def _more(request: OurRequest, page: RatePage, level: Level) -> HttpResponse:
    token = page.token
    form = RatingForm(request.POST if request.method == "POST" else None).of(level)
    if request.method == "POST" and form.is_valid():
        said, browser = form.said(level), browser_of(request)
        done = attempt(
            form,
            lambda: rate_case(token=token, said=said, browser=browser, at=request.now),
        )
        if done:
            return keep_rated(request, redirect("portal:rate", token), page.key)
    shown = {"page": page, "form": form, "level": level, "word": LEVELS[level]}
    return render(request, "portal/rate_more.html", shown)


@public
@require_POST
def again(request: OurRequest, token: str) -> HttpResponse:
    """The second rating, after it was put right."""
    level = _level(request.POST.get("level", ""))
    if not _is_raters(request, _page(token)):
        raise NotFound(rating="token")
    if level is not None:
        rerate(token=token, level=level, at=request.now)
    return redirect("portal:rate", token)


def _page(token: str) -> RatePage:
    page = queries.rate_page(token)
    if page is None:
        raise NotFound(rating="token")
    return page


def _is_raters(request: OurRequest, page: RatePage) -> bool:
    """Whether this is whoever rated: papers and query codes pass the clerk's hands."""
    return page.channel.is_raters_own or has_rated(request, page.key)


def _level(said: str) -> Level | None:
    return Level(said) if said in set(Level) else None


def _given(page: RatePage) -> dict[str, object] | None:
    given = page.given
    if given is None:
        return None
    second = given.second_level
    return {
        "word": LEVELS[given.level],
        "is_bad": given.level.is_bad,
        "second": LEVELS[second] if second else "",
    }
