"""The doors of the portal: guides are open to everybody."""

from screens.doors import Row, public


def _nobody(_: object) -> dict[str, object]:
    return {"code": "Y-none"}


ROWS: dict[str, Row] = {
    "portal:home-show": public(),
    "portal:award-list": public(),
    "portal:round-list": public(),
    "portal:guide-list": public(),
    "portal:guide-suggest": public(),
    "portal:theme-list": public(),
    "portal:event-list": public(),
    "portal:organ-list": public(),
    "portal:line-list": public(),
    "portal:hall-list": public(),
    "portal:roster": public(kwargs=lambda cast: {"code": cast.center.code}),
    "portal:cannot-do": public(),
    "portal:guide-show": public(404, kwargs=_nobody),
    "portal:prepare": public(404, kwargs=_nobody),
    "portal:prepared": public(302),
    "portal:prepared-find": public(),
    "portal:prepared-drop": public(302, method="post"),
    "portal:guide-paper": public(404, kwargs=_nobody),
    "portal:guide-checklist": public(404, kwargs=_nobody),
    "portal:guide-card": public(404, kwargs=_nobody),
    "portal:guide-card-file": public(404, kwargs=_nobody),
    "portal:guide-flow": public(404, kwargs=_nobody),
    "portal:guide-flow-file": public(404, kwargs=_nobody),
    "portal:booklet-list": public(),
    "portal:booklet-line": public(404, kwargs=lambda _: {"line": "none"}),
    "portal:booklet-hall": public(404, kwargs=lambda _: {"hall": "none"}),
}
