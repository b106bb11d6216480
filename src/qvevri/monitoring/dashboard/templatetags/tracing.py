"""What a count of the house was narrowed to, in words."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.measures.registry import narrowing
from qvevri.monitoring.dashboard.queries import Traced
from qvevri.places.models import Municipality
from qvevri.places.queries import settlements_of
from qvevri.vocabulary import queries as vocabulary

register = template.Library()


@register.simple_tag
def narrowed(traced: Traced, municipality: Municipality) -> list[str]:
    """A sentence for each way in which the count was narrowed."""
    asked = narrowing(traced.narrowing)
    told = {_("Only sellers led by a woman."): asked.sex == "female"}
    told[_("Only sellers led by a man.")] = asked.sex == "male"
    for place in settlements_of(municipality):
        told[_("Only in this place: %(place)s.") % {"place": place}] = place.pk == asked.settlement
    if asked.concept in vocabulary.terms():
        product = vocabulary.term(asked.concept).name(current())
        told[_("Only this product: %(product)s.") % {"product": product}] = True
    if asked.since:
        told[_("Only what came from %(day)s on.") % {"day": _day(asked.since)}] = True
    if asked.until:
        told[_("Only what was there by %(day)s.") % {"day": _day(asked.until)}] = True
    return [sentence for sentence, is_so in told.items() if is_so]


@register.filter
def is_nameless(traced: Traced) -> bool:
    """Would naming what was counted tell what people said of themselves?"""
    return bool(narrowing(traced.narrowing).sex)


def _day(when: date) -> str:
    return date_format(when, "j E Y")
