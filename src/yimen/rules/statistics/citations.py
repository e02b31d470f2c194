"""Where a definition comes from, in words that somebody outside this house reads.

Definitions cite the rulebook by paragraph and the halls' own papers by a short mark
(S3-7). On a page, on paper and in a file the paper is named instead; an article of a
law stands as it is written.
"""

import re
from typing import Final

_PAPERS: Final = {
    "S0": "镇便民服务大厅材料",
    "S1": "区政务服务中心工作总结",
    "S2": "县级市便民服务网络方案",
    "S3": "县政务服务中心工作报告",
    "S4": "窗口服务规范",
}
_STANDARD: Final = "39046"
_MARK: Final = re.compile(r"^(S[0-4])(-\d+)?( \d+)?$")
_PARAGRAPH: Final = re.compile(r"^(\d+(?:\.\d+)+[a-z]?)\b")
_QUANTITY: Final = re.compile(r"^[A-Z]{3,}(_\w+)?$")  # the rulebook's own name
_BETWEEN: Final = re.compile(r"[；;，,]\s*")


def cited(source: str) -> str:
    """The source in words, each paper once."""
    said = (_said(part.strip()) for part in _BETWEEN.split(source))
    return "；".join(dict.fromkeys(filter(None, said)))


def _said(part: str) -> str:
    if part == _STANDARD:
        return f"GB/T {part}"
    mark = _MARK.match(part)
    if mark:
        return _PAPERS[mark[1]]
    if _QUANTITY.match(part):
        return ""
    paragraph = _PARAGRAPH.match(part)
    return f"统计口径 {paragraph[1]}" if paragraph else part
