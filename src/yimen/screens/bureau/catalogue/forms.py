"""The form of a matter: the guide itself, its chapters, and its lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms import BaseFormSet, formset_factory

from yimen.records.people.queries import OrganChoice
from yimen.rules.catalogue import captions, written
from yimen.rules.catalogue.elements import Elements, Group, elements
from yimen.rules.catalogue.matters import (
    Condition,
    Faq,
    FeeItem,
    Material,
    Matter,
    ProcedureStep,
)
from yimen.screens.bureau.catalogue.fields import LISTS, fields_of

CORE: Final = (
    "name",
    "matter_type",
    "case_kind",
    "line",
    "exercise_level",
    "statutory_limit",
    "promised_limit",
    "extension_days",
    "extension_article",
    "visit_count",
    "is_charged",
    "result_name",
    "result_kind",
    "needs_no_material",
)
PARTS: Final[Mapping[str, type]] = {
    "conditions": Condition,
    "materials": Material,
    "steps": ProcedureStep,
    "fees": FeeItem,
    "faqs": Faq,
}
FOREMOST: Final = frozenset(
    {
        "text",
        "name",
        "necessity",
        "source",
        "form",
        "originals",
        "copies",
        "is_shared",
        "grace_days",
        "issuer",
        "kind",
        "limit",
        "handler",
        "is_merged",
        "standard",
        "basis",
        "amount_cents",
        "question",
        "answer",
    }
)
_PREFIX: Final = "elements-"
_OURS: Final = frozenset({"DELETE", "ORDER"})


def _class(name: str, made: Mapping[str, forms.Field]) -> type[forms.Form]:
    return type(name, (forms.Form,), dict(made))


_ELEMENTS: Final = {
    f"{_PREFIX}{name}": field
    for name, field in fields_of(
        Elements, captions.ELEMENTS, [f.name for f in elements()]
    ).items()
}
_Guide: Final[Any] = _class(
    "_Guide", {**fields_of(Matter, captions.MATTER, CORE), **_ELEMENTS}
)
_PART_FORMS: Final = {
    name: _class(
        f"{name.title()}Form",
        fields_of(kind, captions.PARTS[name], captions.PARTS[name], needed=False),
    )
    for name, kind in PARTS.items()
}
_FORMSETS: Final[Mapping[str, "type[BaseFormSet[Any]]"]] = {
    name: formset_factory(form, extra=0, can_delete=True, can_order=True)
    for name, form in _PART_FORMS.items()
}


class GuideForm(_Guide):  # type: ignore[misc]
    """Everything of a matter but its lists."""

    organ = forms.ChoiceField(label="实施部门")
    note = forms.CharField(
        label="为什么改", required=False, max_length=200, help_text="写进版本历史"
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    code = forms.CharField(
        label="实施编码",
        max_length=64,
        help_text="31 位或 33 位；没有国家编码的自己定一个，定了不能改",
    )

    def __init__(
        self, organs: Iterable[OrganChoice], *args: Any, is_new: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.organ_id), one.name) for one in organs]
        self.fields["organ"].choices = choices
        if not is_new:
            self.fields["code"].widget = forms.HiddenInput()
        for name in self.fields:
            self._keep_strange(name)

    def _keep_strange(self, name: str) -> None:
        """Themes and audiences that an import brought stay choosable."""
        field = self.fields[name]
        if not isinstance(field, forms.MultipleChoiceField):
            return
        known = LISTS[name.removeprefix(_PREFIX)]
        said = tuple(self.initial.get(name) or ())
        if self.is_bound:
            said = (*said, *self.data.getlist(name))
        field.choices = [(one, one) for one in dict.fromkeys((*known, *said))]

    def core(self) -> list[forms.BoundField]:
        """The fields that rules look at."""
        return [self[name] for name in CORE]

    def chapters(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The plain elements, chapter by chapter."""
        return [
            (
                group.value,
                [
                    self[f"{_PREFIX}{f.name}"]
                    for f in elements()
                    if f.metadata["group"] is group
                ],
            )
            for group in Group
        ]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: a paper, a step, a fee."""

    title: str
    foremost: list[forms.BoundField]  # always shown
    rest: list[forms.BoundField]  # folded away
    form: forms.Form
    is_open: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One list of the matter, as a formset under its term."""

    name: str
    term: str
    formset: "BaseFormSet[Any]"

    def entries(self) -> list[Entry]:
        """Each entry with its name; what is new or wrong stands open."""
        return [
            Entry(
                title=_title(form),
                foremost=[form[n] for n in form.fields if n in FOREMOST],
                rest=[form[n] for n in form.fields if n not in FOREMOST | _OURS],
                form=form,
                is_open=not _title(form) or bool(form.is_bound and form.errors),
            )
            for form in self.formset
        ]


