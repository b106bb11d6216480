"""What a seller, an officer or a sheet says about a listing, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from qvevri.vocabulary.prices import PriceForm, Tier


@dataclass(frozen=True)
class PriceInput:
    """A price as said: minor units (tetri) per `unit`, which is the code of a unit or of a pack.

    `pack_amount` of `pack_unit` is what one pack holds: "25 ₾ per sack of 40 kg". Tiers replace
    `amount`. An empty `unit` means the unit of the quantity, else the concept's usual one.
    """

    form: PriceForm = PriceForm.AGREEMENT
    amount: int | None = None
    amount_max: int | None = None
    tiers: tuple[Tier, ...] = ()
    currency: str = "GEL"
    unit: str = ""
    pack_amount: Decimal | None = None
    pack_unit: str = ""


@dataclass(frozen=True)
class ListingInput:
    """Everything a listing says; all but the concept has a default.

    Concepts by their codes. `settlement` is a primary key; None means the seller's own. An empty
    `kind` means the concept's, empty `months` the concept's usual ones, empty `delivery` pick-up.
    With a pack as `unit`, `quantity` and `minimum` count packs.
    """

    concept: str
    kind: str = ""
    settlement: int | None = None
    variety: str = ""
    variety_text: str = ""
    quality_class: str = ""
    appellation: str = ""
    is_organic: bool = False
    qualities: tuple[str, ...] = ()
    quantity: Decimal | None = None
    unit: str = ""
    pack_amount: Decimal | None = None
    pack_unit: str = ""
    minimum: Decimal | None = None
    price: PriceInput = field(default_factory=PriceInput)
    harvested_on: date | None = None
    available_from: date | None = None
    available_until: date | None = None
    months: tuple[int, ...] = ()
    delivery: tuple[str, ...] = ()
    packing: str = ""
    hs_code: str = ""
    text: str = ""
    text_language: str = "ka"
    sheet_key: str = ""
