"""Where a request comes from, as far as it can be believed."""

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Network = IPv4Network | IPv6Network


@lru_cache(maxsize=8)
def _networks(named: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ip_network(one, strict=False) for one in named)


def _is_proxy(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    networks = _networks(tuple(settings.TRUSTED_PROXIES))
    return any(found in network for network in networks if network.version == found.version)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def address_of(request: HttpRequest) -> str:
    """The sender's address: the rightmost one of X-Forwarded-For that is no proxy of ours.

    Only a connection from one of TRUSTED_PROXIES is believed, and only as far to the left as the
    chain of our own proxies reaches: everything before that may be invented by the sender.
    """
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    for named in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        if not _is_proxy(nearest) or not _is_address(named.strip()):
            break
        nearest = named.strip()
    return nearest


def neighbourhood_of(request: HttpRequest) -> str:
    """What a limit counts as one sender: an address, or in IPv6 the network of one household."""
    address = address_of(request)
    if ":" not in address or not _is_address(address):
        return address
    found = ip_address(address)
    mapped = getattr(found, "ipv4_mapped", None)
    return str(mapped or ip_network(f"{found}/64", strict=False))
