"""Form fields made from the fields of a matter: one list for form, file and guide."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from django import forms

from yimen.rules.catalogue import captions
from yimen.rules.catalogue.captions import limit_read, limit_text
from yimen.rules.catalogue.elements import AUDIENCES, HANDLING_FORMS, RISK_AREAS
from yimen.rules.catalogue.themes import LEGAL_THEMES, LIFE_EVENTS, PERSON_THEMES
from yimen.rules.legal_clock.limits import Limit

LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "audiences": AUDIENCES,
    "handling_forms": HANDLING_FORMS,
    "person_themes": PERSON_THEMES,
    "legal_themes": LEGAL_THEMES,
    "life_events": LIFE_EVENTS,
    "risk_areas": RISK_AREAS,
}
CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "exercise_level": captions.LEVELS,
    "online_depth": {
        "Ⅰ级": "Ⅰ级：网上看指南",
        "Ⅱ级": "Ⅱ级：网上预约、下载",
        "Ⅲ级": "Ⅲ级：网上预审",
        "Ⅳ级": "Ⅳ级：全程网办",
    },
}
LONG: Final = frozenset(
    {
        "text",
        "answer",
        "flow_note",
        "commitment_consequence",
        "online_flow_note",
        "review_standard",
        "rights_and_duties",
        "notes",
        "fill_notes",
        "accept_standard",
        "standard",
    }
)
HINTS: Final[Mapping[str, str]] = {
    "aliases": "群众平时怎么叫它，一行一个：开面馆、老年证",
    "legal_bases": "一行一条，写到第几条",
    "special_procedures": "不计入时限的程序和依据，一行一条",
    "risk_areas": "勾了任何一项，就不能实行告知承诺",
    "commitment_conditions": "一行一条，原样印在告知承诺书上",
    "commitment_replaces": "一行一个材料编码",
    "commitment_check_limit": "决定之后多久内核查，例如 60工作日",
    "uncounted_procedures": "现场勘验、公示、图纸审查、补正、征求第三方意见，"
    "别的法律写明不计时的，一行一种：公示：某法第几条",
    "visit_count": "不用来就写 0",
    "consult_phone": "带区号",
    "complaint_phone": "带区号，不能和咨询电话一样",
}


class LinesField(forms.CharField):
    """A list, one entry a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """The entries, empty lines left out."""
        said = super().to_python(value) or ""
        return [line.strip() for line in said.splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        """The entries as lines."""
        return value if isinstance(value, str) else "\n".join(value or ())


class LimitField(forms.CharField):
    """A limit with its unit; nothing for none."""

    def __init__(self, **about: Any) -> None:
        about.setdefault("help_text", "数字加单位：8工作日、30自然日、3个月、当场")
        super().__init__(**about)

    def clean(self, value: Any) -> str | None:
        """The limit as files write it; raises for what has no unit."""
        said = str(super().clean(value) or "").strip()
        if not said:
            return None
        limit = limit_read(said)
        if limit is None:
            raise forms.ValidationError("要写数字和单位，比如 8工作日、3个月、当场。")
        return limit_text(limit)


def fields_of(
    kind: type,
    terms: Mapping[str, str],
    names: Iterable[str],
    *,
    needed: bool = True,
) -> dict[str, forms.Field]:
    """A form field for each of these fields of a dataclass, under its term."""
    hints = get_type_hints(kind)
    known = {f.name: f for f in fields(kind)}
    return {
        name: _field(
            name,
            hints[name],
            label=terms[name],
            required=needed
            and known[name].default is MISSING
            and known[name].default_factory is MISSING,
        )
        for name in names
    }


def _field(name: str, hint: Any, *, label: str, required: bool) -> forms.Field:
    about: dict[str, Any] = {"label": label, "required": required}
    if name in HINTS:
        about["help_text"] = HINTS[name]
    inner = _inner(hint)
    if name in LISTS:
        return _ticks(LISTS[name], about)
    if get_origin(inner) is tuple:
        return LinesField(**about)
    if inner is Limit:
        return LimitField(**about)
    return _plain(name, inner, about, is_optional=inner is not hint)


def _inner(hint: Any) -> Any:
    if get_origin(hint) is UnionType:
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


def _ticks(known: tuple[str, ...], about: dict[str, Any]) -> forms.Field:
    choices = [(one, one) for one in known]
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=choices, widget=widget, **about)


def _plain(
    name: str, inner: Any, about: dict[str, Any], *, is_optional: bool
) -> forms.Field:
    if name in CHOICES:
        choices = [("", "—"), *CHOICES[name].items()]
        return forms.ChoiceField(choices=choices, **about)
    if isinstance(inner, type) and issubclass(inner, Enum):
        blank = [("", "—")] if is_optional else []
        choices = [*blank, *captions.CODES[inner].items()]
        return forms.ChoiceField(choices=choices, **about)
    if inner is bool:
        return forms.BooleanField(**{**about, "required": False})
    if inner is int:
        return forms.IntegerField(min_value=0, max_value=100_000_000, **about)
    widget = forms.Textarea(attrs={"rows": 2}) if name in LONG else forms.TextInput()
    return forms.CharField(widget=widget, strip=True, **about)
