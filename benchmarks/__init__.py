"""How fast the hot acts are, each beside a floor measured in the same run.

Run it with `make bench`, or `python -m benchmarks --only calls --small`. It works in a
throw-away home with a database of its own whose commits reach the disk, makes its
district with the makers of the tests, and writes `RESULTS.md` after a whole run.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

for folder in ("src", "tests"):
    if str(ROOT / folder) not in sys.path:
        sys.path.insert(0, str(ROOT / folder))
