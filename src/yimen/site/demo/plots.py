"""Which stories are told: closed ones over three months, and open ones in every light.

A light follows from how many working days of the promise and of the law are used, so
an open story begins just as many working days ago as its light wants.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Final

from yimen.rules.cases.applications import (
    Accept,
    AskOnce,
    GrantOnTheSpot,
    Ground,
    OnlyReceive,
    Outcome,
    Reject,
    RightOrgan,
)
from yimen.rules.cases.decisions import Permit
from yimen.rules.catalogue.matters import CaseKind
from yimen.rules.legal_clock.lights import Light
from yimen.site.demo.names import CENTER
from yimen.site.demo.places import staffed_towns
from yimen.site.demo.staff import MARKET, town_name
from yimen.site.demo.stories import Story
from yimen.site.demo.world import Offer, World, gappy, is_promised, whole

_SOCIAL: Final = frozenset({"O06", "O18"})
_COUNTER: Final = ("wang.fang", "liu.yang", "chen.chen")
_OLDEST: Final = 70
_ASKED_OFTEN: Final = 5  # so many matters that people ask for day by day
_LIGHTS: Final = {
    Light.GREEN: 16,
    Light.REMINDER: 8,
    Light.YELLOW: 7,
    Light.RED: 5,
}
"""How many open cases have each light; as many again are examined already."""


@dataclass
class Plots:
    """Tells stories of one district."""

    world: World
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def all(self) -> Iterator[Story]:
        """Every story, in no order of time."""
        for how_many, plot in (
            (96, self.on_the_spot),
            (88, self.granted),
            (8, self.refused),
            (14, self.corrected),
            (9, self.rejected),
            (6, self.withdrawn),
            (5, self.returned),
            (6, self.looked_at_twice),
            (12, self.to_be_collected),
            (4, self.refusal_to_be_collected),
            (6, self.only_received),
            (9, self.waiting_for_papers),
            (3, self.silent),
            (7, self.paused),
            (4, self.extended),
        ):
            for _ in range(how_many):
                yield plot()
        for light, how_many in _LIGHTS.items():
            for number in range(how_many):
                yield self.open_with(light, examined=number % 3 == 0)

    def _between(self, low: int, high: int) -> int:
        return self.world.random.randint(low, max(low, high))

    def _promised(self, fits: Callable[[Offer], bool] = lambda _: True) -> Offer:
        """A promised matter that fits, those of 李强 and 赵敏 more often."""
        fitting = [offer for offer in self.world.promised if fits(offer)]
        market = [offer for offer in fitting if offer.organ == MARKET]
        chosen = market if market and self.world.happens(0.3) else fitting
        return self.world.random.choice(chosen)

    def _story(self, offer: Offer) -> Story:
        """A story at a counter where this matter is taken in."""
        random = self.world.random
        key = str(next(self._numbers))
        if self.world.happens(0.15):
            town = random.choice(staffed_towns()).code
            clerk = town_name(town, random.choice(("clerk", "desk")))
            return Story(self.world, offer, clerk, hall=town, key=key)
        clerk = "sun.li" if offer.organ in _SOCIAL else random.choice(_COUNTER)
        return Story(self.world, offer, clerk, hall=CENTER, key=key)

    def _begun(
        self,
        back: int,
        outcome: Outcome,
        fits: Callable[[Offer], bool] = lambda _: True,
    ) -> Story:
        story = self._story(self._promised(fits))
        story.comes(back, outcome)
        return story

    def on_the_spot(self) -> Story:
        """An instant matter, granted and handed over at once."""
        offer = self.world.random.choice(self.world.instant)
        story = self._story(offer)
        permit = Permit(content=f"准予{offer.matter.name}")
        outcome = GrantOnTheSpot(permit=permit, recipient=story.party.recipient)
        story.comes(self._between(1, _OLDEST), outcome)
        return story

    def of_today(self, at: datetime) -> None:
        """An instant matter, granted today at this instant; it needs no story."""
        usual = [one for one in self.world.instant if "办不成" not in one.matter.name]
        offer = self.world.random.choice(usual[:_ASKED_OFTEN])
        story = self._story(offer)
        permit = Permit(content=f"准予{offer.matter.name}")
        outcome = GrantOnTheSpot(permit=permit, recipient=story.party.recipient)
        story.hands_in(at, outcome, whole(offer))

    def granted(self) -> Story:
        """Accepted, examined, granted, collected; now and then too late."""
        story = self._begun(self._between(12, _OLDEST), Accept())
        self._decide(story, late=self.world.happens(0.06))
        return story

    def _decide(self, story: Story, *, late: bool = False, back: int = 0) -> None:
        """Examined and granted within the promise, or just after it; collected."""
        begun = back or self._back(story)
        promise = story.offer.promised_days
        used = promise + 1 if late else self._between(1, promise * 2 // 3)
        decided = max(begun - used, 2)
        story.examined(self._between(decided, begun))
        story.granted(decided)
        story.delivered(self._between(max(1, decided - 4), decided))

    def _back(self, story: Story) -> int:
        diary = self.world.diary
        day = story.last.date()
        return next(n for n in count(0) if diary.day(n) <= day)

    def refused(self) -> Story:
        """Examined and refused; the decision was collected."""
        story = self._begun(self._between(15, _OLDEST), Accept(), _is_strict)
        begun = self._back(story)
        decided = begun - min(story.offer.promised_days, 6)
        story.examined(decided, grants=False)
        story.refused(decided)
        story.delivered(decided - 2)
        return story

    def corrected(self) -> Story:
        """Told once what was missing, brought it, granted."""
        begun = self._between(25, _OLDEST)
        offer = self._promised(_wants_papers)
        story = self._story(offer)
        story.comes(begun, AskOnce(), gappy(offer, self.world))
        supplied = begun - self._between(1, 8)
        story.supplied(supplied)
        self._decide(story, back=supplied)
        return story

    def rejected(self) -> Story:
        """Not ours, or not needed at all."""
        ours = self.world.happens(0.4)
        outcome = Reject(
            ground=Ground.NOT_NEEDED if ours else Ground.NOT_OURS,
            reason="依法不需要取得行政许可。"
            if ours
            else "该事项由市级部门办理，不属于本区职权范围。",
            right_organ=None
            if ours
            else RightOrgan("市政务服务中心", "望江路1号", "026-55010000"),
        )
        return self._begun(self._between(2, _OLDEST), outcome)

    def withdrawn(self) -> Story:
        """Accepted, and taken back by the applicant."""
        story = self._begun(self._between(6, _OLDEST), Accept(), _is_slow)
        story.withdrawn(self._back(story) - 2)
        return story

    def returned(self) -> Story:
        """Accepted, and given back by the organ."""
        story = self._begun(self._between(8, _OLDEST), Accept(), _is_slow)
        story.returned(self._back(story) - 3)
        return story

    def looked_at_twice(self) -> Story:
        """The chief representative sent it back once."""
        story = self._begun(self._between(15, _OLDEST), Accept(), _is_slow)
        begun = self._back(story)
        story.examined(begun - 1)
        story.sent_back(begun - 1)
        story.examined(begun - 2)
        story.granted(begun - 3)
        story.delivered(begun - 4)
        return story

    def to_be_collected(self) -> Story:
        """Granted, nobody came for it yet."""
        begun = self._between(4, 12)
        story = self._begun(begun, Accept(), lambda offer: offer.promised_days > 1)
        decided = max(1, begun - story.offer.promised_days)
        story.examined(decided)
        story.granted(decided)
        return story

    def refusal_to_be_collected(self) -> Story:
        """Refused, the decision lies ready."""
        story = self._begun(self._between(7, 11), Accept(), _is_strict)
        decided = max(1, self._back(story) - 5)
        story.examined(decided, grants=False)
        story.refused(decided)
        return story

    def only_received(self) -> Story:
        """Received; the five days to answer run."""
        return self._begun(self._between(1, 4), OnlyReceive())

    def waiting_for_papers(self) -> Story:
        """Told once; the visitor has not come back."""
        offer = self._promised(_wants_papers)
        story = self._story(offer)
        story.comes(self._between(1, 15), AskOnce(), gappy(offer, self.world))
        return story

    def silent(self) -> Story:
        """Nobody answered for five working days: accepted by law."""
        story = self._begun(self._between(8, 9), OnlyReceive(), _is_slow)
        story.deemed(self._back(story) - 6)
        return story

    def paused(self) -> Story:
        """A special procedure runs."""
        story = self._begun(self._between(4, 6), Accept(), _is_slow)
        if self.world.happens(0.4):
            story.examined(3)
        story.paused(2, self._between(15, 25))
        return story

    def extended(self) -> Story:
        """Time ran short, the organ's head gave more."""
        story = self._begun(
            self._between(5, 7),
            Accept(),
            lambda offer: (
                offer.organ == MARKET
                and offer.matter.extension_days > 0
                and _is_slow(offer)
            ),
        )
        story.extended(1, story.offer.matter.extension_days)
        return story

    def open_with(self, light: Light, *, examined: bool) -> Story:
        """Under way, and shown in this light today."""
        offer = self._promised(lambda one: bool(ages(one, light)))
        begun = self.world.random.choice(ages(offer, light))
        story = self._story(offer)
        story.comes(begun, Accept())
        if examined:
            story.examined(self._between(max(1, begun - 3), begun))
        return story


def ages(offer: Offer, light: Light) -> range:
    """How many working days may be used for the matter to be shown in this light."""
    promise, law = offer.promised_days, offer.statutory_days
    match light:
        case Light.GREEN:
            return range(1, promise - max(1, promise // 5))
        case Light.REMINDER:
            return range(max(1, promise - 1), promise)
        case Light.YELLOW:
            return range(promise + 1, min(promise + 3, law) + 1)
        case Light.RED:
            return range(law + 1, law + 4)
        case Light.PAUSED:
            return range(0)


def _is_slow(offer: Offer) -> bool:
    return offer.promised_days >= 7  # noqa: PLR2004 - time for something to happen


def _is_strict(offer: Offer) -> bool:
    return _is_slow(offer) and bool(offer.matter.conditions)


def _wants_papers(offer: Offer) -> bool:
    return bool(offer.needed)


def splits(offers: tuple[Offer, ...]) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """The instant matters that can be decided on the spot, and the promised ones."""
    instant = tuple(o for o in offers if o.matter.case_kind is CaseKind.INSTANT)
    return instant, tuple(filter(is_promised, offers))
