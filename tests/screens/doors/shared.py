"""The doors that belong to no single screen."""

from typing import Final

from screens.doors import EVERYBODY, Row, public

ROWS: Final = {
    "shared:sign-in": public(),
    "shared:sign-in-as": public(404, method="post"),
    "shared:sign-out": Row(EVERYBODY, method="post", inside=302, visitor=302),
    "shared:home": Row(EVERYBODY, inside=302),
    "shared:start": Row(EVERYBODY),
    "shared:seat": Row("clerk chief_representative issuer cashier"),
    "shared:password-change": Row(EVERYBODY),
    "shared:inbox": Row(EVERYBODY),
    "shared:inbox-unread": Row(EVERYBODY),
    "shared:inbox-read": Row(EVERYBODY, method="post", inside=302),
    "shared:look": Row(EVERYBODY),
    "shared:look-options": Row(EVERYBODY),
    "shared:look-frame": Row(EVERYBODY, kwargs=lambda _: {"frame": "paper"}),
    "shared:language-choose": public(302, method="post"),
    "shared:elder-switch": public(302, method="post"),
}
