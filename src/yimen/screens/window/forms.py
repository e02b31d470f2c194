"""What the counter asks before it can go on."""

from datetime import date

from django import forms

from yimen.ports import identifiers
from yimen.rules.cases.applicants import OF_BODIES, ApplicantKind, Identity, IdKind
from yimen.rules.cases.applications import Ground, Reject, RightOrgan
from yimen.screens.shared import case_words
from yimen.screens.shared.case_forms import REQUIRED


def _kind_of(id_kind: IdKind, number: str) -> ApplicantKind:
    """A person by a person's document, a body by its code."""
    if id_kind not in OF_BODIES:
        return ApplicantKind.PERSON
    legal = id_kind is IdKind.USCC and not number.startswith("92")
    return ApplicantKind.LEGAL_PERSON if legal else ApplicantKind.OTHER_ORGANISATION


class Identify(forms.Form):
    """Somebody at the counter, as their document says."""

    field_order: tuple[str, ...] = (
        "id_number",
        "name",
        "phone",
        "id_kind",
        "legal_representative",
        "mail",
    )

    id_kind = forms.TypedChoiceField(
        label="证件",
        choices=[("", "看号码自动认"), *case_words.ID_KINDS.items()],
        coerce=IdKind,
        empty_value=None,
        required=False,
    )
    id_number = forms.CharField(
        label="证件号码",
        max_length=40,
        error_messages=REQUIRED,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "data-focus": ""}
        ),
    )
    name = forms.CharField(
        label="姓名或名称",
        max_length=120,
        required=False,
        help_text="来过的人不用填。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label="手机",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    legal_representative = forms.CharField(
        label="法定代表人", max_length=60, required=False
    )
    mail = forms.CharField(
        label="电子邮箱",
        max_length=120,
        required=False,
        help_text="没有手机的，通知发到邮箱。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )
    is_confirmed = forms.BooleanField(label="核对过证件，号码就是这样", required=False)

    def identity(self, on: date) -> Identity:
        """Who this is; a number that names its own kind need not be told it."""
        said = self.cleaned_data
        number = "".join(said["id_number"].split()).upper()
        id_kind = said["id_kind"] or identifiers.likely_kind(number, on=on)
        return Identity(
            kind=_kind_of(id_kind, number),
            name=said["name"].strip(),
            id_kind=id_kind,
            id_number=number,
            phone=said["phone"].strip(),
            legal_representative=said["legal_representative"].strip(),
            mail=said["mail"].strip(),
        )


class NotAccepted(forms.Form):
    """Why an application is not accepted, and whose it is."""

    ground = forms.TypedChoiceField(
        label="为什么不受理",
        coerce=Ground,
        choices=[
            (Ground.NOT_OURS.value, "不归本部门管"),
            (Ground.NOT_NEEDED.value, "依法不需要许可"),
            (Ground.OTHER.value, "其他"),
        ],
        widget=forms.RadioSelect,
        initial=Ground.NOT_OURS.value,
    )
    reason = forms.CharField(
        label="理由",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=REQUIRED,
    )
    organ_name = forms.CharField(
        label="该找哪个部门",
        max_length=120,
        required=False,
        help_text="不归本部门管时要写。",
    )
    organ_place = forms.CharField(label="在哪里", max_length=200, required=False)
    organ_phone = forms.CharField(label="电话", max_length=40, required=False)

    def rejection(self) -> Reject:
        """The answer that this form gives."""
        said = self.cleaned_data
        name = said["organ_name"].strip()
        organ = RightOrgan(name, said["organ_place"], said["organ_phone"])
        return Reject(
            ground=said["ground"],
            reason=said["reason"],
            right_organ=organ if name else None,
        )
