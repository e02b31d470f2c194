"""What the graph editor asks: one approval, one edge, the frame, a file."""

from collections.abc import Iterator
from itertools import count
from typing import Final

from django import forms

from yimen.records.catalogue import queries as catalogue
from yimen.records.people import queries as people
from yimen.rules.joint.graphs import (
    Approval,
    ApprovalKind,
    Edge,
    FormField,
    Graph,
    Stage,
)
from yimen.screens.shared import joint_words
from yimen.screens.shared.attempts import Versioned

_NEEDED: Final = {"required": "这一项要填。"}
_FREE: Final = "*"  # a question that need not be answered
_BIG: Final = 2_000_000


def _lines(label: str, hint: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


def _rows(text: str, parts: int) -> Iterator[list[str]]:
    """The lines of a box, each cut at its first spaces and filled up."""
    for line in text.splitlines():
        cut = line.split(maxsplit=parts - 1)
        if cut:
            yield [*cut, *[""] * (parts - len(cut))]


class ApprovalForm(Versioned):
    """One node of the graph."""

    key = forms.SlugField(
        label="代号",
        max_length=40,
        required=False,
        help_text="英文字母，例如 fire；不填就自动编一个。",
    )
    name = forms.CharField(label="名称", max_length=120, error_messages=_NEEDED)
    kind = forms.TypedChoiceField(
        label="方式", choices=list(joint_words.KINDS.items()), coerce=ApprovalKind
    )
    organ_code = forms.ChoiceField(label="哪个部门")
    matter_code = forms.CharField(
        label="哪个事项",
        max_length=120,
        required=False,
        help_text="许可才要填：事项的编码或者完整的名称。",
    )
    limit_days = forms.IntegerField(label="几个工作日", min_value=0, max_value=365)
    stage = forms.IntegerField(label="第几阶段", min_value=0, max_value=9, initial=0)
    optional = forms.BooleanField(label="可选：办的时候再决定要不要", required=False)
    materials = _lines(
        "材料对应", "一行一份：它的材料代号 一套材料里的代号，例如 M01 P02。"
    )
    fields_read = _lines("读表里的哪些项", "一行一项：它的项目名 一张表里的代号。")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        organs = [(one.code, one.name) for one in people.organ_choices()]
        self.fields["organ_code"].choices = organs  # type: ignore[attr-defined]

    def clean_matter_code(self) -> str:
        """Its code, where it was written by its name."""
        said: str = self.cleaned_data["matter_code"].strip()
        hits = catalogue.search(said) if said else ()
        return next((hit.code for hit in hits if hit.name == said), said)

    def approval(self, graph: Graph, key: str) -> Approval:
        """The node, under the key it has or one that is free in this graph."""
        said = self.cleaned_data
        return Approval(
            key=said["key"] or key or _free_key(graph),
            name=said["name"],
            kind=said["kind"],
            organ_code=said["organ_code"],
            matter_code=said["matter_code"],
            limit_days=said["limit_days"],
            stage=said["stage"],
            optional=said["optional"],
            materials=tuple((a, b) for a, b in _rows(said["materials"], 2)),
            fields=tuple((a, b) for a, b in _rows(said["fields_read"], 2)),
        )


def _free_key(graph: Graph) -> str:
    places = (f"approval-{place}" for place in count(1))
    return next(key for key in places if graph.approval(key) is None)


def of_approval(node: Approval, version: int) -> dict[str, object]:
    """What the form of this node shows at first."""
    return {
        "key": node.key,
        "name": node.name,
        "kind": node.kind,
        "organ_code": node.organ_code,
        "matter_code": node.matter_code,
        "limit_days": node.limit_days,
        "stage": node.stage,
        "optional": node.optional,
        "materials": "\n".join(f"{own} {shared}" for own, shared in node.materials),
        "fields_read": "\n".join(f"{own} {asked}" for own, asked in node.fields),
        "version": version,
    }


class EdgeForm(Versioned):
    """One approval before another, with the law that says so."""

    before = forms.ChoiceField(label="先办")
    after = forms.ChoiceField(label="后办")
    ground = forms.CharField(
        label="法定依据",
        max_length=200,
        error_messages=_NEEDED,
        help_text="没有法定依据的不要串联。",
    )

    def __init__(self, *args: object, graph: Graph, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        nodes = [(node.key, node.name) for node in graph.approvals]
        for end in ("before", "after"):
            self.fields[end].choices = nodes  # type: ignore[attr-defined]

    def edge(self) -> Edge:
        """What comes before what, and the article that says so."""
        said = self.cleaned_data
        return Edge(said["before"], said["after"], said["ground"])


class FrameForm(Versioned):
    """The stages and the one form."""

    stages = _lines(
        "阶段",
        "一行一个：序号 名称 依据。写了依据的阶段，要等前一阶段的必办审批都办好。",
    )
    form = _lines(
        "一张表",
        f"一行一项：代号 名称。可不填的在代号前加 {_FREE}；"
        "只能选的在名称后写 = 甲、乙。",
    )

    def clean_stages(self) -> str:
        """A stage begins with its number."""
        text: str = self.cleaned_data["stages"]
        if any(not number.isdecimal() for number, _, _ in _rows(text, 3)):
            raise forms.ValidationError("每行先写数字序号。")
        return text

    def framed(self, graph: Graph) -> Graph:
        """The graph with these stages and this form."""
        said = self.cleaned_data
        stages = tuple(Stage(int(n), t, why) for n, t, why in _rows(said["stages"], 3))
        questions = tuple(_asked(key, label) for key, label in _rows(said["form"], 2))
        return Graph(graph.approvals, graph.edges, stages, questions)


def _asked(key: str, said: str) -> FormField:
    """A question as its line says it: 代号 名称 = 甲、乙."""
    label, _, listed = said.partition("=")
    entries = tuple(one.strip() for one in listed.split("、") if one.strip())
    return FormField(
        key.removeprefix(_FREE), label.strip(), not key.startswith(_FREE), entries
    )


def _line_of(one: FormField) -> str:
    listed = f" = {'、'.join(one.choices)}" if one.choices else ""
    return f"{'' if one.required else _FREE}{one.key} {one.label}{listed}"


def of_frame(graph: Graph, version: int) -> dict[str, object]:
    """What the form of the frame shows at first."""
    return {
        "stages": "\n".join(f"{s.number} {s.name} {s.ground}" for s in graph.stages),
        "form": "\n".join(_line_of(one) for one in graph.form),
        "version": version,
    }


class FileForm(Versioned):
    """A BPMN file that takes the place of the draft."""

    file = forms.FileField(label="BPMN 2.0 文件", error_messages=_NEEDED)

    def clean_file(self) -> bytes:
        """Its content."""
        file = self.cleaned_data["file"]
        if file.size > _BIG:
            raise forms.ValidationError("文件太大了。")
        content: bytes = file.read()
        return content


class NewForm(forms.Form):
    """Which matter gets a graph."""

    code = forms.CharField(
        label="联办事项编码", max_length=60, help_text="事项的办件类型要是“联办件”。"
    )
