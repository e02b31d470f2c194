"""The look's words for templates. `{% load look %}`, then:

    {% field form.name %}            label, hint, error and the place to write
    {% field form.organ boxed=1 %}   choices as boxes; `inline=1` in one line
    {% find asked.q "姓名、工号" %}   a filter's search, with what may be looked for
    {% choose "hall" "大厅" halls asked.hall by="code" %}   one of a filter's lists
    {% errors form %}                the error summary, nothing if there are none
    {% light row.light %}            ● 正常 △ 提醒 ▲ 黄牌 ■ 红牌 ‖ 暂停, with its word
    {% clock_strip page.strip %}     a Strip of days; also "small" and "print"
    {% day row.due_on %}             10月22日(周四); another year says so
    {% instant row.called_at %}      10月22日(周四) 14:05
    {% said value %}                 whichever of these it is, or a dash
    {{ 15300|wan }}                  1.53万
    {% column "到期" "due" %}        a sortable heading: links to ?sort=due or -due
    {% pager page %}                 needs page.number, page.pages, page.total
    {% turn page=3 %}                this address with some parameters changed

Everything else is plain HTML with the classes shown on /look/.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Any, Final

from django import forms, template
from django.forms import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.rules.legal_clock.strip import Strip
from yimen.rules.statistics.citations import cited
from yimen.screens.shared.days import is_english, spoken_day
from yimen.screens.shared.strips import drawn

register = template.Library()

_HUNDRED: Final = 100
_WAN: Final = 10_000
_YI: Final = 100_000_000
_SIZES: Final = ("full", "small", "print")
_LIGHTS: Final = ("green", "reminder", "yellow", "red", "paused")
_AROUND: Final = 2


def _this_year(context: Context) -> int:
    now = getattr(context.get("request"), "now", None)
    return timezone.localtime(now).year if isinstance(now, datetime) else 0


@register.simple_tag(takes_context=True)
def day(context: Context, value: date | None) -> SafeString | str:
    """A day in words, readable by machines too."""
    if value is None:
        return "—"
    return drawn_day(value, _this_year(context), get_language())


@lru_cache(maxsize=2048)
def drawn_day(value: date, this_year: int, _language: str | None) -> SafeString:
    """Drawn once: a list shows the same few days a hundred times."""
    words = spoken_day(value, this_year)
    return format_html(
        '<time class="nowrap" datetime="{}">{}</time>', value.isoformat(), words
    )


@register.simple_tag(takes_context=True)
def instant(context: Context, value: datetime | None) -> SafeString | str:
    """A day and the time of day in the hall's zone."""
    if value is None:
        return "—"
    here = timezone.localtime(value)
    words = f"{spoken_day(here.date(), _this_year(context))} {here:%H:%M}"
    machine = here.isoformat("T", "minutes")
    return format_html(
        '<time class="nowrap" datetime="{}">{}</time>',
        machine,
        words,
    )


@register.simple_tag(takes_context=True)
def said(context: Context, value: object) -> object:
    """Whatever a cell holds, as people say it: a day, an instant, a dash of nothing."""
    if isinstance(value, datetime):
        return instant(context, value)
    if isinstance(value, date):
        return day(context, value)
    return "—" if value is None or value == "" else value


@register.filter
def tab_count(value: int) -> str:
    """What a tab says waits behind it; nobody counts on past 99."""
    return str(value) if value < _HUNDRED else "99+"


@register.filter
def source_words(source: str) -> str:
    """Where a definition comes from, as somebody outside this house reads it."""
    return cited(source)


@register.filter
def wan(value: float | Decimal | None) -> str:
    """A number as people say it: 15300 is 1.53万."""
    if value is None:
        return "—"
    number = Decimal(str(value))
    if is_english() or abs(number) < _WAN:
        return f"{number:,}"
    short = _two_places(number / _WAN)
    if abs(short) < _WAN:
        return f"{short:f}万"
    return f"{_two_places(number / _YI):f}亿"


def _two_places(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()


@register.inclusion_tag("shared/_strip.html", takes_context=True)
def clock_strip(
    context: Context, strip: Strip, size: str = "full"
) -> dict[str, object]:
    """The clock strip: `full` on a page, `small` in a list, `print` on paper."""
    if size not in _SIZES:
        raise ValueError(size)
    return {
        "drawn": drawn(strip),
        "size": size,
        "request": context.get("request"),
    }


@register.simple_tag
def light(value: str) -> SafeString:
    """A light with its sign and always its word; nothing where no clock runs."""
    name = str(value)
    if name and name not in _LIGHTS:
        raise ValueError(name)
    return drawn_light(name, get_language())


@cache
def drawn_light(name: str, _language: str | None) -> SafeString:
    """Drawn once: a list shows a hundred of five."""
    words = {
        "": "",
        "green": _("正常"),
        "reminder": _("提醒"),
        "yellow": _("黄牌"),
        "red": _("红牌"),
        "paused": _("暂停"),
    }
    known = {"name": name, "word": words[name]}
    return render_to_string("shared/_light.html", known)


_A_FEW: Final = 20
_CHOICES: Final = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, _CHOICES):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "upload" if isinstance(widget, forms.FileInput) else "line"


