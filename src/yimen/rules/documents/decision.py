"""The papers of the decision: granted, refused, paused, extended.

行政许可法 art. 38: a grant is written; a refusal 「应当说明理由，并告知申请人享有依法
申请行政复议或者提起行政诉讼的权利」. art. 40 makes grants public, art. 42
has the reason of an extension told, art. 45 the time that a special procedure needs:
without that notice the clock does not stop (rulebook 9.5, 9.6, 9.9, 9.10).
"""

from dataclasses import dataclass
from datetime import datetime

from yimen.rules.authority.actors import Role
from yimen.rules.cases.decisions import Permit, Refusal, Stop
from yimen.rules.cases.remedies import DecisionKind, remedies, remedy_lines
from yimen.rules.catalogue.commitments import ARTICLES, GROUNDS, Ground
from yimen.rules.documents.frame import (
    DocumentKind,
    Fields,
    Lines,
    Section,
    Sheet,
    Signatures,
    ledger_of,
)
from yimen.rules.documents.paper_facts import PaperFacts, long_day, sheet
from yimen.rules.legal_clock.clock import due, explain
from yimen.rules.legal_clock.extensions import Extension
from yimen.rules.legal_clock.pauses import Pause
from yimen.rules.legal_clock.telling import PROCEDURES, due_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """Which decisions fall, on what ground, from which facts."""

    ground: Ground
    facts: str
    decisions: tuple[str, ...]


RANKS = {Role.ORGAN_HEAD: "本机关负责人", Role.GOVERNMENT_HEAD: "本级人民政府负责人"}
LICENSE_NOTES = (
    "本决定予以公开，公众有权查阅（行政许可法第四十条）。",
    "许可证件自本决定作出之日起十个工作日内颁发、送达（行政许可法第四十四条）。",
)
OTHER_NOTES = ("办理结果自本决定作出之日起十个工作日内送达。",)
TOLD = Signatures(("申请人（代理人）签收", "经办人签名"))


def grant(facts: PaperFacts, number: str, issued_at: datetime, permit: Permit) -> Sheet:
    """9.6: what is granted, within which bounds and for how long."""
    rows = (
        ("许可内容" if facts.is_license else "办理内容", permit.content),
        ("适用范围", permit.scope),
        ("有效期", validity_words(permit)),
        ("证件名称", permit.certificate_name),
        ("证件编号", permit.certificate_number),
        ("附加条件", permit.conditions),
        ("应当遵守", permit.duties),
    )
    sections = (
        Lines("", (_granted_line(facts), *_on_the_minutes(facts))),
        Fields("决定", tuple((label, value) for label, value in rows if value)),
        Lines("说明", LICENSE_NOTES if facts.is_license else OTHER_NOTES),
    )
    return sheet(facts, DocumentKind.GRANT, number, issued_at, sections)


def _on_the_minutes(facts: PaperFacts) -> tuple[str, ...]:
    """That the decision rests on the minutes, where there was a hearing."""
    if not facts.minutes:
        return ()
    return (
        f"本决定根据听证笔录（{facts.minutes}）作出（行政许可法第四十八条第二款）。",
    )


def _granted_line(facts: PaperFacts) -> str:
    if facts.is_license:
        return (
            f"您申请的“{facts.matter_name}”，经审查符合法定条件、标准，依照行政许可法"
            "第三十八条第一款，决定准予许可。"
        )
    return f"您申请的“{facts.matter_name}”，经审查符合办理条件，决定准予办理。"


def _refused_line(facts: PaperFacts) -> str:
    if facts.is_license:
        return (
            f"您申请的“{facts.matter_name}”，经审查，依照行政许可法第三十八条第二款，"
            "决定不予许可。"
        )
    return f"您申请的“{facts.matter_name}”，经审查不符合办理条件，决定不予办理。"


