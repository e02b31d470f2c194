"""A file of the level above beside the catalogue; nothing of the file is taken in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from yimen.ports.imports import Remark
from yimen.ports.matter_files import Upload, matter_files
from yimen.records.catalogue.queries import standing_matters
from yimen.records.people.queries import Slice
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.differences import Difference
from yimen.rules.catalogue.upper import Pair, Side, Way, beside, counts
from yimen.screens.bureau.catalogue.files import FileForm
from yimen.screens.bureau.catalogue.matters import WHERE
from yimen.screens.bureau.catalogue.words import remark_words
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.paging import sliced
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

SIDES: Final[Mapping[Side, str]] = {
    Side.UPPER: "上级有、本级没有",
    Side.OWN: "本级有、上级没有",
    Side.DIFFERENT: "都有，内容不同",
    Side.SAME: "一致",
}
WAYS: Final[Mapping[Way, str]] = {
    Way.CODE: "实施编码",
    Way.BASE_CODE: "基本编码",
    Way.NAME: "事项名称",
}
_LONGER: Final = "longer"
_HEADS: Final = (
    "情形",
    "按什么对上",
    "事项名称",
    "上级编码",
    "本级编码",
    "本级部门",
    "哪里不同",
    "上级",
    "本级",
    "承诺比上级长",
)


class UpperForm(FileForm):
    """Which file is the upper catalogue, and what of the answer to show."""

    show = forms.ChoiceField(
        label="看哪些",
        required=False,
        choices=[
            ("", "所有不一致的"),
            *((side.value, words) for side, words in SIDES.items()),
            (_LONGER, "承诺时限比上级长"),
        ],
    )
    q = forms.CharField(label="名称或编码", required=False, max_length=100)

    def shows(self, pair: Pair) -> bool:
        """Whether this pair was asked for."""
        show, text = self.cleaned_data["show"], self.cleaned_data["q"]
        both = [one for one in (pair.upper, pair.own) if one]
        if not any(text in one.name or text in one.code for one in both):
            return False
        if show == _LONGER:
            return pair.promises_longer
        return pair.side.value == show if show else pair.side is not Side.SAME


@dataclass(frozen=True, slots=True)
class Compared:
    """What the comparison of one file found."""

    pairs: tuple[Pair, ...]
    unread: tuple[Remark, ...]
    organs: Mapping[str, str]  # name by code of the own matter


@dataclass(frozen=True, slots=True)
class Row:
    """One matter of the answer with its words."""

    pair: Pair
    side: str
    way: str
    organ: str


@access(Step.EXPORT_CATALOGUE)
def compare(request: OurRequest) -> HttpResponse:
    """Choose a file; see what it has otherwise than the catalogue, or keep it."""
    form = UpperForm(request.POST or None, request.FILES or None)
    known: dict[str, object] = {"sections": sections(request.actor, WHERE)}
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _compared(request, form.upload()))
        if done:
            found = done.value
            shown = [pair for pair in found.pairs if form.shows(pair)]
            kind = request.POST.get("export")
            if kind:
                lines = tuple(_lines(shown, found.organs))
                return download(Spreadsheet("与上级目录比对", _HEADS, lines), kind)
            known |= _said(found, shown, _number(request.POST.get("page", "")))
    return render(request, "bureau/catalogue/upper.html", known | {"form": form})


def _compared(request: OurRequest, upload: Upload) -> Compared:
    read = matter_files().read(upload)
    kept = standing_matters(by=request.actor)
    return Compared(
        beside(read.matters, (one.matter for one in kept)),
        read.unread,
        {one.matter.code: one.organ_name for one in kept},
    )


def _said(found: Compared, shown: Sequence[Pair], number: int) -> dict[str, object]:
    tally = counts(found.pairs)
    page: Slice[Pair] = sliced(shown, number)
    longer = sum(pair.promises_longer for pair in found.pairs)
    return {
        "compared": True,
        "tally": [(words, tally[side]) for side, words in SIDES.items()],
        "longer": longer,
        "page": page,
        "before": page.number - 1,
        "after": page.number + 1 if page.number < page.pages else 0,
        "rows": [_row(pair, found.organs) for pair in page.rows],
        "unread": [
            (o.row, remark_words(o.kind, o.value), o.value) for o in found.unread
        ],
    }


def _row(pair: Pair, organs: Mapping[str, str]) -> Row:
    return Row(
        pair,
        SIDES[pair.side],
        WAYS[pair.way] if pair.way else "",
        organs.get(pair.own.code, "") if pair.own else "",
    )


def _lines(
    pairs: Sequence[Pair], organs: Mapping[str, str]
) -> Iterator[tuple[Cell, ...]]:
    """A line for each difference; one for a matter that has none."""
    for pair in pairs:
        row = _row(pair, organs)
        head = (
            row.side,
            row.way,
            pair.matter.name,
            pair.upper.code if pair.upper else "",
            pair.own.code if pair.own else "",
            row.organ,
        )
        longer = "是" if pair.promises_longer else ""
        if not pair.found:
            yield *head, "", "", "", longer
        for one in pair.found:
            worse = longer if one.field == "promised_limit" else ""
            yield *head, _where(one), one.before, one.after, worse


def _where(one: Difference) -> str:
    return " · ".join(part for part in (one.chapter, one.entry, one.term) if part)


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else 1
