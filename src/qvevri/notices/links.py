"""Links that leave the house: whole addresses, and signed ones that need no sign-in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils import translation
from django.utils.translation import gettext as _

from qvevri.core.errors import Refused
from qvevri.places import origin
from qvevri.places.models import Municipality


class LinkExpired(Refused):
    """The link is right but too old."""


class LinkBroken(Refused):
    """The link was cut, changed, or made for something else."""


def signed_link(purpose: str, **facts: Any) -> str:  # noqa: ANN401
    """A token to put into an address; whoever holds it may do what `purpose` says with `facts`."""
    return signing.dumps(facts, salt=f"qvevri.link.{purpose}", compress=True)


def read_link(token: str, purpose: str, max_age: timedelta | None = None) -> dict[str, Any]:
    """The facts of a signed link. Raises LinkExpired, or LinkBroken for all else wrong with it."""
    try:
        facts = signing.loads(token, salt=f"qvevri.link.{purpose}", max_age=max_age)
    except signing.SignatureExpired as error:
        raise LinkExpired(_("This link is too old. Ask for a new one.")) from error
    except signing.BadSignature as error:
        raise LinkBroken(
            _("This link is incomplete. Copy the whole link from the message.")
        ) from error
    return dict(facts)


@contextmanager
def _script_prefix(prefix: str) -> Iterator[None]:
    before = get_script_prefix()
    set_script_prefix(prefix)
    try:
        yield
    finally:
        set_script_prefix(before)


def absolute(
    municipality: Municipality | None,
    language: str,
    viewname: str,
    **kwargs: Any,  # noqa: ANN401
) -> str:
    """The whole address of a page in one language, as it is reached from outside; for messages."""
    if municipality is None:
        start, prefix, urlconf = origin.of_network(), "/", settings.NETWORK_URLCONF
    elif municipality.host:
        start, prefix, urlconf = origin.of_host(municipality.host), "/", settings.ROOT_URLCONF
    else:
        start, prefix, urlconf = (
            origin.of_network(),
            f"/{municipality.slug}/",
            settings.ROOT_URLCONF,
        )
    with _script_prefix(prefix), translation.override(language):
        return start + reverse(viewname, urlconf=urlconf, kwargs=kwargs)
