"""How the log tells what was done with the vocabulary."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import register

register(
    "vocabulary.concept",
    {"added": _("Added to the vocabulary"), "mended": _("Changed in the vocabulary")},
)
