"""What was typed on the screens of posting, kept as texts, and read again by the forms."""

import re
from dataclasses import dataclass

from django.http import QueryDict

from qvevri.core.languages import current
from qvevri.market.listings.facts import names_of
from qvevri.market.listings.forms import AmountForm
from qvevri.market.listings.indexing import PICK_UP
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.listings.models import Posting
from qvevri.market.listings.place_form import PlaceForm
from qvevri.market.listings.pricing import with_defaults
from qvevri.market.listings.queries import last_of_seller
from qvevri.organisations.models import Organisation
from qvevri.organisations.queries import acting_for
from qvevri.people.models import Person
from qvevri.places import queries as places
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.terms import Term

KEPT = {*AmountForm.base_fields, *PlaceForm.base_fields}
DAY_PART = re.compile(r"_(?:day|month|year)$")
LONGEST_ANSWER = 5000
MOST_ANSWERS = 60


def typed(data: QueryDict) -> dict[str, list[str]]:
    """The answers of the second and third screen as they were sent; nothing else."""
    return {
        # PostgreSQL keeps no NUL in a text.
        name: [
            text.replace("\0", "")[:LONGEST_ANSWER] for text in data.getlist(name)[:MOST_ANSWERS]
        ]
        for name in data
        if DAY_PART.sub("", name) in KEPT
    }


def as_data(posting: Posting | None) -> QueryDict:
    """The kept answers as if they were sent again."""
    data = QueryDict(mutable=True)
    for name, texts in (posting.answers if posting else {}).items():
        data.setlist(name, texts)
    return data


def concept_of(posting: Posting | None) -> Term | None:
    """The product chosen on the first screen; None before that, or when it is offered no more."""
    code = as_data(posting).get("concept", "")
    term = vocabulary.terms().get(code or "")
    return term if term is not None and term.is_active else None


def initial_of(form_class: type[AmountForm | PlaceForm], data: QueryDict) -> dict[str, object]:
    """What a fresh form shows of answers kept before, in the shape its widgets understand."""
    fields = form_class.base_fields
    found = {name: fields[name].widget.value_from_datadict(data, {}, name) for name in fields}
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def amount_form(concept: Term, posting: Posting | None, data: QueryDict | None) -> AmountForm:
    """The second screen: with what is being sent, else with what was kept, else with defaults."""
    if data is not None:
        return AmountForm(data, concept=concept)
    kept = initial_of(AmountForm, as_data(posting))
    return AmountForm(concept=concept, initial=kept)


@dataclass(frozen=True)
class Author:
    """Who is posting, as far as it is known: nobody yet, or a person and their sellers."""

    person: Person | None
    organisations: list[Organisation]

    @property
    def asks_phone(self) -> bool:
        """Whether the number is still to be told: a stranger's, or that of one without any."""
        if self.organisations:
            return False
        return self.person is None or not self.person.phone


def author_of(posting: Posting | None, person: Person | None, municipality: Municipality) -> Author:
    """The author of what is being posted; an officer posts for the seller chosen before."""
    if posting is not None and posting.organisation is not None:
        return Author(person, [posting.organisation])
    return Author(person, acting_for(person, municipality) if person else [])


def place_form(
    posting: Posting, author: Author, municipality: Municipality, data: QueryDict | None
) -> PlaceForm:
    """The third screen: as the second; defaults are those of the seller's last listing."""
    kept = defaults_of(author) | initial_of(PlaceForm, as_data(posting))
    return PlaceForm(
        data,
        initial=kept,
        municipality=municipality,
        organisations=author.organisations,
        asks_phone=author.asks_phone,
    )


def defaults_of(author: Author) -> dict[str, object]:
    """Where the seller sells from and how the buyer gets it: as last time, else from home."""
    found: dict[str, object] = {"delivery": [PICK_UP], "text_language": current()}
    if author.organisations:
        first = author.organisations[0]
        last = last_of_seller(first)
        found["settlement"] = last.settlement_id if last else first.settlement_id
        found["organisation"] = first.pk
        if last and last.delivery:
            found["delivery"] = last.delivery
    return found


def said_so_far(posting: Posting) -> ListingInput | None:
    """What the first two screens say; None when something is missing or no longer fits."""
    concept = concept_of(posting)
    if concept is None:
        return None
    form = AmountForm(as_data(posting), concept=concept)
    return with_defaults(form.said(), concept) if form.is_valid() else None


def said_in_all(
    posting: Posting, author: Author, municipality: Municipality
) -> tuple[ListingInput, Organisation | None] | None:
    """What all three screens say, and the seller chosen if there was a choice; None before that."""
    said = said_so_far(posting)
    if said is None or "settlement" not in posting.answers:
        return None
    form = place_form(posting, author, municipality, as_data(posting))
    if not form.is_valid():
        return None
    chosen = form.cleaned_data.get("organisation")
    seller = next((one for one in author.organisations if str(one.pk) == chosen), None)
    return form.added_to(said), seller


def place_names(said: ListingInput, municipality: Municipality) -> dict[str, str]:
    """The names of the settlement that was said; of the municipality before that."""
    if said.settlement is None:
        return names_of(municipality)
    row = places.settlements_of(municipality).filter(pk=said.settlement).first()
    return names_of(row or municipality)
