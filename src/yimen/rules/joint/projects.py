"""Key projects: claimed, accompanied, and told what they need by their class.

A district keeps a register of its key projects. An officer claims one (服务认领) and
accompanies it to the end (全程帮代办); the enterprise service centre of a park is its
hall. What was asked for and what was agreed stand beside each other, and its cases
hang on it. What a project of each class will need is told on one sheet
(重点项目分类告知书: 工业投资、商贸物流、旅游教育卫生).

Invariant: a project is claimed by one officer at a time; a closed one takes no cases.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.refusals import Refused


class ProjectClass(StrEnum):
    """The classes that have a notice of their own."""

    INDUSTRY = "industry"  # 工业投资
    LOGISTICS = "logistics"  # 商贸物流
    CULTURE = "culture"  # 旅游教育卫生


class ProjectState(StrEnum):
    """Where a project stands."""

    REGISTERED = "registered"
    CLAIMED = "claimed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a project of a class will need, in which stage, from whom."""

    stage: str
    matter: str
    organ: str


_LAND: Final = (
    Need("立项用地规划许可", "企业投资项目备案", "发展改革部门"),
    Need("立项用地规划许可", "建设用地规划许可证核发", "自然资源部门"),
    Need("工程建设许可", "建设工程规划许可证核发", "自然资源部门"),
    Need("工程建设许可", "建设项目环境影响评价文件审批", "生态环境部门"),
    Need("施工许可", "建筑工程施工许可证核发", "住房城乡建设部门"),
    Need("竣工验收", "建设工程消防验收或备案", "住房城乡建设部门"),
)
NEEDS: Final[Mapping[ProjectClass, tuple[Need, ...]]] = MappingProxyType(
    {
        ProjectClass.INDUSTRY: (
            *_LAND,
            Need("施工许可", "固定资产投资项目节能审查", "发展改革部门"),
            Need("投产经营", "排污许可证核发", "生态环境部门"),
            Need("投产经营", "工业产品生产许可证核发", "市场监督管理部门"),
        ),
        ProjectClass.LOGISTICS: (
            *_LAND,
            Need("投产经营", "道路货物运输经营许可", "交通运输部门"),
            Need("投产经营", "食品经营许可", "市场监督管理部门"),
        ),
        ProjectClass.CULTURE: (
            *_LAND,
            Need("投产经营", "公共场所卫生许可", "卫生健康部门"),
            Need("投产经营", "民办学校设立审批", "教育部门"),
            Need("投产经营", "医疗机构执业登记", "卫生健康部门"),
        ),
    }
)
"""What each class needs; the guide of each matter says the papers and the limit."""


class BadProject(Refused):
    """A project has a name, an investor, and amounts that are not negative."""


class ProjectClosed(Refused):
    """This project is closed; nothing is added to it or changed any more."""


class ClaimedByAnother(Refused):
    """Another officer accompanies this project."""


class CaseOfAnotherProject(Refused):
    """This case belongs to a project already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFacts:
    """What is registered of a project; amounts in yuan."""

    name: str
    project_class: ProjectClass
    investor: str
    asked_yuan: int = 0
    agreed_yuan: int = 0
    is_accompanied: bool = False  # 全程帮代办
    note: str = ""


def check(facts: ProjectFacts) -> None:
    """Raise unless the project can be found and its amounts make sense."""
    named = facts.name.strip() and facts.investor.strip()
    if not named or facts.asked_yuan < 0 or facts.agreed_yuan < 0:
        raise BadProject(name=facts.name)


def stages(project_class: ProjectClass) -> tuple[tuple[str, tuple[Need, ...]], ...]:
    """The needs of a class, stage by stage, each stage once and in its order."""
    needs = NEEDS[project_class]
    names = dict.fromkeys(need.stage for need in sorted(needs, key=_order))
    return tuple((name, tuple(n for n in needs if n.stage == name)) for name in names)


_STAGES: Final = (
    "立项用地规划许可",
    "工程建设许可",
    "施工许可",
    "竣工验收",
    "投产经营",
)


def _order(need: Need) -> int:
    return _STAGES.index(need.stage)
