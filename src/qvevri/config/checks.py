"""Values of the environment that cannot be meant."""

from collections.abc import Sequence
from ipaddress import ip_network
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error


def _is_network(named: str) -> bool:
    try:
        ip_network(named, strict=False)
    except ValueError:
        return False
    return True


def proxies_are_networks(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001
    **kwargs: Any,  # noqa: ANN401, ARG001
) -> list[CheckMessage]:
    """TRUSTED_PROXIES holds addresses and networks alone."""
    return [
        Error(
            f"TRUSTED_PROXIES names {named!r}, which is no address and no network.",
            hint="Write them with commas: 10.0.0.0/8,192.0.2.7",
            id="qvevri.E001",
        )
        for named in settings.TRUSTED_PROXIES
        if not _is_network(named)
    ]
