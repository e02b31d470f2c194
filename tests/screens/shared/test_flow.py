"""The flow chart is drawn from the steps: boxes that hold their words, in order."""

from makers.catalogue import a_matter
from yimen.rules.catalogue.matters import (
    MatterType,
    ProcedureStep,
    ResultKind,
    StepKind,
)
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.screens.shared.flow import FlowChart, flow_chart


def drawn(**changes: object) -> FlowChart:
    chart = flow_chart(a_matter(**changes))
    assert chart is not None
    return chart


def test_the_default_flow_is_the_three_boxes_of_every_hall() -> None:
    chart = drawn()

    assert chart.words == "申请 → 受理 → 审核、审批 → 办结、送达 → 领取食品经营许可证"
    assert [box.kind for box in chart.boxes] == [
        "end",
        "step",
        "note",
        "step",
        "note",
        "step",
        "end",
    ]


def test_no_box_lies_over_another_and_all_lie_in_the_drawing() -> None:
    chart = drawn()
    for place, box in enumerate(chart.boxes):
        assert box.x + box.width <= chart.width
        assert box.y + box.height <= chart.height
        for other in chart.boxes[:place]:
            apart = (
                other.y + other.height <= box.y
                or other.x + other.width <= box.x
                or box.x + box.width <= other.x
            )
            assert apart
    assert len(chart.arrows) == len(chart.boxes) - 1


def test_words_stay_in_their_box() -> None:
    long = ProcedureStep(
        kind=StepKind.EXAMINATION,
        name="审查（现场核查、专家论证和部门会审）",
        handler="行政审批科",
        limit=Limit(12),
    )
    chart = drawn(steps=(long,))

    for box in chart.boxes:
        for text in box.texts:
            assert box.y < text.y < box.y + box.height
            assert len(text.words) <= 13
    assert chart.boxes[0].radius > chart.boxes[1].radius


def test_merged_steps_share_one_time_in_one_unit() -> None:
    first = ProcedureStep(kind=StepKind.CLOSING, name="办结", limit=Limit(1))
    second = ProcedureStep(
        kind=StepKind.DELIVERY, name="送达", limit=Limit(2), is_merged=True
    )
    days = ProcedureStep(
        kind=StepKind.DELIVERY,
        name="寄出",
        limit=Limit(2, Unit.CALENDAR_DAY),
        is_merged=True,
    )

    same = drawn(steps=(first, second), matter_type=MatterType.PUBLIC_SERVICE)
    mixed = drawn(steps=(first, days), matter_type=MatterType.PUBLIC_SERVICE)

    assert "3个工作日" in [t.words for t in same.boxes[1].texts]
    assert any("+" in t.words for t in mixed.boxes[1].texts)


def test_without_steps_there_is_no_chart_and_without_result_it_ends() -> None:
    assert flow_chart(a_matter(steps=())) is None
    ends = drawn(result_name="", result_kind=ResultKind.NONE)
    assert ends.words.endswith("办结")
