"""Tags for pages that show what was done."""

from django import template
from django.utils.translation import gettext_lazy as _

from qvevri.history import registry
from qvevri.history.models import Entry

register = template.Library()

ROLES = {
    "person": _("a person"),
    "seller": _("a seller"),
    "buyer": _("a buyer"),
    "stranger": _("a visitor"),
    "link": _("by a link in a message"),
    "clock": _("automatically"),
    "reports": _("automatically, after reports"),
    "synth": _("automatically"),
    "": _("automatically"),
    "moderator": _("a moderator"),
    "officer": _("the agency's officer"),
    "administrator": _("an administrator"),
    "operator": _("the operator"),
}


@register.filter
def deed(entry: Entry) -> str:
    """What was done, in the reader's language. The page's query brings along `thing_type`."""
    kind = f"{entry.thing_type.app_label}.{entry.thing_type.model}"
    return registry.sentence(kind, entry.verb, entry.facts)


@register.filter
def doer(entry: Entry) -> str:
    """The role in which it was done, in the reader's language."""
    return str(ROLES.get(entry.by_name, entry.by_name))
