"""Where an officer may go: the entries of the bar, by what the actor may do.

A screen adds one line to `ENTRIES` when it has a first page.
"""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere

ENTRIES: Final[tuple[tuple[str, str, Step], ...]] = (
    ("窗口", "window:counter-show", Step.RECEIVE),
    ("办件", "desk:case-list", Step.LIST_CASES),
    ("联办", "desk:joint-list", Step.CHANGE_MEMBERS),
    ("归档", "paper:archive-list", Step.FILE),
    ("管理", "bureau:home", Step.SEE_BUREAU),
    ("统计", "bureau:figures", Step.SEE_FIGURES),
    ("事项", "bureau:matter-list", Step.SEE_CATALOGUE),
    ("授权书", "bureau:letter-list", Step.GRANT_LETTER),
    ("否定报备", "bureau:negative-list", Step.REVIEW_NEGATIVE),
    ("差评整改", "bureau:rectification-list", Step.RECTIFY),
    ("值班表", "bureau:roster-mine", Step.SET_ROSTER),
    ("队伍管理", "bureau:conduct", Step.SEE_CONDUCT),
    ("代办", "agent:home", Step.SEE_ERRANDS),
    ("上报来件", "agent:forwarded-list", Step.TAKE_FORWARDED),
    ("收费", "cashier:bill-list", Step.SEE_BILLS),
    ("导办台", "guide:queue", Step.SEE_QUEUE),
    ("工单", "bureau:order-list", Step.CONTACT_PERSON),
    ("首问", "guide:question-list", Step.SEE_QUESTIONS),
)
"""Label, name of the URL, and the step that opens it."""

ROLES: Final = {
    Role.GUIDE: "导办",
    Role.CLERK: "综合窗口",
    Role.EXAMINER: "审查",
    Role.CHIEF_REPRESENTATIVE: "首席代表",
    Role.ORGAN_HEAD: "部门负责人",
    Role.GOVERNMENT_HEAD: "政府负责人",
    Role.ISSUER: "发证",
    Role.CASHIER: "收费",
    Role.AGENT: "代办员",
    Role.DUTY_DIRECTOR: "值班主任",
    Role.BUREAU_MANAGER: "政务局管理",
    Role.SUPERVISOR: "监察",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全管理员",
    Role.AUDIT_ADMIN: "审计管理员",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the bar."""

    label: str
    url: str
    is_current: bool
    count: int = 0


def of(actor: Actor, path: str) -> tuple[Entry, ...]:
    """The links this actor may follow; the page's own is marked."""
    if actor.officer_id is None:
        return ()
    open_to = [
        (label, reverse(name))
        for label, name, step in ENTRIES
        if may_somewhere(actor, step)
    ]
    here = max((url for _, url in open_to if path.startswith(url)), key=len, default="")
    here = here or _in_the_same_room([url for _, url in open_to], path)
    return tuple(Entry(label, url, url == here) for label, url in open_to)


def _in_the_same_room(urls: list[str], path: str) -> str:
    """The only entry into the screen that this page is of: 收费 on every till page."""
    room = path.split("/")[1]
    found = [url for url in urls if url.split("/")[1] == room]
    return found[0] if len(found) == 1 else ""


def role_words(actor: Actor) -> str:
    """The actor's posts in words."""
    return "、".join(word for role, word in ROLES.items() if actor.has(role))
