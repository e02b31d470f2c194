"""The drawings beside a line's name at the kiosk, by name and in words."""

from typing import Final

PICTURES: Final = {
    "paper": "一张纸",
    "shield": "社会保险",
    "shop": "店铺",
    "house": "房子",
    "card": "身份证",
    "heart": "民政优待",
    "coin": "税和费",
    "crane": "建设",
    "sprout": "农业",
    "scales": "法律",
    "work": "就业",
    "child": "孩子",
    "car": "车辆",
    "road": "公益",
    "hands": "招商",
    "speech": "咨询",
}
"""Names of symbols in `static/shared/pictures.svg`."""