def _described(bound: BoundField, hint: str) -> str:
    parts = (f"{bound.auto_id}-hint" if hint else "", _error_id(bound))
    return " ".join(filter(None, parts))


def _ask(bound: BoundField) -> str:
    """What to do about an empty field, by its name."""
    name = {"name": bound.label.rstrip("？?：:")}
    kind = _kind(bound)
    if kind == "upload":
        return _("请上传%(name)s。") % name
    if kind == "choices" or isinstance(bound.field.widget, forms.Select):
        return _("请选择%(name)s。") % name
    return _("请填写%(name)s。") % name


def _said(bound: BoundField) -> list[str]:
    """What is wrong with a field."""
    said: list[str] = []
    for error in bound.errors.as_data():
        said += [_ask(bound)] if error.code == "required" else error.messages
    return said


def _error_id(bound: BoundField) -> str:
    return f"{bound.auto_id}-error" if bound.errors else ""


@register.inclusion_tag("shared/_field.html")
def field(
    bound: BoundField,
    *,
    inline: bool = False,
    boxed: bool = False,
    css: str = "",
    rows: int = 3,
) -> dict[str, object]:
    """One question: label, hint, error, and the place to write."""
    kind = _kind(bound)
    hint = str(bound.help_text)
    attrs: dict[str, str | bool] = {"aria-describedby": _described(bound, hint)}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if kind == "line":
        own = str(bound.field.widget.attrs.get("class", ""))
        attrs["class"] = " ".join(filter(None, ("input", own, css)))
    if isinstance(bound.field.widget, forms.Textarea):
        attrs["rows"] = str(rows)
    attrs = {name: value for name, value in attrs.items() if value}
    return {
        "bound": bound,
        "kind": kind,
        "hint": hint,
        "errors": _said(bound),
        "widget": bound.as_widget(attrs=attrs) if kind != "choices" else "",
        "subwidgets": bound.subwidgets if kind == "choices" else (),
        "inline": inline,
        "boxed": boxed,
        "many": kind == "choices" and len(bound.subwidgets) > _A_FEW,
    }


@register.inclusion_tag("shared/_find.html")
def find(said: str, hint: str = "", label: str = "查找") -> dict[str, str]:
    """Where to write what is looked for, and what was looked for now."""
    return {"said": said, "hint": hint, "label": label}


@register.inclusion_tag("shared/_choose.html")
def choose(
    name: str,
    label: str,
    options: Mapping[object, str] | Iterable[Any],
    chosen: object = "",
    by: str = "",
    every: str = "全部",
) -> dict[str, object]:
    """A list to choose from, outside a form: words by key, pairs, or things by a name.

    `every` is the choice of all of them; "" where one of them has to be chosen.
    """
    pairs: Iterable[Any] = options.items() if isinstance(options, Mapping) else options
    if by:
        pairs = [(getattr(one, by), one.name) for one in pairs]
    return {
        "name": name,
        "label": label,
        "every": every,
        "options": [(key, words, str(key) == str(chosen)) for key, words in pairs],
    }


@register.inclusion_tag("shared/_errors.html")
def errors(form: forms.BaseForm) -> dict[str, object]:
    """What is wrong with the form, first thing on the page, each with its link."""
    wrong = (
        [{"at": bound.auto_id, "said": _said(bound)} for bound in form if bound.errors]
        if form.is_bound
        else []
    )
    general = form.non_field_errors() if form.is_bound else ()
    return {"wrong": wrong, "general": general, "any": bool(wrong or general)}


@register.simple_tag(takes_context=True)
def turn(context: Context, **changes: object) -> str:
    """This page's address with some parameters changed; None drops one."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.inclusion_tag("shared/_column.html", takes_context=True)
def column(context: Context, label: str, name: str, css: str = "") -> dict[str, object]:
    """A heading that sorts the table by its column, and back."""
    sort = context["request"].GET.get("sort", "")
    goes = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    following = f"-{name}" if goes == "ascending" else name
    url = turn(context, sort=following, page=None)
    return {"label": label, "url": url, "goes": goes, "css": css}


def _numbers(number: int, pages: int) -> list[int | None]:
    near = range(number - _AROUND, number + _AROUND + 1)
    shown = sorted({1, pages, *near} & set(range(1, pages + 1)))
    answer: list[int | None] = []
    for previous, this in zip([0, *shown], shown, strict=False):
        if this - previous > 1:
            answer.append(None)
        answer.append(this)
    return answer


@register.inclusion_tag("shared/_pager.html", takes_context=True)
def pager(context: Context, page: object) -> dict[str, object]:
    """Links to the other pages; how many rows there are in all."""
    number = int(getattr(page, "number", 1))
    pages = int(getattr(page, "pages", 1))
    links = [
        {"number": one, "url": turn(context, page=one) if one else ""}
        for one in _numbers(number, pages)
    ]
    return {
        "links": links,
        "number": number,
        "pages": pages,
        "total": getattr(page, "total", None),
        "previous": turn(context, page=number - 1) if number > 1 else "",
        "next": turn(context, page=number + 1) if number < pages else "",
    }
