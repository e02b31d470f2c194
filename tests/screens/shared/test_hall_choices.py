"""Hundreds of places in one list: the district's halls, then town by town."""

from django import forms

from yimen.records.network.queries import HallChoice
from yimen.rules.network import NodeKind
from yimen.screens.shared.hall_choices import HallField, by_town

K = NodeKind


def a_place(path: str, kind: NodeKind, name: str) -> HallChoice:
    node_id = int(path.strip("/").rpartition("/")[2])
    return HallChoice(node_id, f"C{node_id}", name, path, kind)


CENTER = a_place("/1/", K.CENTER, "区中心")
DISTRICT = (
    CENTER,
    a_place("/1/2/", K.TOWN_HALL, "区中心 / 东街道"),
    a_place("/1/2/3/", K.AREA_STATION, "东街道 / 东片区"),
    a_place("/1/2/3/4/", K.SERVICE_STATION, "东片区 / 河湾村"),
    a_place("/1/5/", K.BRANCH_CENTER, "区中心 / 税务分中心"),
    a_place("/1/6/", K.PARK_STATION, "区中心 / 高新园区"),
    a_place("/1/6/7/", K.SERVICE_STATION, "高新园区 / 园区一站"),
    a_place("/1/8/", K.SERVICE_STATION, "区中心 / 直属站"),
)


def test_every_place_stands_once_under_its_town() -> None:
    assert by_town(DISTRICT) == [
        ("区县", [("1", "区中心"), ("5", "税务分中心")]),
        ("东街道", [("2", "东街道"), ("3", "东片区"), ("4", "河湾村")]),
        ("高新园区", [("6", "高新园区"), ("7", "园区一站")]),
        ("区中心", [("8", "直属站")]),
    ]


def test_whoever_chooses_among_few_sees_no_groups() -> None:
    town = DISTRICT[1:4]
    assert by_town(town, by="code") == [
        ("C2", "东街道"),
        ("C3", "东片区"),
        ("C4", "河湾村"),
    ]
    assert by_town([DISTRICT[3]]) == [("4", "河湾村")]
    assert by_town(()) == []


def test_the_field_draws_groups_and_takes_an_id() -> None:
    class Asked(forms.Form):
        hall = HallField()

    def asked(**said: str) -> Asked:
        form = Asked(said)
        HallField.offer(form, "hall", DISTRICT)
        return form

    chosen = asked(hall="4")
    assert chosen.is_valid()
    assert chosen.cleaned_data == {"hall": 4}
    assert '<optgroup label="东街道">' in str(chosen)
    assert not asked(hall="9").is_valid()
