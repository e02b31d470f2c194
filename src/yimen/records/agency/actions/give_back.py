"""The villager signs for what comes back; with the last paper the errand is closed."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction

from yimen.records.agency.actions import _custody
from yimen.records.agency.actions._sheets import Side, client_side, sheet_text
from yimen.records.agency.actions._write import (
    Said,
    approach,
    move,
    officer_of,
    own_place,
)
from yimen.records.agency.facts import ErrandFacts, errand_facts
from yimen.rules.agency import custody, errands
from yimen.rules.agency.custody import CLIENT, HandOverOpen, Link, SignatureMissing
from yimen.rules.agency.errands import ErrandState, Outcome
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


class Signed(StrEnum):
    """How the villager signed."""

    PAPER = "paper"  # on the printed list
    SCREEN = "screen"  # on the agent's phone


@transaction.atomic
def give_back(
    *,
    number: str,
    signature: str,
    way: Signed = Signed.PAPER,
    drawn: str = "",
    by: Actor,
    at: datetime,
) -> ErrandState:
    """Where the errand stands once all that is here is the villager's again."""
    errand = errand_facts(number)
    approach(errand, Step.GIVE_BACK, by, own_place(by))
    officer = officer_of(by, Step.GIVE_BACK)
    _check(errand, signature, way, drawn)
    here = custody.place(by.hall_id or 0)
    going = [held for held in errand.held if held.holder == here]
    links = custody.links(going, here, CLIENT)
    after = _after(errand, links)
    _custody.write(
        links,
        (f"officer:{officer}", f"{CLIENT}:{way.value}"),
        happened_at=at,
        recorded_at=at,
    )
    closed = {"closed_at": at} if after is ErrandState.CLOSED else {}
    sides = Side(by.hall_id, by.name, at), client_side(signature, at)
    sheet = sheet_text(errand, going, sides, at=at)
    said = Said(
        step=Step.GIVE_BACK,
        by=by,
        at=at,
        after=after,
        changes=closed,
        evidence={"items": [link.item_id for link in links], "way": way},
        texts={"signature": signature, "drawn": drawn, **sheet},
    )
    move(errand, said)
    return after


def _check(errand: ErrandFacts, signature: str, way: Signed, drawn: str) -> None:
    if errand.offer is not None:
        raise HandOverOpen(errand=errand.number)
    if not signature.strip() or (way is Signed.SCREEN and not drawn):
        raise SignatureMissing


def _after(errand: ErrandFacts, links: tuple[Link, ...]) -> ErrandState:
    """Closed with the last paper, else as it was."""
    if errand.state is not ErrandState.COMING_BACK:
        return errand.state
    gone = {link.item_id for link in links}
    left = [held for held in errand.held if held.item_id not in gone]
    has_case = errand.outcome is Outcome.RESULT
    file_of = custody.place(errand.target_id) if has_case else ""
    if not custody.is_settled(left, file_of):
        return errand.state
    return errands.after(errand.state, Step.GIVE_BACK)
