"""The button that was pressed, as the answer that the rules know."""

from datetime import date
from typing import Final

from django.http import QueryDict
from django.utils.dateparse import parse_date

from yimen.records.people import queries as people
from yimen.rules.applications import (
    Accept,
    AgentPower,
    AskOnce,
    GrantOnTheSpot,
    OnlyReceive,
    Outcome,
    Tolerate,
)
from yimen.rules.decisions import Permit, Recipient, Relation
from yimen.screens.shared.request import OurRequest
from yimen.screens.window.sheet import Counter, counter_of, promise_of


def of(request: OurRequest) -> Outcome | None:
    """The answer; None for the one that needs a form first: not accepted."""
    match request.POST.get("answer", ""):
        case "accept":
            return Accept()
        case "tolerate":
            return Tolerate(promise_of(request.POST))
        case "ask":
            return AskOnce()
        case "receive":
            return OnlyReceive()
        case "grant":
            return _on_the_spot(request.POST)
        case _:
            return None


def correct_by(said: QueryDict) -> date | None:
    """The day by which to correct, if one was set and it is a day."""
    try:
        return parse_date(said.get("correct_by", ""))
    except ValueError:
        return None


def _on_the_spot(said: QueryDict) -> GrantOnTheSpot:
    """The grant; handed over at once to whoever stands at the counter."""
    content = said.get("content", "").strip()
    recipient = _at_the_counter(counter_of(said)) if "hand_over" in said else None
    return GrantOnTheSpot(permit=Permit(content=content[:500]), recipient=recipient)


_AS_WHAT: Final = {
    AgentPower.SELF: Relation.SELF,
    AgentPower.REPRESENTATIVE: Relation.REPRESENTATIVE,
    AgentPower.ENTRUSTED: Relation.ENTRUSTED,
}


def _at_the_counter(counter: Counter) -> Recipient | None:
    present = counter.agent_id or counter.applicant_id
    card = people.find_applicant(present) if present else None
    if card is None:
        return None
    return Recipient(
        name=people.full_name(card.applicant_id),
        id_kind=card.id_kind,
        id_number=card.id_number,
        relation=_AS_WHAT[counter.power if counter.agent_id else AgentPower.SELF],
    )


def kept(said: QueryDict) -> list[tuple[str, str]]:
    """What was typed at the counter, to be carried through one more page."""
    own = {"csrfmiddlewaretoken", "answer", "ground", "reason", "correct_by"}
    own |= {"organ_name", "organ_place", "organ_phone"}
    return [(name, said.get(name, "")) for name in said if name not in own]
