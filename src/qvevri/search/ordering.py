"""What comes first in a list of results: the same on every database."""

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from qvevri.search.models import SearchDoc
from qvevri.search.wording import Group, Reading

TIER = "tier"
# A concept that is meant weighs more than all words of a query spelled in the title.
STEP = 20


def ordered(found: QuerySet[SearchDoc], sort: str, asked: Reading) -> QuerySet[SearchDoc]:
    """By the key of the sort, ascending, and the newest first where that is the same."""
    if sort == "relevance":
        found = found.annotate(**{TIER: tier(asked)})
    # A page shows cards; the words behind them are for the engines alone.
    found = found.defer("words", "heading")
    return found.order_by(*first_keys(sort), "-published_at", "-id")


def first_keys(sort: str) -> list[str]:
    """The names of what goes before the date: one, or none for the newest first."""
    return {"price": ["price_order"], "relevance": [TIER]}.get(sort, [])


def tier(asked: Reading) -> Combinable:
    """0 for what is exactly meant and named so; more the further a document is from that.

    The thing meant comes before its kinds, both before what only happens to be spelled alike (wine
    before vine saplings), and a word in the title before one in the text.
    """
    found: Combinable = Value(0)
    for group in asked.groups:
        found = found + (_meant(group) if group.concepts else _spelled(group))
    return found


def _meant(group: Group) -> Case:
    exactly, within = Q(), Q()
    for code in group.concepts:
        exactly |= Q(concept=code) | Q(concepts__endswith=f"|{code}|")
        within |= Q(concepts__contains=f"|{code}|")
    return Case(
        When(exactly, then=0),
        When(within, then=STEP),
        default=2 * STEP,
        output_field=IntegerField(),
    )


def _spelled(group: Group) -> Case:
    in_title = Q()
    for word in group.words:
        in_title &= Q(heading__contains=f" {word}")
    return Case(When(in_title, then=0), default=1, output_field=IntegerField())
