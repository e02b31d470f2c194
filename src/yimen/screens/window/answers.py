"""The button that was pressed, as the answer that the rules know."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from django.http import QueryDict
from django.utils.dateparse import parse_date

from yimen.records.people import queries as people
from yimen.rules.cases.applications import (
    Accept,
    AgentPower,
    AskOnce,
    GrantOnCommitment,
    GrantOnTheSpot,
    OnlyReceive,
    Outcome,
    Tolerate,
)
from yimen.rules.cases.decisions import Permit, Recipient, Relation
from yimen.screens.shared.request import OurRequest
from yimen.screens.window.sheet import Counter, counter_of, promise_of


def of(request: OurRequest) -> Outcome | None:
    """The answer; None for the one that needs a form first: not accepted."""
    made = _ANSWERS.get(request.POST.get("answer", ""))
    return made(request.POST) if made else None


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


def _on_commitment(said: QueryDict) -> GrantOnCommitment:
    """The grant on a promise that the applicant has chosen."""
    granted = _on_the_spot(said)
    return GrantOnCommitment(
        permit=granted.permit,
        recipient=granted.recipient,
        is_chosen="is_chosen" in said,
    )


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


_ANSWERS: Final[Mapping[str, Callable[[QueryDict], Outcome]]] = {
    "accept": lambda _: Accept(),
    "commit": _on_commitment,
    "tolerate": lambda said: Tolerate(promise_of(said)),
    "ask": lambda _: AskOnce(),
    "receive": lambda _: OnlyReceive(),
    "grant": _on_the_spot,
}
"""What each button means; the one for "not accepted" asks for more first."""
