"""Writes docs/law.md: which article is applied by which function.

An article is a citation such as 许可法 32 or 民法典 203 in the docstring of a module,
a class or a function under `yimen.rules`, or an `article` that the code gives.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).resolve().parents[1] / "src" / "yimen"
STATUTES: Final = {
    "许可法": "中华人民共和国行政许可法 (2019)",
    "行政许可法": "中华人民共和国行政许可法 (2019)",
    "民法典": "中华人民共和国民法典",
    "复议法": "中华人民共和国行政复议法 (2023)",
    "行政复议法": "中华人民共和国行政复议法 (2023)",
    "行政诉讼法": "中华人民共和国行政诉讼法",
    "个人信息保护法": "中华人民共和国个人信息保护法",
    "市场主体登记管理条例": "市场主体登记管理条例 (2021)",
    "政府信息公开条例": "政府信息公开条例 (2019)",
    "优化营商环境条例": "优化营商环境条例 (2019)",
    "安阳市政务服务条例": "安阳市政务服务条例 (2021)",
    "全国年节及纪念日放假办法": "全国年节及纪念日放假办法",
    "电子签名法": "中华人民共和国电子签名法",
    "在线政务服务的若干规定": "国务院关于在线政务服务的若干规定 (2019)",
    "信访工作条例": "信访工作条例 (2022)",
}
_NAMES: Final = "|".join(sorted(STATUTES, key=len, reverse=True))
CITATION: Final = re.compile(rf"({_NAMES})》?\s?((?:第)?\d+(?:[、,]\s?\d+)*)")

Row = tuple[str, int, str]


def cited(text: str) -> set[tuple[str, int]]:
    """The statutes and articles that a text names."""
    return {
        (STATUTES[name], int(number))
        for name, numbers in CITATION.findall(text)
        for number in re.findall(r"\d+", numbers)
    }


def texts(node: ast.AST) -> str:
    """All strings within a function or a class, its docstring among them."""
    return "\n".join(
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


def rows() -> list[Row]:
    """Statute, article and where it is applied."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    rules = SOURCE / "rules"
    for path in sorted(rules.rglob("*.py")):
        module = ".".join(("rules", *path.relative_to(rules).with_suffix("").parts))
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for article in cited(ast.get_docstring(tree) or ""):
            found[article].add(module)
        for node in tree.body:
            name = getattr(node, "name", "")
            if isinstance(node, ast.Assign | ast.AnnAssign):
                target = (
                    node.targets[0] if isinstance(node, ast.Assign) else node.target
                )
                name = getattr(target, "id", "")
            for article in cited(texts(node)) if name else ():
                found[article].add(f"{module}.{name}")
    return [(law, n, "、".join(sorted(at))) for (law, n), at in sorted(found.items())]


def table() -> str:
    """The whole page."""
    body = "\n".join(
        f"| {law} | {number} | {' '.join(f'`{at}`' for at in where.split('、'))} |"
        for law, number, where in rows()
    )
    return (
        "# Law and code\n\n"
        "Which article is applied where. Written by `make docs` from the citations in\n"
        "`src/yimen/rules`; a test fails when it is stale. 机器生成，请勿手改。\n\n"
        "| Statute | Article | Applied in |\n|---|---:|---|\n" + body + "\n"
    )
