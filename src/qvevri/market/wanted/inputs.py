"""What a buyer asks for and what a seller answers, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from qvevri.market.listings.inputs import PriceInput
from qvevri.vocabulary.prices import PriceForm


@dataclass(frozen=True)
class WantedInput:
    """Everything a request says; concepts by their codes, `settlement` a primary key.

    Without `settlement` and `city` the buyer collects. `price` of None names none; one of form
    FIXED is the most the buyer would pay.
    """

    concept: str
    amount: Decimal
    unit: str
    needed_from: date
    needed_until: date
    variety: str = ""
    pack_amount: Decimal | None = None
    pack_unit: str = ""
    settlement: int | None = None
    city: str = ""
    country: str = ""
    packing: str = ""
    certificates: tuple[str, ...] = ()
    price: PriceInput | None = None
    text: str = ""


@dataclass(frozen=True)
class AnswerInput:
    """What a seller has of it; an amount of the buyer's packs or of any unit like them."""

    amount: Decimal
    unit: str
    ready_from: date
    price: PriceInput = field(default_factory=lambda: PriceInput(PriceForm.AGREEMENT))
    ready_until: date | None = None
    delivers: bool = False
    text: str = ""
