"""Ask for government information at home, and follow what comes of it."""

import secrets
from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.cases.actions.ask_progress import count_question
from yimen.records.orders import queries
from yimen.records.orders.actions.ask_information import ask_information
from yimen.records.orders.actions.correct_request import supply_correction
from yimen.records.orders.actions.register_order import Registered
from yimen.records.people import queries as people
from yimen.rules.authority.actors import VISITOR
from yimen.rules.voice.information_requests import Arrival, Asked, Form, RequestState
from yimen.screens.shared import request_words as words
from yimen.screens.shared.access import public
from yimen.screens.shared.attempts import attempt, tried
from yimen.screens.shared.holding import held, held_code, hold, hold_code
from yimen.screens.shared.order_asking import short
from yimen.screens.shared.request import OurRequest

_KEY_SIGNS: Final = 22


class Ask(forms.Form):
    """What article 29 wants: who, how to reach them, what, in which form."""

    organ = forms.ChoiceField(label=gettext_lazy("向哪个单位要"))
    wanted = forms.CharField(
        label=gettext_lazy("要什么信息"),
        help_text=gettext_lazy("写名称、文号，或者能让人找到它的描述。"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": "4"}),
    )
    form = forms.TypedChoiceField(
        label=gettext_lazy("要什么形式"),
        coerce=Form,
        choices=[(one.value, word) for one, word in words.FORMS.items()],
        widget=forms.RadioSelect,
        initial=Form.ELECTRONIC.value,
    )
    name = short(gettext_lazy("姓名或者单位名称"), autocomplete="name")
    id_number = short(
        gettext_lazy("身份证号或统一社会信用代码"),
        gettext_lazy("条例要求写；封存起来，要看的人得写明理由。"),
        autocomplete="off",
        spellcheck="false",
    )
    is_confirmed = forms.BooleanField(
        label=gettext_lazy("核对过证件，号码就是这样"), required=False
    )
    contact = short(gettext_lazy("怎么联系您"), gettext_lazy("电话或者邮箱。"))
    once = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        organs = [(str(one.organ_id), one.name) for one in people.organ_choices()]
        chosen = [("", _("请选一个单位")), *organs]
        self.fields["organ"].choices = chosen  # type: ignore[attr-defined]
        for name in ("name", "id_number", "contact"):
            self.fields[name].required = True

    def asked(self) -> Asked:
        """What is asked for, over the internet: confirmed before it counts (31)."""
        said = self.cleaned_data
        return Asked(
            submit_key=said["once"],
            arrival=Arrival.INTERNET,
            form=said["form"],
            organ_id=int(said["organ"]),
            name=said["name"],
            contact=said["contact"],
            wanted=said["wanted"],
            id_number=said["id_number"],
            is_confirmed=said["is_confirmed"],
        )


@public
@never_cache
def information(request: OurRequest) -> HttpResponse:
    """Ask for information; the number and the code follow."""
    once = {"once": secrets.token_urlsafe(_KEY_SIGNS)}
    form = Ask(request.POST or None, initial=once)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _register(request, form.asked()))
        if done is not None:
            answer = hold(redirect("portal:request-show"), done.value.number)
            return hold_code(answer, done.value.query_code)
    status = 422 if form.is_bound else 200
    return render(request, "portal/information.html", {"form": form}, status=status)


def _register(request: OurRequest, asked: Asked) -> Registered:
    address = str(request.META.get("REMOTE_ADDR", ""))
    count_question(f"requests from {address}", address, request.now)
    return ask_information(asked=asked, by=VISITOR, at=request.now)


@public
@never_cache
@require_GET
def shown(request: OurRequest) -> HttpResponse:
    """The request that this browser holds: how far, until when, the answer."""
    number = held(request)
    page = queries.held_request(number, request.now) if number else None
    if page is None:
        return redirect("portal:progress-ask")
    known = {
        "page": page,
        "code": held_code(request),
        "state": words.STATES[page.state],
        "reply": words.REPLIES[page.reply] if page.reply else "",
        "corrects": page.state is RequestState.CORRECTING,
    }
    return render(request, "portal/request.html", known)


@public
@require_POST
def correct(request: OurRequest) -> HttpResponse:
    """What was unclear, made clear."""
    number = held(request)
    if not number:
        return redirect("portal:progress-ask")
    said = request.POST.get("text", "")
    tried(
        request,
        lambda: supply_correction(number=number, text=said, at=request.now),
        _("收到了，谢谢。"),
    )
    return redirect("portal:request-show")
