"""What is asked of officers and organs."""

from collections.abc import Iterable
from typing import Any

from django import forms

from yimen.records.network.queries import HallChoice
from yimen.records.people.queries import OrganChoice
from yimen.rules.authority.actors import Role
from yimen.rules.authority.appointments import OfficerFacts
from yimen.rules.network import EntryClass, OrganKind
from yimen.rules.organs import OrganFacts
from yimen.screens.bureau.words import ENTRY_CLASSES, ORGAN_KINDS
from yimen.screens.shared.attempts import Versioned
from yimen.screens.shared.navigation import ROLES


class OfficerForm(Versioned):
    """Home unit, hall and posts."""

    name = forms.CharField(label="姓名", max_length=30)
    staff_no = forms.CharField(
        label="工号", max_length=20, required=False, help_text="工作座牌上的号"
    )
    roles = forms.MultipleChoiceField(
        label="岗位",
        required=False,
        choices=[(role.value, words) for role, words in ROLES.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text="可以一人多岗；三个管理员岗位不能兼任",
    )
    organ = forms.ChoiceField(
        label="单位", required=False, help_text="业务上归哪个部门领导"
    )
    hall = forms.ChoiceField(
        label="大厅", required=False, help_text="日常工作在哪里，归哪里管理"
    )
    phone = forms.CharField(label="电话", max_length=30, required=False)

    def __init__(
        self,
        organs: Iterable[OrganChoice],
        halls: Iterable[HallChoice],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        organ, hall = self.fields["organ"], self.fields["hall"]
        assert isinstance(organ, forms.ChoiceField)  # noqa: S101 - narrows
        assert isinstance(hall, forms.ChoiceField)  # noqa: S101 - narrows
        organ.choices = [("", "—"), *((str(o.organ_id), o.name) for o in organs)]
        hall.choices = [("", "—"), *((str(h.node_id), h.name) for h in halls)]

    def facts(self) -> OfficerFacts:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return OfficerFacts(
            name=said["name"],
            roles=frozenset(Role(role) for role in said["roles"]),
            organ_id=int(said["organ"]) if said["organ"] else None,
            hall_id=int(said["hall"]) if said["hall"] else None,
            staff_no=said["staff_no"],
            phone=said["phone"],
        )


class NewOfficerForm(OfficerForm):
    """A new account also has a user name."""

    field_order = ("name", "username")

    username = forms.CharField(
        label="用户名",
        max_length=32,
        help_text="小写字母开头，3 到 32 位，登录时用；定了不能改",
    )


class OrganForm(Versioned):
    """What stands on an organ's papers."""

    name = forms.CharField(label="名称", max_length=60)
    short_name = forms.CharField(
        label="简称", max_length=8, help_text="印在文号上，如“市监”"
    )
    uscc = forms.CharField(label="统一社会信用代码", max_length=18, required=False)
    kind = forms.ChoiceField(
        label="领导关系",
        choices=[(kind.value, words) for kind, words in ORGAN_KINDS.items()],
        help_text="决定复议机关写谁",
    )
    entry_class = forms.ChoiceField(
        label="进驻要求",
        choices=[(kind.value, words) for kind, words in ENTRY_CLASSES.items()],
    )
    parent = forms.ChoiceField(label="上级部门", required=False)
    approval_office = forms.CharField(label="行政审批科", max_length=30, required=False)
    approval_office_in_hall = forms.BooleanField(
        label="审批科已整建制进大厅", required=False
    )
    government = forms.CharField(
        label="本级人民政府",
        max_length=60,
        required=False,
        help_text="写在决定书上：可以向谁申请行政复议",
    )
    upper_organ = forms.CharField(
        label="上级机关", max_length=60, required=False, help_text="垂直管理部门必填"
    )
    court = forms.CharField(
        label="管辖法院",
        max_length=60,
        required=False,
        help_text="写在决定书上：可以向哪个法院起诉",
    )
    address = forms.CharField(label="地址", max_length=120, required=False)
    phone = forms.CharField(label="电话", max_length=30, required=False)
    complaint_phone = forms.CharField(label="投诉电话", max_length=30, required=False)

    def __init__(
        self, organs: Iterable[OrganChoice], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ChoiceField)  # noqa: S101 - narrows
        parent.choices = [("", "—"), *((str(o.organ_id), o.name) for o in organs)]

    def facts(self) -> OrganFacts:
        """The answers as the action takes them."""
        said = dict(self.cleaned_data)
        parent = said["parent"]
        plain = {
            name: said[name]
            for name in (
                "name",
                "short_name",
                "approval_office",
                "approval_office_in_hall",
                "government",
                "upper_organ",
                "court",
                "address",
                "phone",
                "complaint_phone",
            )
        }
        return OrganFacts(
            kind=OrganKind(said["kind"]),
            entry_class=EntryClass(said["entry_class"]),
            uscc=said["uscc"].upper(),
            parent_id=int(parent) if parent else None,
            **plain,
        )


class NewOrganForm(OrganForm):
    """A new organ also has a code."""

    field_order = ("code", "name")

    code = forms.CharField(
        label="编码", max_length=32, help_text="字母、数字或短横；定了不能改"
    )
