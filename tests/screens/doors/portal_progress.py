"""Progress and its check: open to everybody, answered to whoever knows the code."""

from typing import Final

from screens.doors import public

CASE: Final = {"number": "500199000120260918000017"}

ROWS: Final = {
    "portal:progress-ask": public(),
    "portal:progress-case": public(302),
    "portal:progress-hearing": public(302, method="post"),
    "portal:progress-errand": public(302),
    "portal:progress-send": public(302, method="post"),
    "portal:progress-leave": public(302, method="post"),
    "portal:check": public(302, kwargs=lambda _: CASE),
    "portal:check-proof": public(404, kwargs=lambda _: CASE),
    "portal:roots": public(),
    "portal:roots-file": public(),
}
