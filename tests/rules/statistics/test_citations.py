"""Sources in words: papers by name, articles as they are, no mark of ours."""

import re

import pytest

from yimen.rules.catalogue.numbers import FIGURES
from yimen.rules.performance.standard import INDICATORS
from yimen.rules.statistics.boards import DEFINITIONS
from yimen.rules.statistics.citations import cited
from yimen.rules.statistics.definitions import STATISTICS
from yimen.rules.statistics.quantities import QUANTITIES


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("S3-7；S3-17；8.2.6", "县政务服务中心工作报告；统计口径 8.2.6"),
        ("S3-7；信息公开条例33", "县政务服务中心工作报告；信息公开条例33"),
        ("许可法58、59", "许可法58、59"),
        ("S2 71", "县级市便民服务网络方案"),
        ("8.1 STAT_c; 8.2.11a", "统计口径 8.1；统计口径 8.2.11a"),
        ("工单，S3-17", "工单；县政务服务中心工作报告"),
        ("39046", "GB/T 39046"),
        ("", ""),
    ],
)
def test_a_source_is_named(source: str, words: str) -> None:
    assert cited(source) == words


def test_no_definition_shows_a_mark_of_ours() -> None:
    defined = *STATISTICS.values(), *QUANTITIES.values(), *DEFINITIONS.values()
    for one in (*INDICATORS, *defined, *FIGURES):
        assert cited(one.source)
        assert not re.search(r"\bS\d|_|#|^[\d.]+$", cited(one.source)), one.source