def _title(form: forms.Form) -> str:
    """What the entry is called: its name, its words or its question."""
    for name in ("name", "text", "question"):
        if name in form.fields:
            return str(form[name].value() or "")
    return ""


class MatterForms:
    """The whole form: the guide and its five lists, kept as typed."""

    def __init__(
        self,
        organs: Iterable[OrganChoice],
        *,
        data: Any = None,
        initial: Mapping[str, Any] | None = None,
        is_new: bool = False,
    ) -> None:
        start = dict(initial or {})
        self.guide = GuideForm(organs, data, initial=start, is_new=is_new)
        self.parts = tuple(
            Part(
                name,
                captions.MATTER[name],
                _FORMSETS[name](data, prefix=name, initial=start.get(name, [])),
            )
            for name in PARTS
        )

    def is_valid(self) -> bool:
        """Whether everything could be read; objections are another matter."""
        return all(
            [self.guide.is_valid(), *(part.formset.is_valid() for part in self.parts)]
        )

    def forgive(self) -> None:
        """While it is being written nothing is missing yet: only the unreadable is."""
        errors = self.guide.errors
        for name, found in errors.as_data().items():
            if all(error.code == "required" for error in found):
                del errors[name]

    def matter(self) -> Matter:
        """What was typed, as a matter."""
        said = self.guide.cleaned_data
        plain: dict[str, Any] = {
            name: said[name] for name in CORE if said.get(name) not in {None, ""}
        }
        plain["elements"] = {
            name.removeprefix(_PREFIX): value
            for name, value in said.items()
            if name.startswith(_PREFIX)
        }
        plain |= {part.name: _entries(part) for part in self.parts}
        plain.setdefault("name", "")
        plain["code"] = said.get("code", "").strip()
        return written.read(plain)


def _entries(part: Part) -> list[dict[str, Any]]:
    """The entries in their order, empty ones left out; a new paper gets a code."""
    entries: list[dict[str, Any]] = []
    for form in part.formset.ordered_forms:
        said = {
            name: value
            for name, value in form.cleaned_data.items()
            if name not in _OURS and value not in {None, ""}
        }
        if any(_says_something(form, name, value) for name, value in said.items()):
            entries.append({**dict.fromkeys(_NEEDED[part.name], ""), **said})
    if part.name == "materials":
        _number(entries)
    return entries


def _says_something(form: forms.Form, name: str, value: Any) -> bool:
    chosen = isinstance(form.fields[name], forms.ChoiceField)
    return bool(value) and not isinstance(value, bool) and not chosen


_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "conditions": ("text",),
    "materials": ("name",),
    "steps": ("name",),
    "fees": ("name", "standard"),
    "faqs": ("question", "answer"),
}
"""Words an entry can't be without; left empty, they are an objection."""


def _number(entries: list[dict[str, Any]]) -> None:
    taken = {entry["code"] for entry in entries if "code" in entry}
    free = (f"M{n:02}" for n in range(1, 1_000))
    for entry in entries:
        if "code" not in entry:
            entry["code"] = next(code for code in free if code not in taken)


def initial_of(matter: Matter) -> dict[str, Any]:
    """What the form shows of a matter before anything is typed."""
    plain: dict[str, Any] = dict(written.written(matter))
    inner = plain.pop("elements")
    start = {**plain, **{f"{_PREFIX}{name}": value for name, value in inner.items()}}
    for name in PARTS:
        start[name] = [
            {**entry, "ORDER": place} for place, entry in enumerate(start[name], 1)
        ]
    return start


def with_another(data: Any, part: str) -> Any:
    """What was typed, with one more empty entry in this list."""
    more = data.copy()
    total = f"{part}-TOTAL_FORMS"
    count = int(more.get(total, "0") or 0)
    more[total] = str(min(count + 1, 1_000))
    return more
