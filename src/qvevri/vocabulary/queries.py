"""Questions about the vocabulary, answered from memory."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Max

from qvevri.vocabulary import rows
from qvevri.vocabulary.models import Concept
from qvevri.vocabulary.recognising import Recognised, Recogniser
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import Unit, from_term

FRESH_SECONDS = 5.0


@dataclass
class _Memory:
    """What this process knows of the vocabulary, and when it last asked whether it changed."""

    version: object = None
    asked_at: float = -1e9
    terms: Mapping[str, Term] | None = None
    children: Mapping[str | None, tuple[Term, ...]] | None = None
    recogniser: Recogniser | None = None


_memory = _Memory()


def forget() -> None:
    """Make the next question read the vocabulary anew; called after every write."""
    global _memory
    _memory = _Memory()
