"""Drafts of forms: gone on with, thrown away."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from yimen.records.agency import queries
from yimen.records.agency.actions.drop_draft import drop_draft
from yimen.records.catalogue import queries as catalogue
from yimen.rules.authority.steps import Step
from yimen.rules.cases.drafts import Said
from yimen.screens.agent.views import Draft, asked, form_of
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest

_MANY = {"powers"}


@access(Step.KEEP_DRAFT)
@require_GET
def resume(request: OurRequest, draft_id: int) -> HttpResponse:
    """The form as it was left, under the guide that is in force now."""
    page = queries.draft_page(draft_id, request.actor)
    then = catalogue.matter_version(page.matter_version_id)
    matter = catalogue.current_version(then.code)
    said = QueryDict(mutable=True)
    for name, some in page.said.items():
        said.setlist(name, list(some))
    said["submit_key"] = page.submit_key
    draft = Draft(
        page.draft_id,
        said,
        page.saved_at,
        page.kept_until,
        is_changed=matter.version_id != then.version_id,
    )
    form = form_of(request, matter, None, _typed(page.said))
    return asked(request, matter, form, draft=draft)


def _typed(said: Said) -> Mapping[str, object]:
    """What was typed, as a form begins with it; a signature is given anew."""
    plain = {name: some[0] for name, some in said.items() if some}
    signed = {"signature", "is_signed", "is_confirmed"}
    lists = {name: list(said.get(name, ())) for name in _MANY}
    return {name: one for name, one in plain.items() if name not in signed} | lists


@access(Step.KEEP_DRAFT)
@require_POST
def drop(request: OurRequest, draft_id: int) -> HttpResponse:
    """Not wanted any more."""
    drop_draft(draft_id=draft_id, by=request.actor, at=request.now)
    messages.success(request, "草稿删掉了。")
    return redirect("agent:home")
