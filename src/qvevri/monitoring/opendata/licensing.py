"""Under which licence the open data may be used, as every file and page of it says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SHIPPED = Path(__file__).with_name("licences.toml")
RULES: Mapping[str, Promise | str] = {
    "name": _("Use it for whatever you like, also for money; say where it is from."),
    "alike": _(
        "Use it for whatever you like, also for money; say where it is from, and pass on what you "
        "make of it under the same terms."
    ),
    "nothing": _(
        "Use it for whatever you like, also for money; you need not say where it is from."
    ),
    "": _("What you may do with it, the licence says:"),
}


@dataclass(frozen=True)
class Licence:
    """A licence: the address that names it for machines, its name and page for people."""

    iri: str
    name: str
    page: str
    asks: str = ""

    @property
    def rule(self) -> Promise | str:
        """What it allows and asks for; of one we do not know, that it has to be read."""
        return RULES[self.asks]


@cache
def _known() -> Mapping[str, Licence]:
    shipped = tomllib.loads(SHIPPED.read_text("utf-8"))["licence"]
    found: dict[str, Licence] = {}
    for one in shipped:
        licence = Licence(one["iri"], one["name"], one["page"], one["asks"])
        found |= dict.fromkeys(map(_plain, (one["iri"], *one["also"])), licence)
    return found


def _plain(address: str) -> str:
    """Two spellings of one address are alike."""
    return address.strip().rstrip("/").removeprefix("https:").removeprefix("http:").casefold()


def licence() -> Licence:
    """The one that this installation has set; one we do not know is called by its address."""
    told: str = settings.OPEN_DATA_LICENCE.strip()
    known = _known().get(_plain(told))
    if known is not None:
        return known
    parts = urlsplit(told)
    return Licence(told, f"{parts.netloc}{parts.path}".rstrip("/") or told, told)
