"""Everything that listings refuse, and the sentence for each flaw and each misread amount."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qvevri.core.errors import Refused
from qvevri.market.listings.amounts import Trouble
from qvevri.market.listings.pricing import Flaw


class NotNow(Refused):
    """The listing's status does not allow this."""


class ListingNotOpen(NotNow):
    """Only a published listing can be asked about, reserved or paused."""


class ListingExpired(NotNow):
    """The listing's time is over; the seller may confirm it."""


class ListingRemoved(NotNow):
    """The listing was removed for good."""


class HeldByAgency(NotNow):
    """Complaints have paused the listing: only the agency shows it again."""


class SellerBlocked(Refused):
    """The agency has stopped this seller's listings."""


class ReasonMissing(Refused):
    """Whoever sends back or removes says why."""


class UnknownConcept(Refused):
    """The vocabulary has no such word, or it is not for this place."""


class NotOurSettlement(Refused):
    """The settlement belongs to another municipality."""


class TextTooLong(Refused):
    """A free text is longer than anybody reads."""


class TextWithoutWords(Refused):
    """A free text holds signs only."""


class TextHoldsContact(Refused):
    """A free text holds a phone number, an address or a link."""


class ProtectedName(Refused):
    """A protected name or mark is used where it may not be."""


class DatesUpsideDown(Refused):
    """Something ends before it starts."""


class NotPossible(Refused):
    """An amount or a price that cannot be."""


class PriceMissing(NotPossible):
    """A price form with a number comes without one."""


class UnitMissing(NotPossible):
    """A number without its unit."""


FLAWS: Mapping[Flaw, tuple[type[NotPossible], Promise]] = {
    Flaw.UNIT_MISSING: (UnitMissing, _("Say in what it is measured: kilos, litres, pieces …")),
    Flaw.QUANTITY_OUT_OF_RANGE: (
        NotPossible,
        _("The quantity must be above zero and at most 100,000,000."),
    ),
    Flaw.AMOUNT_TOO_FINE: (
        NotPossible,
        _("Write at most three digits after the point, or choose a smaller unit."),
    ),
    Flaw.MINIMUM_ABOVE_QUANTITY: (
        NotPossible,
        _("The smallest order cannot be more than there is."),
    ),
    Flaw.PRICE_MISSING: (PriceMissing, _("Write the price, or choose “by agreement”.")),
    Flaw.PRICE_OUT_OF_RANGE: (
        NotPossible,
        _("The price must be above zero and below 1,000,000. To give it away, choose “free”."),
    ),
    Flaw.RANGE_UPSIDE_DOWN: (
        NotPossible,
        _("The second price of a range must be higher than the first."),
    ),
    Flaw.TIERS_DISORDERED: (
        NotPossible,
        _("Each next step needs a larger quantity and a lower price."),
    ),
    Flaw.PACK_OUT_OF_RANGE: (NotPossible, _("A pack must hold more than zero.")),
}

TROUBLES: Mapping[Trouble, Promise] = {
    Trouble.EMPTY: _("Write a number."),
    Trouble.NOT_UNDERSTOOD: _("This was not understood. Write a number, such as 1.5 or 800."),
    Trouble.AMBIGUOUS: _("Is this a thousand or a fraction? Write it as 1500 or 1.5."),
    Trouble.NEGATIVE: _("The number must be above zero."),
    Trouble.ZERO: _("The number must be above zero."),
    Trouble.TOO_MUCH: _("That is too much. Check the number."),
    Trouble.TOO_FINE: _("Write at most three digits after the point, or choose a smaller unit."),
    Trouble.BELOW_TETRI: _("A price has at most two digits after the point, such as 1.25."),
}


def refusal_of(flaw: Flaw) -> NotPossible:
    """The refusal to raise for a flaw."""
    kind, sentence = FLAWS[flaw]
    return kind(str(sentence))


def why(trouble: Trouble, *, may_be_free: bool = False) -> str:
    """The sentence that tells a person what is wrong with an amount they typed."""
    if trouble is Trouble.ZERO and may_be_free:
        return gettext("Zero is not possible here. To give it away, choose “free”.")
    return str(TROUBLES[trouble])
