from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from makers.pages import tight
from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock.clock import DecisionClock, Light, Limit, Unit, strip
from yimen.screens.shared.templatetags import look

NOW = datetime(2026, 10, 22, 1, 5, tzinfo=UTC)


def drawn(text: str, request: HttpRequest | None = None, **values: Any) -> str:
    context = Context({"request": request or a_request(), **values})
    return Template("{% load look %}" + text).render(context)


def a_request(path: str = "/list/") -> HttpRequest:
    request = RequestFactory().get(path)
    request.now = NOW
    return request


@dataclass(frozen=True)
class Hall:
    hall_id: int
    name: str


class Form(forms.Form):
    name = forms.CharField(label="姓名", help_text="和证件一致")
    phone = forms.CharField(label="手机", required=False)
    reason = forms.CharField(label="理由", widget=forms.Textarea)
    way = forms.ChoiceField(
        label="怎么取？",
        choices=[("a", "自取"), ("b", "邮寄")],
        widget=forms.RadioSelect,
    )
    organ = forms.ChoiceField(label="部门", choices=[("", "请选"), ("a", "市监")])
    paper = forms.FileField(label="执照")
    agree = forms.BooleanField(label="已核对", help_text="看过原件")


def test_a_day_is_spoken_and_read_by_machines() -> None:
    assert drawn("{% day d %}", d=date(2026, 10, 22)) == (
        '<time class="nowrap" datetime="2026-10-22">10月22日(周四)</time>'
    )


def test_another_year_is_named() -> None:
    assert "2027年1月5日(周二)" in drawn("{% day d %}", d=date(2027, 1, 5))


def test_a_day_in_english() -> None:
    with translation.override("en"):
        assert "Thu 22 Oct<" in drawn("{% day d %}", d=date(2026, 10, 22))
        assert "Tue 5 Jan 2027<" in drawn("{% day d %}", d=date(2027, 1, 5))


def test_an_instant_is_shown_in_the_halls_zone() -> None:
    assert drawn("{% instant t %}", t=NOW) == (
        '<time class="nowrap" datetime="2026-10-22T09:05+08:00">'
        "10月22日(周四) 09:05</time>"
    )


@pytest.mark.parametrize("tag", ["day", "instant"])
def test_nothing_is_a_dash(tag: str) -> None:
    assert drawn(f"{{% {tag} t %}}", t=None) == "—"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (None, "—"),
        (0, "0"),
        (9999, "9,999"),
        (10_000, "1万"),
        (15_300, "1.53万"),
        (-20_000, "-2万"),
        (99_999_999, "1亿"),
        (230_000_000, "2.3亿"),
        (Decimal("4853.88"), "4,853.88"),
    ],
)
def test_numbers_are_said_as_people_say_them(number: Any, words: str) -> None:
    assert look.wan(number) == words


def test_english_knows_no_ten_thousand() -> None:
    with translation.override("en"):
        assert look.wan(15_300) == "15,300"


@pytest.mark.parametrize("light", list(Light))
def test_a_light_always_has_its_word(light: Light) -> None:
    words = drawn("{% light one %}", one=light)

    assert f"light-{light}" in words
    assert any(word in words for word in ("正常", "提醒", "黄牌", "红牌", "暂停"))


def test_where_no_clock_runs_there_is_no_light() -> None:
    assert drawn("{% light one %}", one="").strip() == ""


def test_a_light_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="blue"):
        drawn("{% light 'blue' %}")


@pytest.mark.parametrize(
    ("size", "has"),
    [("full", "为什么是这一天？"), ("print", "strip-ends"), ("small", "")],
)
def test_the_strip_comes_in_three_sizes(size: str, has: str) -> None:
    clock = DecisionClock(date(2026, 10, 20), Limit(5, Unit.WORKING_DAY), None)
    one = strip(clock, NOW, bundled_calendar())

    page = drawn(f"{{% clock_strip one '{size}' %}}", one=one)

    assert f"strip-{size}" in page
    assert has in page
    assert one.sentence in page
    assert ("tabindex" in page) == (size == "full")


def test_a_fourth_size_is_refused() -> None:
    with pytest.raises(ValueError, match="huge"):
        drawn("{% clock_strip one 'huge' %}", one=None)


def test_a_field_ties_its_hint_to_the_place_to_write() -> None:
    page = drawn("{% field f.name css='w-10' %}", f=Form())

    assert 'aria-describedby="id_name-hint"' in page
    assert 'id="id_name-hint"' in page
    assert 'class="input w-10"' in page


def test_a_wrong_field_ties_its_error_too() -> None:
    page = drawn("{% field f.name %}", f=Form({}))

    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_name-hint id_name-error"' in page
    assert "请填写姓名。" in page


def test_what_may_be_left_out_says_so() -> None:
    assert "（可不填）" in drawn("{% field f.phone %}", f=Form())
    assert "（可不填）" not in drawn("{% field f.name %}", f=Form())


