"""What the lists and records of conduct ask for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django import forms

from yimen.records.conduct.queries import Wanted, conduct_settings
from yimen.records.people import queries as people
from yimen.records.people.queries import WHOLE, OfficerFilter
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.breaches import Category, Source, TalkKind
from yimen.rules.conduct.patrols import Look, PatrolKind
from yimen.screens.bureau.conduct.attendance_forms import halls_of
from yimen.screens.shared.attempts import Versioned, tried
from yimen.screens.shared.case_forms import day_field, text
from yimen.screens.shared.conduct_words import (
    CATEGORIES,
    GROUPS,
    LOOKS,
    PATROLS,
    SOURCES,
    TALKS,
    item_word,
)
from yimen.screens.shared.hall_choices import HallField
from yimen.screens.shared.request import OurRequest

ALL: Final = ("", "全部")
A_WEEK: Final = timedelta(days=7)
_NOBODY: Final = ("", "没有具体的人")


class Bar(forms.Form):
    """Which rows of a list: text, kind, state, and from when to when."""

    q = forms.CharField(label="找", required=False, max_length=40)
    kind = forms.ChoiceField(label="种类", required=False)
    state = forms.ChoiceField(label="状态", required=False)
    first_on = day_field("从", required=False)
    last_on = day_field("到", required=False)

    def __init__(
        self,
        kinds: dict[Any, str],
        states: dict[Any, str],
        *args: object,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, words in (("kind", kinds), ("state", states)):
            if not words:
                del self.fields[name]
                continue
            choices = [ALL, *((str(one), word) for one, word in words.items())]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """The filter; nonsense filters nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        return Wanted(
            text=said.get("q", "").strip(),
            kind=said.get("kind", ""),
            state=said.get("state", ""),
            first_on=said.get("first_on"),
            last_on=said.get("last_on"),
        )


def versioned(version: int) -> Versioned:
    """A button that remembers which version it was shown with."""
    return Versioned(initial={"version": version})


def staff_of(actor: Actor) -> list[tuple[str, str]]:
    """Whom the actor oversees, to choose from."""
    rows = people.officers(
        OfficerFilter(), actor=actor, size=WHOLE, step=Step.SEE_CONDUCT
    ).rows
    return [
        (str(one.officer_id), f"{one.name}（{one.organ or one.hall}）") for one in rows
    ]


def choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a field its choices."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]


class PatrolForm(forms.Form):
    """A round to be walked."""

    kind = forms.TypedChoiceField(
        label="哪一种",
        coerce=PatrolKind,
        choices=[(one.value, word) for one, word in PATROLS.items()],
    )
    node = HallField(label="哪个大厅")
    planned_on = day_field("哪天")
    walker = forms.TypedChoiceField(label="谁去", coerce=int)

    def choose(self, actor: Actor) -> "PatrolForm":
        """The halls and people that the actor oversees."""
        HallField.offer(self, "node", halls_of(actor))
        choose(self, "walker", staff_of(actor))
        return self


class WalkForm(Versioned):
    """The checklist, item by item, and a note of the whole."""

    said = text("情况", "看到了什么，一两句话。检查单没看的可以不选。", rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["said"].required = False
        settings = conduct_settings()
        self.items = settings.items
        for group, items in settings.checklist.items():
            for item in items:
                self.fields[item] = forms.ChoiceField(
                    label=f"{GROUPS[group]}：{item_word(item)}",
                    required=False,
                    initial=Look.NOT_SEEN.value,
                    widget=forms.RadioSelect,
                    choices=[(one.value, word) for one, word in LOOKS.items()],
                )
        self.order_fields([*self.items, "said", "version"])

    def looks(self) -> dict[str, Look]:
        """What was seen of each item."""
        said = self.cleaned_data
        return {item: Look(said.get(item) or Look.NOT_SEEN) for item in self.items}


class FindingForm(forms.Form):
    """Something a round found."""

    what = text("发现了什么", rows=2)
    guidance = text("怎么改", rows=2)
    due_on = day_field("哪天前改好")
    officer = forms.TypedChoiceField(
        label="直接责任人", required=False, coerce=int, empty_value=None
    )
    item = forms.ChoiceField(label="检查单哪一项", required=False)
    photo = forms.FileField(label="照片", required=False, help_text="手机拍一张就行")

    def choose(self, actor: Actor) -> "FindingForm":
        """The people that the actor oversees, and the items of the list."""
        choose(self, "officer", [_NOBODY, *staff_of(actor)])
        items = [(item, item_word(item)) for item in conduct_settings().items]
        choose(self, "item", [("", "不在单上"), *items])
        return self


class Rectify(Versioned):
    """How it was put right."""

    said = text("怎么改好的", rows=2)


class Answer(Versioned):
    """A word to it, where one is wanted."""

    said = text("意见", rows=2)

    def __init__(
        self, label: str, *args: object, must: bool = True, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["said"].label = label
        self.fields["said"].required = must


def answered(
    request: OurRequest, act: Callable[[bool, str, int], object], done: str
) -> bool:
    """Whether a yes or a no was taken: the act is told it, the word and the version."""
    form = Answer("", request.POST, must=False)
    form.full_clean()
    is_yes = bool(request.GET.get("yes"))
    said = form.cleaned_data["said"]
    return tried(request, lambda: act(is_yes, said, form.opened_on), done)


class TalkForm(forms.Form):
    """A talk that was held."""

    officer = forms.TypedChoiceField(label="跟谁谈", coerce=int)
    kind = forms.TypedChoiceField(
        label="哪一种",
        coerce=TalkKind,
        choices=[(one.value, word) for one, word in TALKS.items()],
    )
    held_on = day_field("哪天谈的")
    said = text("谈了什么", "本人看得到，写事实和要求。")

    def choose(self, actor: Actor) -> "TalkForm":
        """The people that the actor oversees."""
        choose(self, "officer", staff_of(actor))
        return self


class BreachForm(forms.Form):
    """A breach to be put down."""

    officer = forms.TypedChoiceField(label="谁", coerce=int)
    category = forms.TypedChoiceField(
        label="哪一类",
        coerce=Category,
        choices=[(one.value, word) for one, word in CATEGORIES.items()],
    )
    source = forms.TypedChoiceField(
        label="怎么发现的",
        coerce=Source,
        choices=[(one.value, word) for one, word in SOURCES.items()],
    )
    happened_on = day_field("哪天的事")
    what = text("事实", "时间、地点、做了什么。确认以后本人看得到。")

    def choose(self, actor: Actor) -> "BreachForm":
        """The people that the actor oversees."""
        choose(self, "officer", staff_of(actor))
        return self
