"""What may be read of applicants, officers, organs and letters."""

from yimen.records.people.queries.actors import SignedIn, actor_named, signed_in
from yimen.records.people.queries.applicants import (
    PersonCard,
    applicant_of_number,
    contacts,
    find_applicant,
    find_applicants,
    full_name,
)
from yimen.records.people.queries.letters import (
    LetterFilter,
    LetterRow,
    letter_page,
    letters,
    letters_of,
)
from yimen.records.people.queries.lockouts import LockRow, lockouts
from yimen.records.people.queries.officers import (
    CastMember,
    OfficerFilter,
    OfficerRow,
    cast,
    names_of,
    officer_page,
    officers,
    officers_of_hall,
    officers_of_organ,
    possible_deciders,
)
from yimen.records.people.queries.organs import (
    OrganChoice,
    OrganFilter,
    OrganRow,
    organ_choices,
    organ_ids,
    organ_name,
    organ_names,
    organ_page,
    organs,
)
from yimen.records.people.queries.paging import A_PAGE, WHOLE, Slice, slice_of
from yimen.records.people.queries.sight import condition_of

__all__ = [
    "A_PAGE",
    "WHOLE",
    "CastMember",
    "LetterFilter",
    "LetterRow",
    "LockRow",
    "OfficerFilter",
    "OfficerRow",
    "OrganChoice",
    "OrganFilter",
    "OrganRow",
    "PersonCard",
    "SignedIn",
    "Slice",
    "actor_named",
    "applicant_of_number",
    "cast",
    "condition_of",
    "contacts",
    "find_applicant",
    "find_applicants",
    "full_name",
    "letter_page",
    "letters",
    "letters_of",
    "lockouts",
    "names_of",
    "officer_page",
    "officers",
    "officers_of_hall",
    "officers_of_organ",
    "organ_choices",
    "organ_ids",
    "organ_name",
    "organ_names",
    "organ_page",
    "organs",
    "possible_deciders",
    "signed_in",
    "slice_of",
]
