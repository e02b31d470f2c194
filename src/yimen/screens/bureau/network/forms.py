"""What is asked when the network changes."""

from collections.abc import Iterable
from typing import Any

from django import forms

from yimen.records.network.queries import HallChoice
from yimen.records.people.queries import OfficerRow, OrganChoice
from yimen.rules.network import (
    NodeFacts,
    NodeKind,
    PostKind,
    StationMode,
    WindowFacts,
    WindowKind,
)
from yimen.screens.bureau.words import (
    LEVELS,
    NODE_KINDS,
    POST_KINDS,
    STATION_MODES,
    WINDOW_KINDS,
)
from yimen.screens.shared.attempts import Versioned


class NodeForm(Versioned):
    """What is registered of a place."""

    name = forms.CharField(label="名称", max_length=60)
    short_name = forms.CharField(
        label="简称", max_length=20, required=False, help_text="叫号屏和列表上用"
    )
    address = forms.CharField(label="地址", max_length=120, required=False)
    phone = forms.CharField(label="电话", max_length=30, required=False)
    supervision_phone = forms.CharField(label="监督电话", max_length=30, required=False)
    area_square_meters = forms.IntegerField(
        label="面积（平方米）",
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text="镇街办事大厅不少于 80 平方米",
    )
    supervised_since = forms.DateField(
        label="纳入电子监察的日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="没有纳入就不填",
    )
    primary_responsible = forms.CharField(
        label="第一责任人", max_length=30, required=False, help_text="姓名，会公开"
    )
    primary_responsible_office = forms.CharField(
        label="第一责任人的职务",
        max_length=40,
        required=False,
        help_text="如村党组织书记、村民委员会主任",
    )

    def facts(self) -> NodeFacts:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return NodeFacts(
            name=said["name"],
            short_name=said["short_name"],
            address=said["address"],
            phone=said["phone"],
            supervision_phone=said["supervision_phone"],
            area_square_meters=said["area_square_meters"],
            supervised_since=said["supervised_since"],
            primary_responsible=said["primary_responsible"],
            primary_responsible_office=said["primary_responsible_office"],
        )


class NewNodeForm(NodeForm):
    """A new place: also what it is, its code and its region."""

    field_order = ("kind", "code", "region", "name")

    kind = forms.ChoiceField(label="种类")
    code = forms.CharField(
        label="编码",
        max_length=40,
        help_text="字母、数字、点或短横；定了不能改，一般用区划代码",
    )
    region = forms.CharField(
        label="区划代码", max_length=20, help_text="这个机构服务的行政区划"
    )

    def __init__(self, kinds: Iterable[NodeKind], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows
        field.choices = [(kind.value, NODE_KINDS[kind]) for kind in kinds]


class MoveForm(Versioned):
    """Under which place it stands from now on."""

    parent = forms.ChoiceField(label="移到哪个机构下面")

    def __init__(self, halls: Iterable[HallChoice], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parent"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows
        field.choices = [(hall.code, hall.name) for hall in halls]


class WindowForm(Versioned):
    """What is registered of a window."""

    number = forms.IntegerField(label="窗口号", min_value=1, max_value=999)
    name = forms.CharField(label="名称", max_length=30)
    kind = forms.ChoiceField(
        label="种类",
        choices=[(kind.value, words) for kind, words in WINDOW_KINDS.items()],
    )
    organ = forms.ChoiceField(
        label="只办一个部门的事", required=False, help_text="综合窗口不用选"
    )
    is_open = forms.BooleanField(label="开放叫号", required=False, initial=True)

    def __init__(
        self, organs: Iterable[OrganChoice], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organ"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows
        field.choices = [("", "不限"), *((str(o.organ_id), o.name) for o in organs)]

    def facts(self) -> WindowFacts:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return WindowFacts(
            number=said["number"],
            name=said["name"],
            kind=WindowKind(said["kind"]),
            organ_id=int(said["organ"]) if said["organ"] else None,
            is_open=said["is_open"],
        )


class PostForm(forms.Form):
    """Who works the window, as A or as B."""

    officer = forms.ChoiceField(label="人员")
    kind = forms.ChoiceField(
        label="岗位",
        choices=[(kind.value, words) for kind, words in POST_KINDS.items()],
    )

    def __init__(
        self, officers: Iterable[OfficerRow], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows
        field.choices = [(str(one.officer_id), one.name) for one in officers]

    def post(self) -> tuple[int, PostKind]:
        """The officer and the post."""
        said = self.cleaned_data
        return int(said["officer"]), PostKind(said["kind"])


class StationForm(forms.Form):
    """Which organ, stationed or represented."""

    organ = forms.CharField(label="部门", max_length=32)
    mode = forms.ChoiceField(
        label="方式",
        choices=[(mode.value, words) for mode, words in STATION_MODES.items()],
    )

    def stationing(self) -> tuple[str, StationMode]:
        """The organ's code and the way."""
        return self.cleaned_data["organ"], StationMode(self.cleaned_data["mode"])


class RegionForm(forms.Form):
    """A new region, or one that succeeds another."""

    code = forms.CharField(label="区划代码", max_length=20)
    name = forms.CharField(label="名称", max_length=60)
    predecessor = forms.CharField(
        label="取代的代码",
        max_length=20,
        required=False,
        help_text="更名、撤并时填原来的代码，原区划同日失效，下级和机构一并转过来",
    )
    local_level = forms.ChoiceField(
        label="本地扩展码",
        required=False,
        choices=[
            ("", "不是，这是国家代码"),
            *((str(level), f"是，{LEVELS[level]}级") for level in (5, 6)),
        ],
    )
