"""A thousand joint cases of twelve members driven to their end, act by act.

Ours: each is taken in with its form, its nine permits are examined and granted by the
hands of their organs (three of them wait for others), three units answer, the lead
decides. The floor: the same acts on plain cases of the same matters, one by one. What
is compared is the mean cost of one act of a person; a joint act also closes a member,
starts what waited, tells units and keeps the chain of the whole.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any, Final

from benchmarks.house import House
from benchmarks.results import Row
from yimen.rules.authority.actors import Actor, Role

CASES: Final = 1000
FEW: Final = 20
ROUNDS: Final = 20
PLAIN_FOR_ONE: Final = 2  # plain cases beside one joint case
PERMITS: Final = 9
OPINIONS: Final = 3
LAW: Final = "行政许可法第二十六条"
_keys = count(1)


@dataclass(frozen=True)
class Bench:
    """The bundle, its parts, and everybody's hands."""

    bundle: int  # version ids
    parts: tuple[int, ...]
    hands: dict[int, tuple[Actor, Actor]]  # by organ: who examines, who decides
    clerk: Actor
    applicants: tuple[int, ...]
    papers: tuple[Any, ...]


def measure(found: House, *, small: bool, port: int) -> Iterator[Row]:  # noqa: ARG001
    """Plain acts and joint ones in turn, so that both meet the same machine."""
    cases = FEW if small else CASES
    bench = _bench(found)
    _plain(bench, FEW)  # warm
    alone, joint = (0, 0.0), (0, 0.0)
    for _ in range(ROUNDS):
        alone = _sum(alone, _plain(bench, cases // ROUNDS * PLAIN_FOR_ONE))
        joint = _sum(joint, _joint(bench, cases // ROUNDS))
    yield _row(alone, joint, cases)


def _sum(one: tuple[int, float], other: tuple[int, float]) -> tuple[int, float]:
    return one[0] + other[0], one[1] + other[1]


def _row(alone: tuple[int, float], joint: tuple[int, float], cases: int) -> Row:
    plain, ours = (seconds / acts * 1000 for acts, seconds in (alone, joint))
    return Row(
        what=f"{cases:,} joint cases of {PERMITS + OPINIONS} members to their end",
        floor=f"{plain:.1f} ms an act, plain",
        ours=f"{ours:.1f} ms an act, joint",
        ratio=f"{ours / plain:.2f}",
        goal="told",
        met=None,
        how=(
            f"{joint[0]:,} acts in {joint[1]:.0f} s, one process, every act "
            f"committed; {alone[0]:,} acts on plain cases in {alone[1]:.0f} s, in turn "
            f"with them ({ROUNDS} rounds)."
        ),
    )


def _bench(found: House) -> Bench:
    from makers.catalogue import a_matter, a_version
    from yimen.records.catalogue import queries as catalogue
    from yimen.rules.catalogue.intake import Paper
    from yimen.rules.catalogue.matters import CaseKind
    from yimen.rules.legal_clock.limits import Limit

    district = found.district
    organs = district.organs[: PERMITS + OPINIONS]
    parts = tuple(
        a_version(a_matter(organ_id=organ, promised_limit=Limit(5)))
        for organ in organs[:PERMITS]
    )
    whole = a_matter(
        name="十二个环节一件事",
        organ_id=organs[0],
        case_kind=CaseKind.JOINT,
        statutory_limit=Limit(45),
        promised_limit=Limit(40),
    )
    bundle = a_version(whole)
    _publish(whole.code, [catalogue.matter_version(part) for part in parts], organs)
    return Bench(
        bundle=bundle,
        parts=parts,
        hands={organ: _hands(organ, district.clerk) for organ in organs},
        clerk=district.clerk,
        applicants=district.applicants,
        papers=tuple(
            Paper(material.code, originals=material.originals, copies=material.copies)
            for material in whole.materials
        ),
    )


def _publish(code: str, parts: list[Any], organs: tuple[int, ...]) -> None:
    from yimen.records.approvals.actions.publish_graph import publish_graph
    from yimen.records.approvals.actions.save_graph import save_graph
    from yimen.records.people.models import Organ
    from yimen.rules.authority.actors import SYSTEM
    from yimen.rules.joint.graphs import Approval, ApprovalKind, Edge, Graph
    from yimen.site import clock

    codes = dict(Organ.objects.filter(pk__in=organs).values_list("pk", "code"))
    permits = tuple(
        Approval(
            key=f"p{place}",
            name=f"许可{place}",
            kind=ApprovalKind.PERMIT,
            organ_code=codes[part.organ_id],
            matter_code=part.code,
            limit_days=5,
            materials=tuple((m.code, m.code) for m in part.materials),
        )
        for place, part in enumerate(parts)
    )
    opinions = tuple(
        Approval(
            key=f"o{place}",
            name=f"意见{place}",
            kind=ApprovalKind.OPINION,
            organ_code=codes[organ],
            limit_days=5,
        )
        for place, organ in enumerate(organs[PERMITS:])
    )
    edges = tuple(Edge(f"p{n}", f"p{n + 6}", LAW) for n in range(3))
    graph, at = Graph((*permits, *opinions), edges), clock.now()
    save_graph(matter_code=code, graph=graph, by=SYSTEM, at=at)
    publish_graph(matter_code=code, by=SYSTEM, at=at)


def _hands(organ: int, clerk: Actor) -> tuple[Actor, Actor]:
    from makers.persons import a_letter, an_officer, the_actor
    from yimen.records.network.models import Node
    from yimen.records.people.models import Organ

    unit, hall = Organ.objects.get(pk=organ), Node.objects.get(pk=clerk.hall_id)
    examiner = an_officer("审查", [Role.EXAMINER], organ=unit, hall=hall)
    chief = an_officer("首席", [Role.CHIEF_REPRESENTATIVE], organ=unit, hall=hall)
    a_letter(chief, unit)
    return the_actor(examiner), the_actor(chief)


def _taken_in(bench: Bench, version: int, at: datetime) -> str:
    from yimen.records.cases.actions.take_in import take_in
    from yimen.rules.cases.applications import Accept, Application

    number = next(_keys)
    application = Application(
        submit_key=f"bench-joint-{number}",
        matter_version_id=version,
        applicant_id=bench.applicants[number % len(bench.applicants)],
        papers=bench.papers,
    )
    return take_in(
        application=application, outcome=Accept(), by=bench.clerk, at=at
    ).number


def _decided(bench: Bench, organ: int, number: str, at: datetime) -> int:
    """Examined and granted: two acts."""
    from yimen.records.cases.actions.examine import examine
    from yimen.records.cases.actions.grant import grant
    from yimen.rules.cases.decisions import Opinion, Permit

    examiner, chief = bench.hands[organ]
    opened = frozenset(paper.code for paper in bench.papers)
    opinion = Opinion(text="符合条件。", proposes_grant=True, opened=opened)
    examine(number=number, opinion=opinion, by=examiner, at=at)
    grant(number=number, permit=Permit(content="准予"), by=chief, at=at)
    return 2


def _plain(bench: Bench, cases: int) -> tuple[int, float]:
    """Acts and seconds: plain cases of the parts' matters."""
    from yimen.records.catalogue import queries as catalogue
    from yimen.site import clock

    acts, at, began = 0, clock.now(), time.perf_counter()
    for number in range(cases):
        version = bench.parts[number % PERMITS]
        organ = catalogue.matter_version(version).organ_id
        acts += 1 + _decided(bench, organ, _taken_in(bench, version, at), at)
    return acts, time.perf_counter() - began


def _joint(bench: Bench, cases: int) -> tuple[int, float]:
    """Acts and seconds: joint cases from the window to the lead's decision."""
    from yimen.site import clock

    acts, at, began = 0, clock.now(), time.perf_counter()
    for _ in range(cases):
        acts += _driven(bench, at)
    return acts, time.perf_counter() - began


def _driven(bench: Bench, at: datetime) -> int:
    from yimen.records.approvals.actions.answer import answer
    from yimen.records.approvals.models import JointRun, Member
    from yimen.rules.joint.members import Answer

    number = _taken_in(bench, bench.bundle, at)
    acts = 1
    while rows := list(
        Member.objects.filter(run__number=number, state="open").select_related("child")
    ):
        for row in rows:
            if row.child is not None:
                acts += _decided(bench, row.organ_id, row.child.number, at)
                continue
            by, _ = bench.hands[row.organ_id]
            answer(
                number=number,
                key=row.key,
                answer=Answer.AGREE,
                reason="",
                by=by,
                at=at,
            )
            acts += 1
    lead = JointRun.objects.select_related("case").get(number=number)
    acts += _decided(bench, lead.case.organ_id, number, at)
    assert JointRun.objects.get(number=number).outcome == "granted"
    return acts
