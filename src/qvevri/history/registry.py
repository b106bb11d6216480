"""What each verb of the log says to a reader, and how the things it was done to are named."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from qvevri.places.models import Municipality

# Of days in sentences.
DAY = "j E Y"


@dataclass(frozen=True)
class Shown:
    """A thing as the staff's page of the log names it, and the page that shows it."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class Differing:
    """A thing that is not what the log says of it: the entry's number and day (2026-05-01; 0 and
    empty where there is none), which thing it is, and what is wrong with it; in the reader's
    language."""

    number: int
    day: str
    thing: str
    how: str

    @property
    def about(self) -> str:
        """Without the entry."""
        return f"{self.thing}: {self.how}"

    def __str__(self) -> str:
        day = date_format(date.fromisoformat(self.day), DAY) if self.day else ""
        said = {"number": self.number, "day": day}
        entry = _("entry %(number)s (%(day)s)") % said if self.number else _("no entry")
        return f"{entry}, {self.about}."


Comparer = Callable[[Municipality], Iterable[Differing]]
Sentence = Promise | str | Callable[[Mapping[str, object]], str]
Namer = Callable[[Collection[int]], Mapping[int, Shown]]

_sentences: dict[tuple[str, str], Sentence] = {}
_kinds: dict[str, Promise | str] = {}
_namers: dict[str, Namer] = {}
_public: set[str] = set()
_comparers: list[Comparer] = []


def register(kind: str, sentences: Mapping[str, Sentence]) -> None:
    """Sentences (lazily translated) of the verbs of one kind of thing; for `<app>/history.py`.

    `kind` is the model's label in lower case ("listings.listing"). A sentence begins with the deed
    ("Put on the market") and may name facts: `%(reason)s`; one that must look at them first is a
    function of them.
    """
    for verb, sentence in sentences.items():
        _sentences[(kind.lower(), verb)] = sentence


def sentence(kind: str, verb: str, facts: Mapping[str, object]) -> str:
    """What happened, in the reader's language; the bare verb when nobody said how to tell it."""
    found = _sentences.get((kind.lower(), verb), verb.replace("_", " "))
    if callable(found):
        return found(facts)
    template = str(found)
    try:
        return template % facts
    except (KeyError, ValueError, TypeError):
        return template


def name_things(kind: str, title: Promise | str, namer: Namer | None = None) -> None:
    """How things of a kind are called ("Listings"), and each of them by number; for `history.py`.

    `namer` is given the numbers of a page in one go and leaves out what is no longer there.
    """
    _kinds[kind.lower()] = title
    if namer is not None:
        _namers[kind.lower()] = namer


def kinds() -> list[tuple[str, str]]:
    """The kinds of things that the log tells of, as choices in the reader's language."""
    told = {kind for kind, _verb in _sentences} | set(_kinds)
    return sorted(((kind, _title(kind)) for kind in told), key=lambda one: one[1])


def _title(kind: str) -> str:
    if kind in _kinds:
        return str(_kinds[kind])
    return str(apps.get_model(kind)._meta.verbose_name_plural)


def named(kind: str, numbers: Collection[int]) -> Mapping[int, Shown]:
    """Things of one kind by number, each with its name; those that cannot be named are left out."""
    namer = _namers.get(kind.lower())
    return namer(numbers) if namer else {}


def make_public(*kinds: str) -> None:
    """What the log says of things of these kinds may be read by everybody."""
    _public.update(kind.lower() for kind in kinds)


def is_public(kind: str) -> bool:
    """May everybody read what the log says of things of this kind?"""
    return kind in _public


def public_kinds() -> list[str]:
    """The kinds of things of which everybody may read what the log says."""
    return sorted(_public)


def compare_with(comparer: Comparer) -> Comparer:
    """Ask `comparer` which things are not what their entries say. A decorator, for `history.py`."""
    if comparer not in _comparers:
        _comparers.append(comparer)
    return comparer


def comparers() -> tuple[Comparer, ...]:
    """All of them."""
    return tuple(_comparers)


def known() -> list[tuple[str, str]]:
    """All registered pairs of kind and verb."""
    return sorted(_sentences)
