"""Orders of the people: 李大妈 writes, 郑洁 is the desk, 李强 and 赵敏 handle."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Any, Final

from makers.cast import Cast
from makers.persons import CHINA, an_officer, the_actor
from yimen.records.orders.actions.accept_order import accept_order
from yimen.records.orders.actions.answer_order import answer_order
from yimen.records.orders.actions.assign_order import assign_order
from yimen.records.orders.actions.edit_category import add_category
from yimen.records.orders.actions.register_order import Registered, register_order
from yimen.records.orders.models import Order
from yimen.records.orders.queries import OrderPage, order_page
from yimen.rules.authority.actors import SYSTEM, VISITOR, Actor, Role
from yimen.rules.voice.order_intake import Told
from yimen.rules.voice.order_kinds import OrderKind, Source
from yimen.rules.voice.order_units import Unit
from yimen.rules.voice.orders import Outcome

SAID_AT: Final = datetime(2026, 9, 7, 10, tzinfo=CHINA)  # a Monday
LIGHT: Final = "城乡建设/市政设施/路灯"
TEXT: Final = "滨江路口的路灯坏了一星期，晚上很黑，请修一修，我的电话13912345678。"
_keys = count(1)


@dataclass(frozen=True)
class Desk:
    """Who handles orders, and a tree of categories."""

    cast: Cast

    @property
    def manager(self) -> Actor:
        return self.cast.zheng_jie

    @property
    def organ(self) -> Unit:
        return Unit(organ_id=self.cast.organ.pk)

    @property
    def town(self) -> Unit:
        return Unit(hall_id=self.cast.town_hall.pk)

    def told(self, kind: OrderKind = OrderKind.COMPLAINT, **more: Any) -> Told:
        plain = Told(
            kind=kind,
            source=Source.PORTAL,
            submit_key=f"order-{next(_keys)}",
            text=TEXT,
            topic="路灯不亮",
            name="李大妈",
            phone="13912345678",
        )
        return replace(plain, **more)

    def registered(
        self,
        kind: OrderKind = OrderKind.COMPLAINT,
        *,
        by: Actor = VISITOR,
        at: datetime = SAID_AT,
        **more: Any,
    ) -> Registered:
        return register_order(told=self.told(kind, **more), by=by, at=at)

    def accepted(
        self, kind: OrderKind = OrderKind.COMPLAINT, at: datetime = SAID_AT, **more: Any
    ) -> str:
        number = self.registered(kind, at=at, **more).number
        accept_order(number=number, by=self.manager, at=at)
        return number

    def assigned(
        self,
        kind: OrderKind = OrderKind.COMPLAINT,
        *units: Unit,
        at: datetime = SAID_AT,
        **more: Any,
    ) -> str:
        number = self.accepted(kind, at=at, **more)
        to = units or (self.organ,)
        assign_order(number=number, units=to, by=self.manager, at=at)
        return number

    def answered(
        self, kind: OrderKind = OrderKind.COMPLAINT, at: datetime = SAID_AT, **more: Any
    ) -> str:
        number = self.assigned(kind, at=at, **more)
        answer_order(
            number=number,
            outcome=Outcome.SOLVED,
            text="已经派人修好，李大妈可打023-42830000。",
            by=self.cast.li_qiang,
            at=at,
        )
        return number

    def page(self, number: str, by: Actor | None = None) -> OrderPage:
        return order_page(number, by or self.manager, SAID_AT)

    def town_clerk(self, role: Role = Role.AGENT) -> Actor:
        return the_actor(an_officer("何平", [role], hall=self.cast.town_hall))


def a_desk(cast: Cast) -> Desk:
    """A desk with a branch of three levels that the organ answers for."""
    parts = LIGHT.split("/")
    for level in (1, 2, 3):
        organ_id = cast.organ.pk if level == 3 else None
        add_category(
            path="/".join(parts[:level]), organ_id=organ_id, by=SYSTEM, at=SAID_AT
        )
    return Desk(cast)


def row_of(number: str) -> Order:
    """The row as it lies there."""
    return Order.objects.get(number=number)
