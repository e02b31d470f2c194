"""Register an applicant, or find the record that is already there."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.ports import identifiers
from yimen.ports.spelling import initials
from yimen.ports.vault import vault
from yimen.records.journal.append import Line, append
from yimen.records.people.actions._swap import swap
from yimen.records.people.models import Applicant
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import (
    Identity,
    NamedOtherwise,
    NotAMailAddress,
    NotATelephone,
    check_identity,
)
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def register_applicant(
    *, identity: Identity, by: Actor, at: datetime, is_confirmed: bool = False
) -> int:
    """The applicant's id: one record per document, however often it is shown.

    What is new (a telephone, an address) is taken over; the journal names the columns,
    never their contents.
    """
    authority.require(by, Step.REGISTER_APPLICANT)
    check_identity(identity)
    known = _checked(identity, at, is_confirmed=is_confirmed)
    row, is_new = Applicant.objects.get_or_create(
        id_kind=known.id_kind,
        id_digest=vault().digest(known.id_number),
        defaults=_columns(known),
    )
    changed = set() if is_new else _take_over(row, known, is_confirmed=is_confirmed)
    if is_new or changed:
        append(
            Line(
                kind="applicant",
                subject=str(row.pk),
                step=Step.REGISTER_APPLICANT,
                by=by,
                happened_at=at,
                payload={"is_new": is_new, "columns": sorted(changed)},
            )
        )
    return int(row.pk)


def _checked(identity: Identity, at: datetime, *, is_confirmed: bool) -> Identity:
    """The identity with its numbers as their standards write them."""
    on = local_date(at)
    id_number = identifiers.taken(
        identity.id_kind, identity.id_number, on=on, is_confirmed=is_confirmed
    )
    phone = identity.phone.strip()
    if phone:
        dialled = identifiers.check_phone(phone)
        if not dialled.is_valid:
            raise NotATelephone
        phone = dialled.number
    mail = identity.mail.strip()
    if mail and not identifiers.is_mail(mail):
        raise NotAMailAddress
    return replace(
        identity,
        name=identity.name.strip(),
        id_number=id_number,
        phone=phone,
        mail=mail,
        address=identity.address.strip(),
        legal_representative=identity.legal_representative.strip(),
    )


def _columns(known: Identity) -> dict[str, object]:
    box = vault()
    return {
        "kind": known.kind,
        "name": known.name,
        "initials": initials(known.name),
        "id_sealed": box.seal(known.id_number),
        "phone_sealed": box.seal(known.phone) if known.phone else None,
        "mail_sealed": box.seal(known.mail) if known.mail else None,
        "address_sealed": box.seal(known.address) if known.address else None,
        "legal_representative": known.legal_representative,
    }


def _take_over(row: Applicant, known: Identity, *, is_confirmed: bool) -> set[str]:
    """Write what the documents say anew, and name the columns."""
    fresh: dict[str, object] = {}
    if row.name != known.name:
        if not is_confirmed:
            raise NamedOtherwise
        fresh |= {"name": known.name, "initials": initials(known.name)}
    if known.legal_representative not in ("", row.legal_representative):
        fresh["legal_representative"] = known.legal_representative
    told = (("phone", known.phone), ("mail", known.mail), ("address", known.address))
    for column, text in told:
        sealed = getattr(row, f"{column}_sealed")
        if text and (sealed is None or vault().unseal(bytes(sealed)) != text):
            fresh[f"{column}_sealed"] = vault().seal(text)
    if fresh:
        swap(row, row.version, **fresh)
    return set(fresh)
