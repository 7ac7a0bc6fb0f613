from __future__ import annotations

import pytest

from xinmai.sources.guard import GuardedBackend, is_public


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fc00::1"]
    + ["::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:0:0:0:0:0:80ff:fffe"],
)  # fmt: skip
def test_addresses_within_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_net_are(address: str) -> None:
    assert is_public(address)


def test_hosts_are_allowed_by_name_and_by_port() -> None:
    guard = GuardedBackend(["Intranet", "127.0.0.1:80"])
    assert guard.allows("intranet", 8080)
    assert guard.allows("127.0.0.1", 80)
    assert not guard.allows("127.0.0.1", 81)
