"""The forms of editing: everything on one page, the price alone, a seller who telephones."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.languages import current
from qvevri.core.text import clean_line
from qvevri.market.listings import choices as lists
from qvevri.market.listings.amounts import SaidPrice, Trouble
from qvevri.market.listings.facts import said_of
from qvevri.market.listings.fields import PriceField
from qvevri.market.listings.forms import SAID, SAYING, AmountForm
from qvevri.market.listings.indexing import PICK_UP
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.market.listings.place_form import PlaceForm
from qvevri.market.listings.refusals import why
from qvevri.market.listings.retyping import retyped, retyped_price
from qvevri.organisations.models import Organisation
from qvevri.people import phones
from qvevri.places import queries as places
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import PriceForm
from qvevri.vocabulary.units import per_text


class EditForm(AmountForm, PlaceForm):
    """Everything a listing says, filled in with what it says now."""

    folded: ClassVar[tuple[str, ...]] = (*AmountForm.folded, *PlaceForm.folded)

    def __init__(self, *args: Any, listing: Listing, **kwargs: Any) -> None:  # noqa: ANN401
        said = said_of(listing)
        concept = vocabulary.terms()[said.concept]
        known = retyped(said, listing.settlement_id, current())
        kwargs["initial"] = {**known, "delivery": known["delivery"] or [PICK_UP]}
        super().__init__(*args, concept=concept, municipality=listing.municipality, **kwargs)

    def said_in_all(self) -> ListingInput:
        """What the page says."""
        return self.added_to(self.said())


class PriceChangeForm(forms.Form):
    """The price alone; unit and pack stay as they are."""

    saying = forms.ChoiceField(
        label=gettext_lazy("Price"), choices=SAYING, required=False, widget=forms.RadioSelect
    )
    price = PriceField(label=gettext_lazy("New price in lari"), required=False, is_asked=True)

    def __init__(self, *args: Any, listing: Listing, **kwargs: Any) -> None:  # noqa: ANN401
        """Shows the price as it is now."""
        known = retyped_price(said_of(listing).price, current())
        kwargs["initial"] = {"saying": known["saying"], "price": known["price"]}
        super().__init__(*args, **kwargs)
        self.unit = listing.price_unit or listing.unit

    def clean_price(self) -> SaidPrice | None:
        """ "2 ₾ per sack" is not taken for a price per kilo."""
        said: SaidPrice | None = self.cleaned_data["price"]
        if said is None or not said.rest:
            return said
        called, known = lists.unit_called(said.rest), vocabulary.units().get(self.unit)
        if not called:
            raise ValidationError(why(Trouble.NOT_UNDERSTOOD))
        if known is not None and called != self.unit:
            raise ValidationError(
                _("The unit stays as it is: %(unit)s. Write only the number.")
                % {"unit": per_text(known, current())}
            )
        return said

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        is_said = (fields.get("saying") or SAID) == SAID
        if is_said and fields.get("price") is None and "price" not in self.errors:
            self.add_error("price", _("Write the price, or choose “by agreement”."))
        return fields

    def price_input(self) -> PriceInput:
        """The price as said."""
        saying, said = self.cleaned_data.get("saying") or SAID, self.cleaned_data.get("price")
        if saying != SAID or said is None:
            return PriceInput(PriceForm(saying))
        return PriceInput(said.form, said.amount, said.amount_max, currency=said.currency or "GEL")


class SellerForm(forms.Form):
    """A seller whom nobody has entered yet: a number, a name and a village."""

    phone = forms.CharField(
        label=gettext_lazy("Phone number"),
        max_length=40,
        widget=forms.TextInput({"type": "tel"}),
    )
    name = forms.CharField(label=gettext_lazy("Name of the seller"), max_length=120)
    settlement = forms.ChoiceField(label=gettext_lazy("Town or village"), choices=[])

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.municipality = municipality
        offered = [("", _("Choose")), *lists.settlements(municipality, current())]
        lists.offer(self, {"settlement": offered})

    def clean_phone(self) -> str:
        try:
            return phones.parse(self.cleaned_data["phone"])
        except phones.WrongNumber as error:
            raise ValidationError(
                _("This is not a phone number. Write it like 599 12 34 56.")
            ) from error

    def clean_name(self) -> str:
        return clean_line(self.cleaned_data["name"])

    def found(self) -> dict[str, Any]:
        """What founding the seller needs."""
        fields = self.cleaned_data
        settlement = places.settlements_of(self.municipality).get(pk=fields["settlement"])
        return {
            "settlement": settlement,
            "name": fields["name"],
            "kind": Organisation.Kind.PRIVATE_PERSON,
            "phone": fields["phone"],
        }
