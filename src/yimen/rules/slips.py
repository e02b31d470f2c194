"""Which slips on a printed paper a clerk may put right."""

from dataclasses import dataclass

from yimen.rules.applications import AgentPower, DeliveryWay
from yimen.rules.intake import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What should have been written; None leaves a field as it is."""

    applicant_id: int | None = None
    handling_agent_id: int | None = None
    agent_power: AgentPower | None = None
    papers: tuple[Paper, ...] | None = None
    delivery_way: DeliveryWay | None = None
    delivery_address: str | None = None