def validity_words(permit: Permit) -> str:
    """How long the permit holds."""
    since, until = permit.valid_from, permit.last_valid_on
    if until is None:
        return f"自{long_day(since)}起长期有效" if since else "长期有效"
    return f"{long_day(since) if since else ''}至{long_day(until)}"


def refusal(
    facts: PaperFacts, number: str, issued_at: datetime, refused: Refusal
) -> Sheet:
    """9.5: facts, reason, basis and standard, and what may be done against it."""
    sections = (
        Lines("", (_refused_line(facts), *_on_the_minutes(facts))),
        Fields(
            "决定",
            (
                ("查明的事实", refused.facts),
                ("理由", refused.reason),
                ("法律依据", refused.basis),
                ("适用的标准", refused.standard),
            ),
        ),
        Lines("救济途径", remedy_lines(remedies(facts.organ, DecisionKind.REFUSAL))),
    )
    return sheet(facts, DocumentKind.REFUSAL, number, issued_at, sections)


def revocation(
    facts: PaperFacts, number: str, issued_at: datetime, revoked: Revoked
) -> Sheet:
    """A decision revoked: which, on what ground, and what may be done against it."""
    article = ARTICLES[revoked.ground]
    sections = (
        Lines(
            "",
            (
                (
                    f"本机关就“{facts.matter_name}”作出的决定，经核查，依照{article}，"
                    "现予撤销。"
                ),
            ),
        ),
        Fields(
            "撤销",
            (
                ("撤销的决定", "、".join(revoked.decisions)),
                ("撤销的情形", GROUNDS[revoked.ground]),
                ("查明的事实", revoked.facts),
                ("法律依据", article),
            ),
        ),
        Lines("救济途径", remedy_lines(remedies(facts.organ, DecisionKind.REFUSAL))),
    )
    return sheet(facts, DocumentKind.REVOCATION, number, issued_at, sections)


def pause_notice(
    facts: PaperFacts, number: str, issued_at: datetime, pause: Pause, stop: Stop
) -> Sheet:
    """9.9: which procedure, on which basis, how long, and what the clock does."""
    procedure = PROCEDURES[pause.procedure]
    sections = (
        Lines("", (f"办理“{facts.matter_name}”，依法需要进行{procedure}。",)),
        Fields(
            "特别程序",
            (
                ("程序", procedure),
                ("依据", pause.article),
                ("原因", stop.reason),
                ("所需时间", f"不超过{pause.asked_days}个工作日"),
                ("期限暂停", f"{long_day(pause.started_on)}的次日起"),
                ("最迟恢复", f"{long_day(pause.through(facts.calendar))}之后"),
            ),
        ),
        *_due_after(facts),
        Lines("说明", ("超过所需时间的部分，计入办理期限。",)),
        TOLD,
    )
    return sheet(facts, DocumentKind.PAUSE_NOTICE, number, issued_at, sections)


def extension_notice(
    facts: PaperFacts,
    number: str,
    issued_at: datetime,
    extension: Extension,
    reason: str,
) -> Sheet:
    """9.10: why, how many days, by whom, and the new day."""
    sections = (
        Lines("", (f"办理“{facts.matter_name}”，在原期限内不能作出决定，现予延期。",)),
        Fields(
            "延期",
            (
                ("理由", reason),
                ("延长", f"{extension.days}日"),
                ("批准", f"{RANKS[extension.rank]}，{long_day(extension.approved_on)}"),
                ("依据", extension.article),
            ),
        ),
        *_due_after(facts),
        TOLD,
    )
    return sheet(facts, DocumentKind.EXTENSION_NOTICE, number, issued_at, sections)


def _due_after(facts: PaperFacts) -> tuple[Section, ...]:
    """The day on which the limit ends now, and why."""
    if facts.clock is None:
        return ()
    leading = facts.clock.leading
    last = due_words(due(leading, facts.calendar))
    return (
        Fields("新的期限", (("最迟办结日期", last),)),
        ledger_of(explain(leading, facts.calendar)),
    )
