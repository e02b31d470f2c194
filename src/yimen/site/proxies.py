"""Who really asks, where a proxy stands in front of the service.

Behind a proxy every connection comes from the proxy, and lock-outs and limits would
strike everybody at once. The proxy says whom it speaks for in `X-Forwarded-For` and
`X-Forwarded-Proto`; but so can anybody else. What is forwarded therefore counts only
from the addresses named in `YIMEN_PROXIES`, read from the right: the last address that
is no proxy of ours is the visitor. What stands further left the visitor may have made
up. From everybody else these headers are thrown away before anything reads them.
"""

from collections.abc import Callable, Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseBase

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_FOR: Final = "HTTP_X_FORWARDED_FOR"
_PROTOCOL: Final = "HTTP_X_FORWARDED_PROTO"
_FORWARDED: Final = (
    _FOR,
    _PROTOCOL,
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
)


def networks(text: str) -> tuple[Network, ...]:
    """The addresses and networks of a list with commas, or a fault that names one."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    found: list[Network] = []
    for name in names:
        try:
            found.append(ip_network(name))
        except ValueError as fault:
            said = f"YIMEN_PROXIES: {name} is no address and no network ({fault})."
            raise ImproperlyConfigured(said) from fault
    return tuple(found)


class Proxies:
    """Puts the visitor's own address and scheme where everything looks for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.ours: tuple[Network, ...] = settings.YIMEN_PROXIES

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        said = {name: request.META.pop(name, "") for name in _FORWARDED}
        if _is_ours(_address(request.META.get("REMOTE_ADDR", "")), self.ours):
            visitor = _visitor(reversed(said[_FOR].split(",")), self.ours)
            if visitor is not None:
                request.META["REMOTE_ADDR"] = str(visitor)
            if said[_PROTOCOL].strip().lower() == "https":
                request.META["wsgi.url_scheme"] = "https"
        return self.get_response(request)


def _visitor(hops: Iterable[str], ours: tuple[Network, ...]) -> Address | None:
    """The nearest address that is no proxy of ours; what is unreadable ends the way."""
    nearest = None
    for hop in hops:
        address = _address(hop)
        if address is None:
            break
        nearest = address
        if not _is_ours(address, ours):
            break
    return nearest


def _address(text: str) -> Address | None:
    """An address without its port; IPv4 in the clothes of IPv6 is IPv4."""
    plain = text.strip()
    if plain.startswith("["):
        plain = plain[1:].split("]")[0]
    elif plain.count(":") == 1:
        plain = plain.split(":")[0]
    try:
        found = ip_address(plain)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _is_ours(address: Address | None, ours: tuple[Network, ...]) -> bool:
    return address is not None and any(address in network for network in ours)
