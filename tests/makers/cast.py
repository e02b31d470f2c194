"""张三 applies, 王芳 takes in, 李强 examines, 赵敏 decides, 孙立 works elsewhere.

周宁 guides, 陈静 hands out, 吴刚 heads the organ, 郑洁 manages the bureau, 林涛 is the
supervisor. Ask for the fixture `cast`.
"""

from dataclasses import dataclass
from functools import cached_property

from makers.persons import a_letter, an_applicant, an_officer, an_organ, the_actor
from makers.places import a_node, a_window
from yimen.records.network.models import Node, Window
from yimen.records.people.models import Organ
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.network import NodeKind


@dataclass(frozen=True)
class Cast:
    """Everybody and where they are."""

    organ: Organ
    other_organ: Organ
    center: Node
    town_hall: Node
    other_center: Node
    window: Window
    wang_fang: Actor
    li_qiang: Actor
    zhao_min: Actor
    sun_li: Actor

    @cached_property
    def zhang_san(self) -> int:
        """The applicant's id."""
        return an_applicant(self.wang_fang)

    @cached_property
    def zhou_ning(self) -> Actor:
        return the_actor(an_officer("周宁", [Role.GUIDE], hall=self.center))

    @cached_property
    def chen_jing(self) -> Actor:
        return the_actor(an_officer("陈静", [Role.ISSUER], hall=self.center))

    @cached_property
    def wu_gang(self) -> Actor:
        head = an_officer("吴刚", [Role.ORGAN_HEAD], organ=self.organ, hall=self.center)
        return the_actor(head)

    @cached_property
    def zheng_jie(self) -> Actor:
        return the_actor(an_officer("郑洁", [Role.BUREAU_MANAGER], hall=self.center))

    @cached_property
    def lin_tao(self) -> Actor:
        return the_actor(an_officer("林涛", [Role.SUPERVISOR], hall=self.center))

    def anybody(self, role: Role) -> Actor:
        """Somebody who holds this role alone, in the centre and in the organ."""
        officer = an_officer(
            "某某",
            [role],
            username=f"the-{role.value.replace('_', '-')}",
            organ=self.organ,
            hall=self.center,
        )
        return the_actor(officer)


def the_cast() -> Cast:
    """A centre with one window, an organ with three hands, and 孙立 in another one."""
    organ, other_organ = an_organ(), an_organ("公安", "青溪区公安局")
    center = a_node()
    town_hall = a_node("柳坪镇便民服务中心", NodeKind.TOWN_HALL, center)
    other_center = a_node("临江区政务服务中心")
    window = a_window(center)
    wang_fang = an_officer(
        "王芳", [Role.CLERK], organ=organ, hall=center, window=window
    )
    li_qiang = an_officer("李强", [Role.EXAMINER], organ=organ, hall=center)
    zhao_min = an_officer("赵敏", [Role.CHIEF_REPRESENTATIVE], organ=organ, hall=center)
    sun_li = an_officer(
        "孙立",
        [Role.CLERK, Role.EXAMINER],
        organ=other_organ,
        hall=other_center,
    )
    a_letter(zhao_min, organ)
    return Cast(
        organ=organ,
        other_organ=other_organ,
        center=center,
        town_hall=town_hall,
        other_center=other_center,
        window=window,
        wang_fang=the_actor(wang_fang),
        li_qiang=the_actor(li_qiang),
        zhao_min=the_actor(zhao_min),
        sun_li=the_actor(sun_li),
    )
