"""The question that a doubtful price raises: did you mean per sack? It never blocks."""

from dataclasses import dataclass

from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.pricing import meant, price_of, said_of
from qvevri.market.listings.retyping import retyped_price, typed_number
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.prices import Price, PriceForm, doubt, per_base_text, price_text
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import quantity_text


@dataclass(frozen=True)
class Question:
    """What was said and what is usual, in words; the other reading, if there is a likely one."""

    said: str
    usual: str
    other: str
    other_price: PriceInput | None


def question(said: ListingInput, concept: Term, language: str) -> Question | None:
    """What to ask about the price; None when it is plausible or nobody knows what is usual."""
    units = vocabulary.units()
    price = price_of(said.price, units)
    variety = vocabulary.terms().get(said.variety)
    usual = (variety and variety.usual_price) or concept.usual_price
    found = doubt(price, usual)
    if found is None:
        return None
    other = meant(price, found, concept, units)
    unit = units[found.usual.unit]
    low, high = (round(amount * 100) for amount in (found.usual.low, found.usual.high))
    range_said = PriceInput(PriceForm.RANGE, low, high, unit=unit.code)
    return Question(
        said=_text(price, language),
        usual=price_text(price_of(range_said, units), language),
        other=_text(other, language) if other else "",
        other_price=said_of(other) if other else None,
    )


def _text(price: Price, language: str) -> str:
    derived = per_base_text(price, language)
    held = price.pack
    text = price_text(price, language)
    if held and held.amount and held.content:
        text = f"{text} ({quantity_text(held.amount, held.content, language)})"
    return f"{text}, {derived}" if derived else text


def as_answers(price: PriceInput, language: str) -> dict[str, list[str]]:
    """The other reading as the second screen would have been filled in for it."""
    known = retyped_price(price, language)
    answers = {name: [str(text)] for name, text in known.items()}
    if price.pack_amount is not None:
        held = typed_number(price.pack_amount, language)
        answers |= {"pack_amount": [held], "pack_unit": [price.pack_unit]}
    return answers
