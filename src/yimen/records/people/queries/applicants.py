"""Applicants as a counter may see them: masked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yimen.ports.identifiers import check, for_search
from yimen.ports.vault import vault
from yimen.records.people.models import Applicant
from yimen.rules import masking
from yimen.rules.cases.applicants import ApplicantKind, IdKind
from yimen.rules.messages import Contact


@dataclass(frozen=True, slots=True)
class PersonCard:
    """An applicant with everything personal hidden (个人信息保护法 6)."""

    applicant_id: int
    kind: str  # person legal_person other_organisation
    name: str
    id_kind: str
    id_number: str
    phone: str
    address: str
    legal_representative: str

    @property
    def is_person(self) -> bool:
        """Whether this is a human being and not a body."""
        return self.kind == ApplicantKind.PERSON


def find_applicant(applicant_id: int) -> PersonCard | None:
    """The masked card of an applicant."""
    row = Applicant.objects.filter(pk=applicant_id).first()
    return _card(row) if row else None


def find_applicants(applicant_ids: list[int]) -> dict[int, PersonCard]:
    """The masked cards of several applicants, in one statement."""
    rows = Applicant.objects.filter(pk__in=applicant_ids)
    return {row.pk: _card(row) for row in rows}


@dataclass(frozen=True, slots=True)
class Born:
    """What an applicant is, and since when, as far as the number says it."""

    kind: ApplicantKind
    born_on: date | None


def born_on(applicant_ids: Iterable[int], today: date) -> dict[int, Born]:
    """When these applicants were born by their numbers, in one statement."""
    rows = Applicant.objects.filter(pk__in=set(applicant_ids))
    box = vault()
    return {
        row.pk: Born(
            ApplicantKind(row.kind),
            check(
                IdKind(row.id_kind), box.unseal(bytes(row.id_sealed)), on=today
            ).born_on,
        )
        for row in rows.only("kind", "id_kind", "id_sealed")
    }


def applicant_of_number(id_kind: IdKind, number: str) -> PersonCard | None:
    """The masked card of whoever is registered under this number."""
    digest = vault().digest(for_search(number))
    row = Applicant.objects.filter(id_kind=id_kind, id_digest=digest).first()
    return _card(row) if row else None


def full_name(applicant_id: int) -> str:
    """The name as it is printed on the applicant's own papers, unmasked."""
    return Applicant.objects.values_list("name", flat=True).get(pk=applicant_id)


def contacts(applicant_ids: Iterable[int]) -> dict[int, Contact]:
    """Where applicants can be reached, in full: for carriers, never for pages."""
    rows = Applicant.objects.filter(pk__in=set(applicant_ids)).only(
        "phone_sealed", "mail_sealed"
    )
    box = vault()
    return {
        row.pk: Contact(
            phone=box.unseal(bytes(row.phone_sealed)) if row.phone_sealed else "",
            mail=box.unseal(bytes(row.mail_sealed)) if row.mail_sealed else "",
        )
        for row in rows
    }


def _card(row: Applicant) -> PersonCard:
    box = vault()
    number = box.unseal(bytes(row.id_sealed))
    is_person = row.kind == ApplicantKind.PERSON
    phone = box.unseal(bytes(row.phone_sealed)) if row.phone_sealed else ""
    address = box.unseal(bytes(row.address_sealed)) if row.address_sealed else ""
    return PersonCard(
        applicant_id=row.pk,
        kind=row.kind,
        name=masking.name(row.name) if is_person else row.name,
        id_kind=row.id_kind,
        id_number=masking.id_number(number) if is_person else number,
        phone=masking.phone(phone),
        address=masking.address(address) if is_person else address,
        legal_representative=masking.name(row.legal_representative),
    )
