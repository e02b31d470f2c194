"""How long a test waits for what must come.

No test waits this long; the figure only says when nothing will come any more. A machine
that does three other things at once is slow, not broken, so it is the same for all.
"""

from typing import Final

PATIENCE_SECONDS: Final = 120
PATIENCE_MS: Final = PATIENCE_SECONDS * 1000
