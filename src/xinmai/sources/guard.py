"""Which machines may be asked: those of the public network, and of the own network those that a user names.

The check stands where a connection is opened, on the addresses that the name leads to at that moment, and the connection goes to
the address that was checked: neither a redirect nor a name that changes its mind gets around it.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore

from xinmai.errors import FetchError

__all__ = ["GuardedBackend", "is_public"]

_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an address belongs to the public network, also where an IPv6 one wraps one of IPv4."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = _wrapped(ip)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if ip.teredo:
        return ip.teredo[1]
    return IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections to public addresses, and to hosts that are allowed by name, `name:port` or address."""

    def __init__(self, allow: Iterable[str] = ()) -> None:
        self._allow = frozenset(host.lower() for host in allow)
        self._inner = httpcore.SyncBackend()

    def allows(self, host: str, port: int) -> bool:
        """Whether a host was allowed by name."""
        return not self._allow.isdisjoint((host.lower(), f"{host.lower()}:{port}"))

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to an address of the host that was checked. Raises `FetchError` where one may not be asked."""
        error: Exception | None = None
        for address in self._checked(host, port):
            try:
                return self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise error or httpcore.ConnectError("no address")

    def connect(self, host: str, port: int, timeout: float) -> socket.socket:
        """A bare connection, for what is no HTTP. Raises `FetchError` where one may not be asked, `OSError` where none answers."""
        error: OSError | None = None
        for address in self._checked(host, port):
            try:
                return socket.create_connection((address, port), timeout)
            except OSError as failed:
                error = failed
        raise error or OSError("no address")

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = _addresses(host, port)
        if not self.allows(host, port) and not all(map(is_public, addresses)):
            reason = "leads into a private network; add the host to allow_hosts in sources.yaml if that is meant"
            raise FetchError(host, reason, lasting=True)
        return addresses

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None) -> httpcore.NetworkStream:
        """Refuse: nothing that is watched lies behind one."""
        raise FetchError(path, "is no address of the web", lasting=True)

    def sleep(self, seconds: float) -> None:
        """Wait between attempts to connect."""
        self._inner.sleep(seconds)


def _addresses(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(host, "no such host; check the address and the network") from None
    return list(dict.fromkeys(str(info[4][0]) for info in found))
