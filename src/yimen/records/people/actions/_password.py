"""What a new password must be, and one to hand over for the first sign-in."""

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.crypto import get_random_string

from yimen.records.people.models import Officer
from yimen.rules.refusals import Refused

# No signs that look alike when read aloud or from paper: 0 O, 1 l I, 2 Z, 5 S.
_PLAIN = "abcdefghjkmnpqrtuvwxy34678"
_FIRST_SIGNS = 12


class WrongPassword(Refused):
    """The present password is another one."""


class WeakPassword(Refused):
    """The new password is too easy to guess, or the old one again."""


def for_first_sign_in() -> str:
    """A password to hand over; it has to be changed at once."""
    return get_random_string(_FIRST_SIGNS, _PLAIN)


def check_new(row: Officer, new: str) -> None:
    """Raise `WeakPassword` with what is wrong with it in the reader's language."""
    try:
        validate_password(new, row)
    except ValidationError as error:
        raise WeakPassword(why="".join(error.messages)) from error
    if check_password(new, row.password):
        raise WeakPassword(why="新密码不能和原来的一样。")
