"""What an agent writes down of a villager, and what is asked at each hand-over."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from django import forms
from django.http import QueryDict

from yimen.ports import identifiers
from yimen.records.agency.actions.give_back import Signed
from yimen.records.agency.queries import HallChoice, OutreachDay
from yimen.rules.agency.entrustment import GENERAL, Entrustment, Power
from yimen.rules.agency.errands import Channel, Scope
from yimen.rules.cases.applicants import OF_BODIES, ApplicantKind, Identity, IdKind
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.catalogue.matters import Matter
from yimen.screens.shared.case_forms import REQUIRED
from yimen.screens.shared.errand_words import CHANNELS, POWER_CHOICES, SCOPES

_MOST_SHEETS: Final = 99
_TERM: Final = timedelta(days=90)
_DAY: Final = {"type": "date"}


def _line(label: str, hint: str = "", **about: object) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=120,
        error_messages=REQUIRED,
        **about,  # type: ignore[arg-type]
    )


class NewErrand(forms.Form):
    """Whose errand it is, and what the agent may do."""

    id_number = _line(
        "身份证号（或统一代码）",
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-focus": ""}),
    )
    name = _line("姓名或名称", "来过的人不用填。", required=False)
    phone = forms.CharField(
        label="手机",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    met = forms.ChoiceField(label="在哪里收的", error_messages=REQUIRED)
    target = forms.TypedChoiceField(
        label="送到哪里办", coerce=int, required=False, empty_value=None
    )
    scope = forms.TypedChoiceField(
        label="怎么办",
        coerce=Scope,
        choices=list(SCOPES.items()),
        required=False,
        empty_value=Scope.LOCAL,
    )
    powers = forms.MultipleChoiceField(
        label="委托您做什么",
        choices=POWER_CHOICES,
        initial=sorted(GENERAL),
        widget=forms.CheckboxSelectMultiple,
    )
    last_valid_on = forms.DateField(
        label="委托到哪天", widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    )
    signature = _line("委托人签名（打印的委托书上也要签）")
    twin_reason = _line("为什么另收一件", required=False)
    is_signed = forms.BooleanField(label="委托人看过委托书，签了名", required=False)
    is_confirmed = forms.BooleanField(label="核对过证件，号码就是这样", required=False)

    def choose(
        self, days: Iterable[OutreachDay], halls: Sequence[HallChoice], range_: str
    ) -> "NewErrand":
        """Today's days out of this agent, and the halls elsewhere that offer it."""
        self.fields["met"].choices = [  # type: ignore[attr-defined]
            *((one.value, CHANNELS[one]) for one in (Channel.STATION, Channel.DOOR)),
            *((str(day.outreach_id), f"{day.place}（{day.name}）") for day in days),
        ]
        if not halls:
            del self.fields["target"], self.fields["scope"]
            return self
        self.fields["target"].choices = [  # type: ignore[attr-defined]
            ("", "本地，送就近的大厅"),
            *((one.node_id, one.name) for one in halls),
        ]
        self.fields["target"].help_text = f"通办范围：{range_}。" if range_ else ""
        return self

    def channel(self) -> Channel:
        """At the station or at the door; a day out says it itself."""
        said = self.cleaned_data.get("met", "")
        return Channel(said) if said in set(Channel) else Channel.STATION

    def outreach_id(self) -> int | None:
        """The day out, if they met on one."""
        said = self.cleaned_data.get("met", "")
        return int(said) if said.isdecimal() else None

    @staticmethod
    def start(today: date) -> dict[str, object]:
        """What the form says at first."""
        return {"last_valid_on": today + _TERM, "powers": sorted(GENERAL)}

    def identity(self, on: date) -> Identity:
        """Who the villager is; the number names its own kind."""
        said = self.cleaned_data
        id_kind, number = self.numbered(on)
        return Identity(
            kind=_kind_of(id_kind, number),
            name=said["name"].strip(),
            id_kind=id_kind,
            id_number=number,
            phone=said["phone"].strip(),
        )

    def numbered(self, on: date) -> tuple[IdKind, str]:
        """The villager's number and what kind of number it is."""
        number = "".join(self.cleaned_data["id_number"].split()).upper()
        return identifiers.likely_kind(number, on=on), number

    def entrustment(self, on: date) -> Entrustment:
        """What the villager has signed today."""
        said = self.cleaned_data
        return Entrustment(
            powers=frozenset(Power(one) for one in said["powers"]),
            signed_on=on,
            last_valid_on=said["last_valid_on"],
            is_signed=said["is_signed"],
        )


def _kind_of(id_kind: IdKind, number: str) -> ApplicantKind:
    if id_kind not in OF_BODIES:
        return ApplicantKind.PERSON
    legal = id_kind is IdKind.USCC and not number.startswith("92")
    return ApplicantKind.LEGAL_PERSON if legal else ApplicantKind.OTHER_ORGANISATION


def papers_of(said: QueryDict, matter: Matter) -> tuple[Paper, ...]:
    """The papers as they were ticked: `paper-<code>` is the state of each."""
    return tuple(
        _paper(said, material.code, is_shared=material.is_shared)
        for material in matter.materials
    )


def _paper(said: QueryDict, code: str, *, is_shared: bool) -> Paper:
    absent = PaperState.SHARED if is_shared else PaperState.MISSING
    state = said.get(f"paper-{code}", "")
    known = PaperState(state) if state in set(PaperState) else absent
    return Paper(
        code=code,
        state=known,
        originals=_count(said, f"originals-{code}") if known.is_in else 0,
        copies=_count(said, f"copies-{code}") if known.is_in else 0,
        remark=said.get(f"remark-{code}", "")[:500],
    )


def _count(said: QueryDict, name: str) -> int:
    value = said.get(name, "")
    return min(int(value), _MOST_SHEETS) if value.isdecimal() else 0


class Reason(forms.Form):
    """An act that is written down with its reason."""

    reason = _line("理由")


class HandResult(forms.Form):
    """What goes back beside the decision."""

    more = forms.CharField(
        label="还有什么证照",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="一行一样；决定书已经自动列入。",
    )

    def names(self) -> tuple[str, ...]:
        """Each line is one thing."""
        lines = self.cleaned_data["more"].splitlines()
        return tuple(line.strip() for line in lines if line.strip())


class GiveBack(forms.Form):
    """The villager signs for what comes back."""

    signature = _line("领回人签名")
    drawn = forms.CharField(required=False, widget=forms.HiddenInput, max_length=60_000)

    def way(self) -> Signed:
        """On the screen if something was drawn, else on paper."""
        return Signed.SCREEN if self.cleaned_data.get("drawn") else Signed.PAPER
