"""The catalogue for staff: the list, one matter, its history, two versions."""

from dataclasses import dataclass
from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.ports.matter_files import matter_files
from yimen.records.cases.queries.touched import Audience, audience_of_draft
from yimen.records.catalogue import queries
from yimen.records.catalogue.queries import MatterFilter, MatterPage, MatterRow
from yimen.records.people.queries import organ_choices
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may, may_somewhere
from yimen.rules.catalogue import captions
from yimen.rules.catalogue.differences import differences, said
from yimen.rules.catalogue.elements import Group, elements
from yimen.rules.catalogue.matter_changes import CHANGES, TABLE
from yimen.rules.catalogue.matters import Matter
from yimen.rules.catalogue.publication import Weight
from yimen.screens.bureau.catalogue.forms import CORE
from yimen.screens.bureau.catalogue.words import TONES, field_words, objection_words
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest

WHERE: Final = "/bureau/matters/"
_TYPES: Final = {
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class FilterBar(forms.Form):
    """Which matters to list."""

    q = forms.CharField(label="查找", required=False)
    organ = forms.ChoiceField(label="部门", required=False)
    type = forms.ChoiceField(
        label="类型",
        required=False,
        choices=[("", "全部"), *((k.value, v) for k, v in captions.TYPES.items())],
    )
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "全部"), *((k.value, v) for k, v in captions.STATES.items())],
    )
    line = forms.ChoiceField(
        label="业务线",
        required=False,
        choices=[("", "全部"), *((k.value, v) for k, v in captions.LINES.items())],
    )
    theme = forms.ChoiceField(label="主题", required=False)

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        organs = [(str(o.organ_id), o.name) for o in organ_choices()]
        themes = [(theme, theme) for theme in queries.themes()]
        for name, choices in (("organ", organs), ("theme", themes)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", "全部"), *choices]


def wanted(request: OurRequest) -> MatterFilter:
    """The filter that the address says."""
    asked = request.GET
    organ = asked.get("organ", "")
    return MatterFilter(
        text=asked.get("q", ""),
        organ_id=int(organ) if organ.isdecimal() else None,
        matter_type=asked.get("type", ""),
        state=asked.get("state", ""),
        line=asked.get("line", ""),
        theme=asked.get("theme", ""),
        has_draft=asked.get("draft") == "1",
        sort=asked.get("sort", "name"),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the list with its words."""

    row: MatterRow
    type: str
    state: str
    tone: str
    kind: str


def _shown(row: MatterRow) -> Shown:
    return Shown(
        row,
        captions.TYPES[row.matter_type],
        captions.STATES[row.state],
        TONES[row.state],
        captions.CASE_KINDS[row.case_kind],
    )


@access(Step.SEE_CATALOGUE)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Matters, searched, filtered and sorted, by pages."""
    page = queries.matters(wanted(request), by=request.actor, page=number_of(request))
    known = {
        "sections": sections(request.actor, WHERE),
        "page": page,
        "rows": [_shown(row) for row in page.rows],
        "bar": FilterBar(request.GET),
        "tally": _tally(request),
        "edits": may_somewhere(request.actor, Step.EDIT_MATTER),
        "imports": may_somewhere(request.actor, Step.IMPORT_CATALOGUE),
        "asked": request.GET,
    }
    return render(request, "bureau/catalogue/catalogue_list.html", known)


def _tally(request: OurRequest) -> list[tuple[str, str, int]]:
    tally = queries.tally(by=request.actor)
    return [
        (state.value, words, tally.by_state[state])
        for state, words in captions.STATES.items()
        if tally.by_state[state]
    ]


@access(Step.EXPORT_CATALOGUE)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """What the filter shows, as a file that reads back the same."""
    codes = queries.matter_codes(wanted(request), by=request.actor)
    ending = kind if kind in _TYPES else "xlsx"
    content = matter_files().write(ending, codes, by=request.actor)
    return as_file(content, f"matters.{ending}")


def as_file(content: bytes, name: str) -> HttpResponse:
    """Bytes as a file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    kind = _TYPES[name.rpartition(".")[2]]
    return HttpResponse(content, content_type=kind, headers=headers)


def chapters(matter: Matter) -> list[tuple[str, list[tuple[str, str]]]]:
    """Everything plain that a matter says, chapter by chapter; empty fields apart."""
    core = [(captions.MATTER[n], _core(matter, n)) for n in CORE]
    found = [("核心", core)]
    for group in Group:
        rows = [
            (f.metadata["term"], said(getattr(matter.elements, f.name)))
            for f in elements()
            if f.metadata["group"] is group
        ]
        found.append((group.value, rows))
    return [
        (title, [(term, text) for term, text in rows if text]) for title, rows in found
    ]


def _core(matter: Matter, name: str) -> str:
    if name == "exercise_level":
        return captions.LEVELS.get(matter.exercise_level, "")
    return said(getattr(matter, name))


@access(Step.SEE_CATALOGUE)
@require_GET
def matter(request: OurRequest, code: str) -> HttpResponse:
    """One matter: what it says, what is wrong with it, what may be done."""
    page = queries.matter_page(code, by=request.actor)
    place = Place(organ_id=page.organ_id)
    known = {
        **frame(request, page),
        "chapters": chapters(page.shown),
        "checks": checks(page),
        "edits": may(request.actor, Step.EDIT_MATTER, place),
        "publishes": page.is_draft and may(request.actor, Step.PUBLISH_MATTER, place),
        "changes": may(request.actor, Step.CHANGE_MATTER_STATE, place)
        and bool(TABLE[page.state]),
        "reached": reached(request, page),
    }
    return render(request, "bureau/catalogue/catalogue_matter.html", known)


def reached(request: OurRequest, page: MatterPage) -> Audience | None:
    """Whom publishing the draft would tell; None: there is nothing to publish over."""
    if not page.is_draft or page.published is None:
        return None
    return audience_of_draft(page.published, page.shown, request.now)


def frame(request: OurRequest, page: MatterPage) -> dict[str, object]:
    """What every page of one matter shows."""
    return {
        "sections": sections(request.actor, WHERE),
        "page": page,
        "matter": page.shown,
        "state": captions.STATES[page.state],
        "tone": TONES[page.state],
    }


def checks(page: MatterPage) -> dict[str, list[tuple[str, str]]]:
    """Errors and warnings of what is shown, in words."""
    found: dict[str, list[tuple[str, str]]] = {"errors": [], "warnings": []}
    for one in page.objections:
        key = "errors" if one.weight is Weight.ERROR else "warnings"
        found[key].append((field_words(one.field), objection_words(one)))
    return found


@access(Step.SEE_CATALOGUE)
@require_GET
def past(request: OurRequest, code: str) -> HttpResponse:
    """Every version and every change, and who made them."""
    page = queries.matter_page(code, by=request.actor)
    known = {
        **frame(request, page),
        "versions": [(v, captions.VERSION_STATES[v.state]) for v in page.versions],
        "done": [(change, CHANGES[change.change]) for change in page.changes],
        "history": history("matter", str(page.matter_id)),
    }
    return render(request, "bureau/catalogue/catalogue_history.html", known)


@access(Step.SEE_CATALOGUE)
@require_GET
def compare(request: OurRequest, code: str) -> HttpResponse:
    """Two versions side by side, field by field."""
    page = queries.matter_page(code, by=request.actor)
    newest = page.versions[0].number
    new = _number(request.GET.get("new", ""), newest)
    old = _number(request.GET.get("old", ""), max(new - 1, 1))
    before = queries.version_of(code, old, by=request.actor)
    after = queries.version_of(code, new, by=request.actor)
    known = {
        **frame(request, page),
        "old": old,
        "new": new,
        "found": differences(before, after),
    }
    return render(request, "bureau/catalogue/catalogue_compare.html", known)


def _number(asked: str, otherwise: int) -> int:
    return int(asked) if asked.isdecimal() else otherwise
