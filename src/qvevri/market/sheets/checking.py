"""What is said of rows once they stand beside the sellers and the rules of the house."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from django.utils import translation

from qvevri.core.errors import Refused
from qvevri.core.languages import CODES, in_language
from qvevri.market.listings import pricing, refusals
from qvevri.market.listings.actions import judging, protecting
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.listings.pricing import Flaw
from qvevri.market.sheets.columns import Column
from qvevri.market.sheets.remarks import Reason, Remark
from qvevri.market.sheets.sellers import COMPANY, SellerSaid
from qvevri.market.sheets.understanding import Understood
from qvevri.organisations.inputs import LONGEST_NAME, NotAccepted, OrganisationInput, checked
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary.folding import fold

C = Column
COLUMN_OF: Mapping[type[Refused], Column] = {
    refusals.TextHoldsContact: C.DESCRIPTION,
    refusals.TextTooLong: C.DESCRIPTION,
    refusals.TextWithoutWords: C.DESCRIPTION,
    refusals.ProtectedName: C.DESCRIPTION,
    refusals.DatesUpsideDown: C.AVAILABLE_UNTIL,
    refusals.UnitMissing: C.UNIT,
    refusals.NotPossible: C.PRICE,
    refusals.NotOurSettlement: C.SETTLEMENT,
    refusals.SellerBlocked: C.SELLER_NAME,
}
COLUMN_OF_FLAW: Mapping[Flaw, Column] = {
    Flaw.QUANTITY_OUT_OF_RANGE: C.QUANTITY,
    Flaw.MINIMUM_ABOVE_QUANTITY: C.DESCRIPTION,
    Flaw.PACK_OUT_OF_RANGE: C.UNIT,
}
COLUMN_OF_FIELD = {"phone": C.SELLER_PHONE, "settlement": C.SETTLEMENT}


def remarks_on_sellers(
    rows: Iterable[Understood],
    known: Mapping[str, Organisation],
    settlements: Mapping[int, Settlement],
) -> Mapping[int, list[Remark]]:
    """What is to be said of the sellers, at the first row of each where it holds; by row number."""
    remarks: dict[int, list[Remark]] = defaultdict(list)
    first: dict[str, SellerSaid] = {}
    told: set[tuple[str, ...]] = set()
    for row in rows:
        seller = row.seller
        if seller is None:
            continue
        is_new = seller.phone not in known and seller.phone not in first
        before = first.setdefault(seller.phone, seller)
        if is_new and (refusal := _refusal_of_seller(row, before, settlements)):
            remarks[row.number].append(refusal)
        for remark in _of_seller(row, seller, before, known.get(seller.phone)):
            # One missing name is told once, not beside each of the seller's hundred offers.
            key = (seller.phone, remark.reason.value, remark.value)
            if key not in told:
                told.add(key)
                remarks[row.number].append(remark)
    return remarks


def _of_seller(
    row: Understood, seller: SellerSaid, first: SellerSaid, known: Organisation | None
) -> Iterable[Remark]:
    if known is None:
        yield from _of_new_seller(row, first)
        names = {"": first.name}
    else:
        names = {code: in_language(known.name, code) for code in CODES}
        if known.trust == Organisation.Trust.BLOCKED:
            yield _refused(row, C.SELLER_NAME, Reason.SELLER_SHUT_OUT)
    if seller.name and fold(seller.name) not in map(fold, names.values()):
        kept = names if known else first.name
        yield row.remark(C.SELLER_NAME, Reason.NAME_DIFFERS, {"name": kept})


def input_of(
    said: SellerSaid, settlements: Mapping[int, Settlement], language: str = CODES[0]
) -> OrganisationInput:
    """A new seller as the house founds it; the officer speaks for them in this language."""
    assert said.settlement is not None
    return OrganisationInput(
        name={"": said.name},
        settlement=settlements[said.settlement],
        kind=said.kind,
        phone=said.phone,
        tax_code=said.tax_code,
        story_language=language,
        languages=(language,),
    )


def _refusal_of_seller(
    row: Understood, said: SellerSaid, settlements: Mapping[int, Settlement]
) -> Remark | None:
    """What the rules of the house say against a new seller; what is missing is told elsewhere."""
    if said.settlement is None or any(remark.is_refusal for remark in _of_new_seller(row, said)):
        return None
    place = settlements[said.settlement]
    return refusal_of(
        row, row.said, lambda: checked(input_of(said, settlements), place.municipality)
    )


def _of_new_seller(row: Understood, first: SellerSaid) -> Iterable[Remark]:
    if not first.name:
        yield _refused(row, C.SELLER_NAME, Reason.NAME_MISSING)
    if first.settlement is None and not row.cells.get(C.SETTLEMENT):
        yield _refused(row, C.SETTLEMENT, Reason.SETTLEMENT_MISSING)
    if len(first.name) > LONGEST_NAME:
        yield _refused(row, C.SELLER_NAME, Reason.NAME_TOO_LONG)
    if first.kind == COMPANY and not first.tax_code:
        yield _refused(row, C.SELLER_NAME, Reason.COMPANY_CODE)


def _refused(row: Understood, column: Column, reason: Reason) -> Remark:
    return replace(row.remark(column, reason, {}), is_refusal=True)


def refusal_of(
    row: Understood, said: ListingInput | None, attempt: Callable[[], object]
) -> Remark | None:
    """What the house's rules say against a row when it is attempted; None when they say nothing.

    The attempt is made once per language, so that every reader gets the sentence in their own.
    """
    sentences: dict[str, str] = {}
    column = C.PRODUCT
    for code in CODES:
        with translation.override(code):
            try:
                attempt()
            except Refused as refusal:
                sentences[code] = str(refusal)
                column = _column_of(refusal, said)
            else:
                return None
    return replace(row.remark(column, Reason.RULE, {"sentence": sentences}), is_refusal=True)


def judge(said: ListingInput, municipality: Municipality, papers: Collection[str]) -> ListingInput:
    """What a seller with these papers says, completed by the rules of the house.

    Raises a Refused that says what is wrong.
    """
    said = judging.judged(said)
    protecting.check_names(said, municipality, papers)
    return said


def _column_of(refusal: Refused, said: ListingInput | None) -> Column:
    if isinstance(refusal, NotAccepted):
        return COLUMN_OF_FIELD.get(refusal.field or "", C.SELLER_NAME)
    flaw = pricing.flaw_of(said) if said else None
    if isinstance(refusal, refusals.NotPossible) and flaw is not None and flaw in COLUMN_OF_FLAW:
        return COLUMN_OF_FLAW[flaw]
    named = (column for kind, column in COLUMN_OF.items() if isinstance(refusal, kind))
    return next(named, C.PRODUCT)
