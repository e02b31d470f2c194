"""Parts of one joint case that end in the same moment, on real connections."""

from datetime import timedelta

from clusters import Clone
from makers.cases import PERMIT, RECEIVED_AT, a_counter, an_opinion
from makers.cast import the_cast
from makers.joint import Restaurant, a_restaurant, hands_of, member, states
from makers.joint_replay import told
from yimen.records.approvals.actions.answer import answer
from yimen.records.approvals.actions.cancel_member import cancel_member
from yimen.records.approvals.models import JointRun
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.journal import queries as journal
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.joint.members import Answer, MemberMayNot
from yimen.rules.refusals import Overtaken

NEXT = RECEIVED_AT + timedelta(days=3)


def ready(restaurant: Restaurant) -> tuple[str, dict[str, str]]:
    """A joint case whose permits are examined; the numbers of their cases."""
    number, parts = restaurant.accepted(), {}
    for key in ("license", "fire"):
        child = member(number, key).child
        assert child is not None
        examiner, _ = hands_of(child.organ_id)
        examine(number=child.number, opinion=an_opinion(), by=examiner, at=NEXT)
        parts[key] = child.number
    return number, parts


def chief_of(key: str, number: str) -> object:
    return hands_of(member(number, key).organ_id)[1]


def test_everything_ends_in_the_same_moment(own_database: Clone) -> None:
    restaurant = a_restaurant(a_counter(the_cast()))
    number, parts = ready(restaurant)
    chiefs = {key: chief_of(key, number) for key in parts}
    asked = {"sign": restaurant.town.examiner, "grease": restaurant.water.examiner}
    outcomes = own_database.together(
        *[
            lambda key=key: grant(
                number=parts[key],
                permit=PERMIT,
                by=chiefs[key],  # type: ignore[arg-type]
                at=NEXT,
            )
            for key in parts
        ],
        *[
            lambda key=key: answer(
                number=number,
                key=key,
                answer=Answer.AGREE,
                reason="",
                by=asked[key],
                at=NEXT,
            )
            for key in asked
        ],
    )

    lost = [one for one in outcomes if isinstance(one, Exception)]
    assert all(isinstance(one, Overtaken) for one in lost), lost
    now = states(number)
    done = sum(state in {"granted", "agreed"} for state in now.values())
    assert done == len(outcomes) - len(lost) >= 1
    assert now["food"] == ("open" if now["license"] == "granted" else "waiting")
    assert told(number)
    assert journal.verify().ok


def test_granted_and_cancelled_at_once_is_one_of_both(own_database: Clone) -> None:
    restaurant = a_restaurant(a_counter(the_cast()))
    number, parts = ready(restaurant)
    chief = chief_of("fire", number)
    lead = restaurant.lead
    outcomes = own_database.together(
        lambda: grant(number=parts["fire"], permit=PERMIT, by=chief, at=NEXT),  # type: ignore[arg-type]
        lambda: cancel_member(
            number=number, key="fire", reason="不要了", by=lead, at=NEXT
        ),
    )

    lost = [one for one in outcomes if isinstance(one, Exception)]
    assert len(lost) == 1, outcomes
    assert isinstance(lost[0], Overtaken | MemberMayNot | NoSuchStep), lost
    child = member(number, "fire").child
    assert child is not None
    pair = states(number)["fire"], child.state
    assert pair in {("granted", "granted"), ("cancelled", "withdrawn")}
    assert JointRun.objects.get(number=number).state == "running"
    assert told(number)
    assert journal.verify().ok
