"""A limit counts the sender, not the proxy in front, and believes no address that was invented."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from qvevri.core.addresses import address_of, neighbourhood_of
from qvevri.core.antispam import sender_key

PROXIES = ["10.0.0.0/8", "192.0.2.7", "2001:db8:1::/48"]


@pytest.mark.parametrize(
    ("nearest", "forwarded", "address"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.1, 192.0.2.7", "198.51.100.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1, nonsense, 10.0.0.2", "10.0.0.2"),
        ("2001:db8:1::1", "2001:db8:77::5", "2001:db8:77::5"),
        ("", "198.51.100.1", ""),
    ],
)
def test_sender_is_the_rightmost_address_that_is_no_proxy_of_ours(
    rf: RequestFactory, settings: Settings, nearest: str, forwarded: str, address: str
) -> None:
    settings.TRUSTED_PROXIES = PROXIES

    request = rf.get("/", REMOTE_ADDR=nearest, headers={"x-forwarded-for": forwarded})

    assert address_of(request) == address


def test_without_proxies_nobody_says_who_else_he_is(rf: RequestFactory) -> None:
    invented = rf.get("/", REMOTE_ADDR="203.0.113.9", headers={"x-forwarded-for": "1.2.3.4"})

    assert sender_key(invented) == sender_key(rf.get("/", REMOTE_ADDR="203.0.113.9"))


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:77:5:aaaa::1", "2001:db8:77:5::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_household_with_many_addresses_is_counted_as_one(
    rf: RequestFactory, address: str, counted: str
) -> None:
    assert neighbourhood_of(rf.get("/", REMOTE_ADDR=address)) == counted
