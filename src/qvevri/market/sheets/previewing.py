"""What an officer sees of a sheet before it is written: each row as it was understood."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from qvevri.core.languages import CODES, current, in_language
from qvevri.market.listings.facts import facts_of_said, names_of
from qvevri.market.listings.lari import derived_text
from qvevri.market.sheets.columns import Column, title_of
from qvevri.market.sheets.planning import CHANGED, NEW, REFUSED, UNCHANGED, Plan, Planned
from qvevri.market.sheets.remarks import Remark, sentence
from qvevri.organisations import naming
from qvevri.people import phones
from qvevri.places import queries as places
from qvevri.places.models import Municipality
from qvevri.vocabulary import composing
from qvevri.vocabulary.prices import price_text

ON_A_PAGE = 100
MOST_REMARKS = 100
STATES: dict[str, Promise] = {
    NEW: pgettext_lazy("sheet", "new"),
    CHANGED: pgettext_lazy("sheet", "changed"),
    UNCHANGED: pgettext_lazy("sheet", "as it was"),
    REFUSED: pgettext_lazy("sheet", "not understood"),
}
# The sign beside the word: nothing is said by colour alone.
LIGHTS = {NEW: "done", CHANGED: "on-track", UNCHANGED: "silent", REFUSED: "late"}


@dataclass(frozen=True)
class Said:
    """A remark ready to be read: the cell, its column's title, what stands there, the sentence."""

    address: str
    title: str
    value: str
    sentence: str
    is_refusal: bool
    row: int


@dataclass(frozen=True)
class Shown:
    """A row ready to be read."""

    number: int
    state: str
    state_text: str
    light: str
    seller: str
    phone: str
    is_landline: bool
    place: str
    title: str
    price: str
    per_base: str
    remarks: Sequence[Said]


@dataclass(frozen=True)
class Preview:
    """The figures of a plan, all that is doubted or refused, and one page of its rows."""

    rows: int
    new: int
    changed: int
    unchanged: int
    refusals: Sequence[Said]
    doubts: Sequence[Said]
    shown: Sequence[Shown]
    next_from: int | None

    @property
    def may_be_written(self) -> bool:
        """Whether nothing is refused and there is something to write."""
        return not self.refusals and self.rows > 0

    @property
    def to_write(self) -> int:
        """How many rows bring something new."""
        return self.new + self.changed


def preview_of(plan: Plan, municipality: Municipality, start: int = 0) -> Preview:
    """The plan in the reader's language; rows from `start` on, ON_A_PAGE of them."""
    said = [_said(remark) for remark in plan.all_remarks]
    page = plan.rows[start : start + ON_A_PAGE]
    end = start + ON_A_PAGE
    return Preview(
        rows=len(plan.rows),
        new=plan.count(NEW),
        changed=plan.count(CHANGED),
        unchanged=plan.count(UNCHANGED),
        refusals=[one for one in said if one.is_refusal],
        doubts=[one for one in said if not one.is_refusal],
        shown=_shown(page, municipality),
        next_from=end if end < len(plan.rows) else None,
    )


def _said(remark: Remark) -> Said:
    known = remark.column in Column.__members__.values()
    title = title_of(Column(remark.column), current()) if known else remark.column
    return Said(
        remark.address, title, remark.value, sentence(remark), remark.is_refusal, remark.row
    )


def _shown(page: Iterable[Planned], municipality: Municipality) -> list[Shown]:
    settlements = {row.pk: names_of(row) for row in places.settlements_of(municipality)}
    return [_row(planned, municipality, settlements) for planned in page]


def _row(
    planned: Planned, municipality: Municipality, settlements: dict[int, dict[str, str]]
) -> Shown:
    seller, language = planned.row.seller, current()
    known = planned.seller
    name = _seller_name(planned, language)
    pk = (planned.said and planned.said.settlement) or (known and known.settlement_id)
    place = settlements.get(pk or 0, dict.fromkeys(CODES, ""))
    title, price, per_base = _texts(planned, municipality, place)
    return Shown(
        number=planned.row.number,
        state=planned.state,
        state_text=str(STATES[planned.state]),
        light=LIGHTS[planned.state],
        seller=name or planned.row.cells.get(Column.SELLER_NAME, ""),
        phone=phones.shown(seller.phone) if seller else "",
        is_landline=seller is not None and not phones.takes_sms(seller.phone),
        place=place[language] or planned.row.cells.get(Column.SETTLEMENT, ""),
        title=title,
        price=price,
        per_base=per_base,
        remarks=[_said(remark) for remark in planned.remarks],
    )


def _seller_name(planned: Planned, language: str) -> str:
    """As it is kept, or as it would be after writing; empty where none can be read."""
    if planned.seller:
        return in_language(planned.seller.name, language)
    seller = planned.row.seller
    return in_language(naming.names_of({"": seller.name}), language) if seller else ""


def _texts(
    planned: Planned, municipality: Municipality, place: dict[str, str]
) -> tuple[str, str, str]:
    """Title, price and derived price; of a row that was not understood what stands in its cells."""
    language, cells = current(), planned.row.cells
    if planned.said is None:
        words = (cells.get(column, "") for column in (Column.PRODUCT, Column.VARIETY))
        return " ".join(word for word in words if word), cells.get(Column.PRICE, ""), ""
    facts = facts_of_said(planned.said, place, names_of(municipality))
    price = facts.price
    assert price is not None
    if planned.state == REFUSED:
        return composing.title(facts, language), cells.get(Column.PRICE, ""), ""
    return (
        composing.title(facts, language),
        price_text(price, language),
        derived_text(price, language),
    )