def test_a_long_answer_has_the_lines_asked_for() -> None:
    assert 'rows="6"' in drawn("{% field f.reason rows=6 %}", f=Form())


def test_choices_are_a_group_with_a_legend() -> None:
    page = tight(drawn("{% field f.way boxed=1 %}", f=Form({})))

    assert "<legend>怎么取？" in page
    assert "choices boxed" in page
    assert page.count('class="choice"') == 2
    assert "请选择怎么取。" in page


def test_a_list_is_asked_to_be_chosen_and_a_file_to_be_uploaded() -> None:
    assert "请选择部门。" in drawn("{% field f.organ %}", f=Form({}))
    page = drawn("{% field f.paper %}", f=Form({}))
    assert "请上传执照。" in page
    assert 'class="upload"' in page


def test_a_tick_stands_before_its_words() -> None:
    page = drawn("{% field f.agree %}", f=Form())

    assert page.index("<input") < page.index("已核对")
    assert "看过原件" in page


def test_the_summary_links_to_each_wrong_field() -> None:
    form = Form({"name": ""})
    form.add_error(None, "这张表别人改过了。")

    page = drawn("{% errors f %}", f=form)

    assert '<a href="#id_name">请填写姓名。</a>' in page
    assert "这张表别人改过了。" in page
    assert 'role="alert"' in page


@pytest.mark.parametrize("form", [Form(), forms.Form({})])
def test_nothing_wrong_says_nothing(form: forms.Form) -> None:
    assert drawn("{% errors f %}", f=form).strip() == ""


def test_a_heading_sorts_and_turns_around() -> None:
    first = drawn("{% column '到期' 'due' %}", a_request("/list/?q=1&page=3"))
    again = drawn("{% column '到期' 'due' %}", a_request("/list/?sort=due"))
    back = drawn("{% column '到期' 'due' 'figure' %}", a_request("/list/?sort=-due"))

    assert 'href="?q=1&amp;sort=due"' in first
    assert "aria-sort" not in first
    assert 'href="?sort=-due"' in again
    assert 'aria-sort="ascending"' in again
    assert 'href="?sort=due"' in back
    assert 'aria-sort="descending"' in back
    assert 'class="figure"' in back


@dataclass(frozen=True)
class Page:
    number: int
    pages: int
    total: int


def test_the_pager_shows_both_ends_and_the_neighbours() -> None:
    pager = drawn("{% pager p %}", a_request("/?q=1"), p=Page(7, 42, 15_300))
    page = tight(pager)

    assert "共 1.53万 条" in page
    assert [n for n in (1, 4, 5, 6, 8, 9, 10, 42) if f'page={n}"' in page] == [
        *(1, 5, 6, 8, 9, 42)
    ]
    assert 'aria-current="page">7<' in page
    assert page.count("…") == 2


def test_a_tab_counts_to_ninety_nine() -> None:
    shown = [drawn("{{ n|tab_count }}", n=n) for n in (0, 99, 100, 4000)]
    assert shown == ["0", "99", "99+", "99+"]


@pytest.mark.parametrize(
    ("number", "said", "unsaid"), [(1, "下", "上"), (2, "上", "下")]
)
def test_the_first_and_the_last_page_have_one_way(
    number: int, said: str, unsaid: str
) -> None:
    page = drawn("{% pager p %}", p=Page(number, 2, 30))

    assert f"{said}一页" in page
    assert f"{unsaid}一页" not in page


def test_one_page_needs_no_links() -> None:
    page = drawn("{% pager p %}", p=Page(1, 1, 3))

    assert "共 3 条" in page
    assert "<a" not in page


def test_an_address_turns_by_its_parameters() -> None:
    assert drawn("{% turn page=3 q=None %}", a_request("/?q=a&sort=due")) == (
        "?sort=due&amp;page=3"
    )


@pytest.mark.parametrize(
    ("asked", "options", "rest"),
    [
        ("b", {"a": "甲", "b": "乙"}, ""),
        ("b", [("a", "甲"), ("b", "乙")], ""),
        ("2", [Hall(1, "甲"), Hall(2, "乙")], 'by="hall_id"'),
    ],
)
def test_a_filter_chooses_from_words_pairs_or_things(
    asked: str, options: Any, rest: str
) -> None:
    html = drawn(
        f'{{% choose "hall" "大厅" options asked {rest} %}}',
        asked=asked,
        options=options,
    )

    assert '<label for="hall">大厅</label>' in html
    assert '<option value="">全部</option>' in tight(html)
    assert f'<option value="{asked}" selected>乙</option>' in html
    assert html.count("selected") == 1


def test_a_choice_that_has_to_be_made_offers_no_all() -> None:
    html = drawn('{% choose "cut" "分组" cuts "" every="" %}', cuts={"a": "甲"})

    assert html.count("<option") == 1
