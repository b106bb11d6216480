"""How a seller can be reached, in words."""

from django import template
from django.utils.translation import gettext as _

from qvevri.market.enquiries.links import NAMES
from qvevri.organisations.models import Organisation
from qvevri.organisations.wording import languages_text
from qvevri.people import phones

register = template.Library()


@register.filter
def hours_text(seller: Organisation) -> str:
    """ "09:00–19:00"; empty when the seller has not said."""
    if not seller.call_from or not seller.call_until:
        return ""
    return f"{seller.call_from:%H:%M}–{seller.call_until:%H:%M}"


@register.filter
def spoken_text(seller: Organisation) -> str:
    """The languages a seller speaks, in the reader's language."""
    return languages_text(seller)


@register.filter
def messengers_text(seller: Organisation) -> str:
    """The messengers a seller has; of a landline, that it has none."""
    if seller.has_landline():
        return _("A landline: no messengers")
    return ", ".join(name for code, name in NAMES.items() if code in seller.messengers)


@register.filter
def phone_text(phone: str) -> str:
    """A kept number as it is read: "+995 599 10 01 01"."""
    return phones.shown(phone)
