"""What the pages of appraisal ask for: a period, a page of rows, bonuses, awards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from django import forms

from yimen.records.performance.queries import Board, ListFilter
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.performance.awards import MOST_PLACES, AwardRule, Span
from yimen.rules.performance.indicators import Scored
from yimen.rules.statistics.periods import Period, month_of, quarter_of, year_of
from yimen.screens.bureau.conduct.forms import ALL
from yimen.screens.bureau.scores.words import SPANS, WHATS, said_of
from yimen.screens.shared.attempts import Versioned
from yimen.screens.shared.case_forms import day_field, text
from yimen.screens.shared.days import read_day
from yimen.screens.shared.request import OurRequest

_SPANS: Final = {"month": month_of, "quarter": quarter_of, "year": year_of}


def asked_period(request: OurRequest) -> tuple[Period, dict[str, str]]:
    """The month, quarter or year that is asked about; last month if nothing is said."""
    got = request.POST if request.method == "POST" else request.GET
    span = got["span"] if got.get("span") in _SPANS else "month"
    last_month = month_of(local_date(request.now)).before().first_on
    on = read_day(got.get("on", "")) or last_month
    return _SPANS[span](on), {"span": span, "on": on.isoformat()}


def asked_what(request: OurRequest) -> Scored:
    """Who is appraised; units if nothing is said."""
    got = request.POST if request.method == "POST" else request.GET
    return Scored(got["what"]) if got.get("what") in set(Scored) else Scored.UNIT


class ScoreBar(forms.Form):
    """Which rows of a list: name, kind, state, and from when to when."""

    q = forms.CharField(label="找", required=False, max_length=40)
    what = forms.ChoiceField(
        label="对象",
        required=False,
        choices=[ALL, *((one.value, word) for one, word in WHATS.items())],
    )
    state = forms.ChoiceField(label="状态", required=False)
    first_on = day_field("从", required=False)
    last_on = day_field("到", required=False)

    def __init__(self, states: Mapping[Any, str], data: Any) -> None:
        super().__init__(data)
        choices = [ALL, *((str(one), word) for one, word in states.items())]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> ListFilter:
        """The filter; nonsense filters nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        return ListFilter(
            text=said.get("q", "").strip(),
            what=said.get("what", ""),
            state=said.get("state", ""),
            first_on=said.get("first_on"),
            last_on=said.get("last_on"),
        )


class _Files(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files."""

    widget = _Files(attrs={"accept": "image/*, .pdf, .ofd, .docx, .xlsx"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each of them, or none."""
        return [super(FilesField, self).clean(one, initial) for one in data or ()]


class BonusForm(forms.Form):
    """Points on top of somebody's card."""

    what = forms.CharField(widget=forms.HiddenInput, required=False)
    span = forms.CharField(widget=forms.HiddenInput, required=False)
    on = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.ChoiceField(label="给谁")
    points = forms.DecimalField(
        label="加几分", min_value=0, max_value=10, decimal_places=2, max_digits=4
    )
    reason = text("为什么加", "上级或群众表扬、帮助其他岗位等。", rows=2)
    evidence = text("依据", "文件号、谁说的、什么时候。传了文件可以不写。", rows=2)
    papers = FilesField(
        label="依据的文件",
        required=False,
        help_text="锦旗照片、通报扫描件等，第二个人要看；最多5份，每份10MB以内。",
    )

    def __init__(self, board: Board, data: Any, files: Any = None) -> None:
        kept = {"what": board.what.value, **said_of(board.period)}
        super().__init__(data, files, initial=kept)
        self.fields["evidence"].required = False
        self.labels = {one.key: one.label for one in board.rows}
        choices = sorted(self.labels.items(), key=lambda pair: pair[1])
        self.fields["key"].choices = choices  # type: ignore[attr-defined]


class DecideForm(Versioned):
    """Yes or no, with the reason."""

    answer = forms.ChoiceField(
        label="怎么定", choices=(("yes", "同意"), ("no", "不同意"))
    )
    said = text("理由", rows=2)

    @property
    def agrees(self) -> bool:
        """Whether it was yes."""
        return bool(self.cleaned_data["answer"] == "yes")


class AwardRulesForm(Versioned):
    """The awards as they are, ready to be changed, dropped, or joined by one more."""

    note = forms.CharField(label="为什么改", max_length=300)
    name = forms.CharField(
        label="加一项荣誉：名称",
        required=False,
        max_length=20,
        help_text="比如党员示范岗。不加就空着。",
    )
    what = forms.ChoiceField(
        label="加一项荣誉：评谁",
        required=False,
        choices=[(one.value, word) for one, word in WHATS.items()],
    )
    span = forms.ChoiceField(
        label="加一项荣誉：多久评一次",
        required=False,
        choices=[(one.value, f"每{SPANS[one.value]}") for one in Span],
    )
    places = forms.IntegerField(
        label="加一项荣誉：名额", initial=1, min_value=1, max_value=MOST_PLACES
    )
    least = forms.DecimalField(
        label="加一项荣誉：最低得分",
        initial=80,
        min_value=0,
        max_value=110,
        decimal_places=2,
        max_digits=5,
    )

    def __init__(self, rules: Sequence[AwardRule], number: int, data: Any) -> None:
        super().__init__(data, initial={"version": number})
        self.rules = tuple(rules)
        for own in ("places", "least"):
            self.fields[own].required = False
        for place, one in enumerate(self.rules):
            label = f"{one.name}（{WHATS[one.what]}，按{SPANS[one.span.value]}）"
            self.fields[f"a{place}-places"] = forms.IntegerField(
                label=f"{label}：名额",
                help_text="填0就是不再评这一项。",
                initial=one.places,
                min_value=0,
                max_value=MOST_PLACES,
            )
            self.fields[f"a{place}-least"] = forms.DecimalField(
                label=f"{label}：最低得分",
                initial=f"{float(one.least):g}",
                min_value=0,
                max_value=110,
                decimal_places=2,
                max_digits=5,
            )
            self.fields[f"a{place}-faultless"] = forms.BooleanField(
                label=f"{label}：有违纪、属实投诉的不评",
                initial=one.is_faultless,
                required=False,
            )
        kept = [name for name in self.fields if name.startswith("a") and "-" in name]
        self.order_fields(["note", *kept])

    def asked(self) -> tuple[AwardRule, ...]:
        """The rules as they would be."""
        said = self.cleaned_data
        kept = tuple(self._kept(said))
        if not said["name"].strip():
            return kept
        new = AwardRule(
            name=said["name"].strip(),
            what=Scored(said["what"] or Scored.WINDOW),
            span=Span(said["span"] or Span.MONTH),
            places=said["places"] or 1,
            least=Fraction(said["least"] or 0),
        )
        return (*kept, new)

    def _kept(self, said: Mapping[str, Any]) -> Iterator[AwardRule]:
        for place, one in enumerate(self.rules):
            if not said[f"a{place}-places"]:
                continue
            yield replace(
                one,
                places=said[f"a{place}-places"],
                least=Fraction(said[f"a{place}-least"]),
                is_faultless=said[f"a{place}-faultless"],
            )
