"""`make docs`: writes every page that is made from code; --check says what is stale."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import clock_page
import command_pages
import decisions
import law_table
import lifecycle_picture

DOCS: Final = Path(__file__).resolve().parents[1] / "docs"
PAGES: Final[dict[str, Callable[[], str]]] = {
    "law.md": law_table.table,
    "lifecycle.svg": lifecycle_picture.picture,
    "cli.md": command_pages.table,
    "clock.md": clock_page.page,
    f"adr/{decisions.INDEX}": decisions.index,
}


def stale() -> list[str]:
    """The pages whose text is not what the code says now."""
    return [
        name
        for name, write in PAGES.items()
        if not (DOCS / name).exists()
        or (DOCS / name).read_text(encoding="utf-8") != write()
    ]


def main() -> int:
    """Write what is stale, or with --check only name it."""
    names = stale()
    if "--check" in sys.argv:
        for name in names:
            print(f"docs/{name} is stale: run `make docs`", file=sys.stderr)
        return 1 if names else 0
    for name in names:
        (DOCS / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
