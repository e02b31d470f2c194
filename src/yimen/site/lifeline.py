"""A child process does not outlive the one that started it, even when that is killed.

A parent that ends in order stops its children itself. One that is killed cannot, and
its children would go on holding the port and the database. So each child looks, five
times a second, whether it still has the parent it was born to.
"""

import os
import signal
import threading
import time

LOOK_SECONDS = 0.2
GRACE_SECONDS = 10


def follow(parent: int) -> None:
    """Leave soon after this parent is gone: politely at first."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)
