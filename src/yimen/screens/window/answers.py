"""The button that was pressed, as the answer that the rules know."""

from django.http import QueryDict

from yimen.rules.applications import (
    Accept,
    AskOnce,
    GrantOnTheSpot,
    OnlyReceive,
    Outcome,
)
from yimen.rules.decisions import Permit, Recipient
from yimen.screens.shared.request import OurRequest


def of(request: OurRequest) -> Outcome | None:
    """The answer; None for the one that needs a form first: not accepted."""
    match request.POST.get("answer", ""):
        case "accept":
            return Accept()
        case "ask":
            return AskOnce()
        case "receive":
            return OnlyReceive()
        case "grant":
            return _on_the_spot(request.POST)
        case _:
            return None


def _on_the_spot(said: QueryDict) -> GrantOnTheSpot:
    content = said.get("content", "").strip()
    name = said.get("recipient_name", "").strip()
    recipient = Recipient(
        name=name,
        id_kind=said.get("recipient_id_kind", ""),
        id_number=said.get("recipient_id_number", ""),
    )
    return GrantOnTheSpot(
        permit=Permit(content=content[:500]), recipient=recipient if name else None
    )


def kept(said: QueryDict) -> list[tuple[str, str]]:
    """What was typed at the counter, to be carried through one more page."""
    own = {"csrfmiddlewaretoken", "answer", "ground", "reason"}
    own |= {"organ_name", "organ_place", "organ_phone"}
    return [(name, said.get(name, "")) for name in said if name not in own]
