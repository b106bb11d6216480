"""What people say of a municipality and its settlements; texts by language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """Whom to reach at a town hall. The phone is E.164; what nobody says is empty."""

    agency: Mapping[str, str]
    address: Mapping[str, str]
    data_protection_contact: Mapping[str, str]
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class SettlementInput:
    """A settlement: names, how one says "in it", other spellings, kind and point (WGS 84)."""

    names: Mapping[str, str]
    where: Mapping[str, str]
    kind: str
    also: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
