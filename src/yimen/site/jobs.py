"""The process that runs background jobs beside the web workers."""

import os
import subprocess
import sys
import threading

import click

YIMEN = (sys.executable, "-m", "yimen.site.cli")
PAUSE_SECONDS = 2
STOP_SECONDS = 10


class Jobs:
    """Keeps one `yimen work` alive until told to stop."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._watcher = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        self._watcher.start()

    def stop(self) -> None:
        """Return when the process is gone; may be called twice."""
        self._stopping.set()
        child = self._child
        if child is not None and child.poll() is None:
            child.terminate()
            try:
                child.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
        if self._watcher.is_alive():
            self._watcher.join()

    def _keep(self) -> None:
        command = [*YIMEN, "work", "--follow", str(os.getpid())]
        while not self._stopping.is_set():
            # A session of its own: Ctrl-C is for us, and we tell it in time.
            self._child = subprocess.Popen(  # noqa: S603 - ourselves
                command, start_new_session=True
            )
            if self._stopping.is_set():
                self._child.terminate()  # told to stop while it was being born
            code = self._child.wait()
            if not self._stopping.wait(PAUSE_SECONDS):
                click.echo(f"yimen: jobs stopped ({code}); starting again", err=True)
