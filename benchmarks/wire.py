"""A visitor who speaks just enough HTTP to press keys quickly.

Clients run on the cores that are measured, so they must be cheap: one open line each,
requests written as bytes, answers read up to the length they name.
"""

import re
import socket
from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import Final
from urllib.parse import urlencode

_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_COOKIE: Final = re.compile(r"\r\nset-cookie: *([^\r]+)", re.IGNORECASE)
_TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Wire:
    """One keep-alive connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """The status of the answer, and all of it."""
        self.socket.sendall(request)
        answer = b""
        while (end := answer.find(b"\r\n\r\n")) < 0:
            answer += self._more()
        length = _LENGTH.search(answer, 0, end + 2)
        whole = end + 4 + (int(length.group(1)) if length else 0)
        while len(answer) < whole:
            answer += self._more()
        return int(answer[9:12]), answer

    def _more(self) -> bytes:
        piece = self.socket.recv(65536)
        if not piece:
            raise ConnectionError("the server hung up")
        return piece

    def close(self) -> None:
        """Hang up."""
        self.socket.close()


class Visitor:
    """Somebody with cookies: signs in like a browser, then writes requests."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.cookies: dict[str, str] = {}
        self.token = ""

    def get(self, path: str) -> tuple[int, bytes]:
        """Open a page and keep what it hands out."""
        return self._kept(self.wire.ask(request("GET", path, self.cookies)))

    def post(self, path: str, **form: str) -> tuple[int, bytes]:
        """Send a form of the page that was opened last."""
        return self._kept(self.wire.ask(self.form(path, **form)))

    def form(self, path: str, *, beside: str = "", **form: str) -> bytes:
        """A form as it goes over the wire, with the token of the session."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **form})
        return request("POST", path, self.cookies, body, beside)

    def sign_in(self, username: str, password: str) -> None:
        """In by the door."""
        self.get("/sign-in/")
        status, _ = self.post("/sign-in/", username=username, password=password)
        if status != 302:
            raise PermissionError(f"{username} was not let in: {status}")
        self.get("/sign-in/")

    def _kept(self, answer: tuple[int, bytes]) -> tuple[int, bytes]:
        status, raw = answer
        text = raw.decode(errors="replace")
        for line in _COOKIE.findall(text):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        if found := _TOKEN.search(text):
            self.token = found.group(1)
        return status, raw


def request(
    method: str,
    path: str,
    cookies: Mapping[str, str],
    body: str = "",
    beside: str = "",
) -> bytes:
    """One request as bytes; `beside` are further cookies."""
    jar = "; ".join(f"{name}={value}" for name, value in cookies.items())
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Cookie: {jar}{beside and '; ' + beside}\r\n"
    )
    if method == "POST":
        head += (
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n"
        )
    return f"{head}\r\n{body}".encode()
