"""How the log tells what was done with the vocabulary."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.history.registry import Shown, name_things, register
from qvevri.vocabulary import queries


def _named(numbers: Collection[int]) -> dict[int, Shown]:
    return {
        term.pk: Shown(term.name(current()), reverse("vocabulary:mend", kwargs={"code": code}))
        for code, term in queries.terms().items()
        if term.pk is not None and term.pk in numbers
    }


name_things("vocabulary.concept", _("Vocabulary"), _named)

register(
    "vocabulary.concept",
    {"added": _("Added to the vocabulary"), "mended": _("Changed in the vocabulary")},
)
