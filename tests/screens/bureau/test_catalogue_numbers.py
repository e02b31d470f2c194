"""The catalogue in numbers on screen: by type, organ, tier, and two days."""

from makers.cases import Counter
from makers.persons import a_browser


def test_the_numbers_of_a_day_and_of_a_round(counter: Counter) -> None:
    manager = a_browser(counter.cast.zheng_jie)
    url = "/bureau/catalogue-numbers/"

    for cut in ("type", "organ", "tier", "nonsense"):
        page = manager.get(f"{url}?cut={cut}&on=2026-09-18&before=2026-09-17")
        text = page.content.decode()
        assert "承诺提速率（逐项平均）" in text
        assert "50.00%" in text  # 10 of 20 working days
        assert "清理前后" in text
    assert counter.cast.organ.name in manager.get(f"{url}?cut=organ").content.decode()
    assert "没有在用的事项" in manager.get(f"{url}?on=1999-01-01").content.decode()
    assert manager.get(f"{url}?on=never").status_code == 200

    sheet = manager.get(f"{url}export.csv?on=2026-09-18&before=2026-09-17")
    rows = sheet.content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("事项类型,事项（项）,即办事项率（%）")
    assert any(row.startswith("合计,2.0,50.0,") for row in rows)
    assert any(row.startswith("合计（之前）") for row in rows)
