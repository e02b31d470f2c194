"""What the stories of 云溪区 are made of: matters on offer, people, papers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Final

from yimen.records.catalogue import queries as catalogue
from yimen.records.people.actions.register_applicant import register_applicant
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.cases.applicants import ApplicantKind, Identity, IdKind
from yimen.rules.cases.applications import AgentPower
from yimen.rules.cases.decisions import Recipient, Relation
from yimen.rules.catalogue.elements import PERSON
from yimen.rules.catalogue.intake import Necessity, Paper, PaperState
from yimen.rules.catalogue.matters import CaseKind, Material, Matter
from yimen.rules.legal_clock.limits import Unit
from yimen.site.demo import names
from yimen.site.demo.diary import Diary
from yimen.site.demo.staff import Staff

_PERSONS: Final = 160
_COMPANIES: Final = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """A published matter and the organ that answers for it."""

    matter: Matter
    organ: str

    @property
    def promised_days(self) -> int:
        """The promise in working days, nought if it is counted otherwise."""
        return _working_days(self.matter, promised=True)

    @property
    def statutory_days(self) -> int:
        """The law's limit in working days, nought if there is none or other units."""
        return _working_days(self.matter, promised=False)

    @property
    def is_for_persons(self) -> bool:
        """Whether a person may ask for it."""
        return PERSON in self.matter.elements.audiences

    @property
    def needed(self) -> tuple[Material, ...]:
        """The papers that somebody has to bring."""
        return tuple(
            paper
            for paper in self.matter.materials
            if not paper.is_shared and paper.necessity is Necessity.REQUIRED
        )


def _working_days(matter: Matter, *, promised: bool) -> int:
    limit = matter.promised_limit if promised else matter.statutory_limit
    if limit is None or limit.unit is not Unit.WORKING_DAY:
        return 0
    return limit.number


def offers() -> tuple[Offer, ...]:
    """Every published matter that somebody can apply for."""
    return tuple(
        Offer(kept.matter, kept.organ_code)
        for kept in catalogue.whole_matters(by=SYSTEM, published=True)
        if kept.matter.matter_type.is_applied_for
    )


@dataclass(frozen=True, slots=True)
class Party:
    """Who asks, and who stands at the counter for them."""

    identity: Identity
    comes: Identity | None = None
    power: AgentPower = AgentPower.SELF

    @property
    def recipient(self) -> Recipient:
        """Whoever came comes again to take the result."""
        there = self.comes or self.identity
        relation = {
            AgentPower.SELF: Relation.SELF,
            AgentPower.REPRESENTATIVE: Relation.REPRESENTATIVE,
            AgentPower.ENTRUSTED: Relation.ENTRUSTED,
        }[self.power]
        return Recipient(
            name=there.name,
            id_kind=there.id_kind,
            id_number=there.id_number,
            relation=relation,
        )


@dataclass(frozen=True)
class World:
    """Everything a story needs."""

    random: Random
    diary: Diary
    staff: Staff
    instant: tuple[Offer, ...]
    promised: tuple[Offer, ...]
    lines: Mapping[tuple[str, str], int]  # by the hall's code and the line's letter
    persons: tuple[names.Person, ...]
    companies: tuple[names.Company, ...]

    def happens(self, share: float) -> bool:
        """Whether something happens that happens in this share of all cases."""
        return self.random.random() < share

    def party(self, offer: Offer) -> Party:
        """Somebody for whom this matter is."""
        if offer.is_for_persons and self.happens(0.7):
            return Party(of_person(self.random.choice(self.persons)))
        if offer.is_for_persons and not _is_for_companies(offer):
            return Party(of_person(self.random.choice(self.persons)))
        return self._company()

    def _company(self) -> Party:
        company = self.random.choice(self.companies)
        identity = of_company(company)
        if self.happens(0.5):
            return Party(identity, of_person(company.head), AgentPower.REPRESENTATIVE)
        agent = of_person(self.random.choice(self.persons))
        return Party(identity, agent, AgentPower.ENTRUSTED)


def _is_for_companies(offer: Offer) -> bool:
    return any(one != PERSON for one in offer.matter.elements.audiences)


def people_of(random: Random) -> tuple[names.Person, ...]:
    """The people who come."""
    return tuple(names.person(random, number) for number in range(_PERSONS))


def companies_of(random: Random) -> tuple[names.Company, ...]:
    """The companies that ask for something."""
    return tuple(names.company(random, number) for number in range(_COMPANIES))


def of_person(person: names.Person) -> Identity:
    """What a person's card says."""
    return Identity(
        kind=ApplicantKind.PERSON,
        name=person.name,
        id_kind=IdKind.RESIDENT_ID,
        id_number=person.id_number,
        phone=person.phone,
    )


def of_company(company: names.Company) -> Identity:
    """What a company's licence says."""
    return Identity(
        kind=ApplicantKind.LEGAL_PERSON,
        name=company.name,
        id_kind=IdKind.USCC,
        id_number=company.credit_code,
        phone=company.phone,
        legal_representative=company.head.name,
    )


def registered(identity: Identity, by: Actor, at: datetime) -> int:
    """The id of the applicant, known or new."""
    return register_applicant(identity=identity, by=by, at=at)


def whole(offer: Offer) -> tuple[Paper, ...]:
    """All the papers that the guide asks for."""
    return tuple(_papers(offer))


def _papers(offer: Offer) -> Iterator[Paper]:
    for material in offer.matter.materials:
        if material.is_shared:
            yield Paper(material.code, PaperState.SHARED)
        elif material.necessity is not Necessity.OPTIONAL:
            yield Paper(
                material.code,
                PaperState.HANDED_IN,
                originals=material.originals,
                copies=material.copies,
            )


def gappy(offer: Offer, world: World) -> tuple[Paper, ...]:
    """The papers with one that is missing, or wrong."""
    lacking = world.random.choice(offer.needed).code
    is_wrong = world.happens(0.4)
    state = PaperState.WRONG if is_wrong else PaperState.MISSING
    remark = "复印件看不清，印章不全" if is_wrong else ""
    return tuple(
        Paper(paper.code, state, remark=remark) if paper.code == lacking else paper
        for paper in whole(offer)
    )


def is_promised(offer: Offer) -> bool:
    """Whether both limits of the matter run in working days."""
    promise, law = offer.promised_days, offer.statutory_days
    return offer.matter.case_kind is CaseKind.PROMISED and 0 < promise <= law
