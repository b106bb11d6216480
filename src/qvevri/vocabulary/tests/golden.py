"""The golden listings: facts by code, and what is composed from them in every language.

`python -m qvevri.vocabulary.tests.golden` writes both golden files anew: read them then.
"""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from qvevri.vocabulary.composing import ListingFacts, picture_text, slug, summary, title
from qvevri.vocabulary.prices import Price, PriceForm, Tier
from qvevri.vocabulary.shipped import shipped_terms
from qvevri.vocabulary.terms import LANGUAGES, Term
from qvevri.vocabulary.units import Pack, quantity_text, shipped_units

FOLDER = Path(__file__).parent
FACTS = FOLDER / "golden_facts.toml"
LISTINGS = FOLDER / "golden_listings.toml"
QUANTITIES = FOLDER / "golden_quantities.txt"


def lines() -> dict[str, dict[str, Any]]:
    """The facts of every golden listing by its name."""
    facts: dict[str, dict[str, Any]] = tomllib.loads(FACTS.read_text(encoding="utf-8"))["listing"]
    return facts


def places() -> dict[str, dict[str, str]]:
    """The settlements the golden listings are in, and their municipalities."""
    named: dict[str, dict[str, str]] = tomllib.loads(FACTS.read_text(encoding="utf-8"))["place"]
    return named


def facts_of(line: dict[str, Any]) -> ListingFacts:
    """The facts a line of golden_facts.toml stands for."""
    product = shipped_terms()[line["product"]]
    place = places()[line.get("in", "tkviavi")]
    pack = _pack(line.get("pack"))
    quantity, unit = _amount(line.get("quantity"))
    return ListingFacts(
        kind=line.get("kind", product.listing_kind),
        product=product,
        variety=_term(line.get("variety")),
        variety_text=line.get("variety_text", ""),
        quality_class=_term(line.get("class")),
        appellation=_term(line.get("appellation")),
        qualities=_terms(line, "qualities"),
        certificates=_terms(line, "certificates"),
        quantity=quantity,
        unit=pack.container if pack else shipped_units().get(unit),
        pack=pack,
        price=_price(line, pack),
        place={language: place[language] for language in LANGUAGES},
        municipality=places()[place["of"]],
        months=tuple(line.get("months", ())),
        harvest_year=line.get("harvest"),
        delivery=_terms(line, "delivery"),
        packings=_terms(line, "packing"),
        minimum=Decimal(line["minimum"]) if "minimum" in line else None,
    )


def composed(line: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Title, summary, picture text and slug of a line, by kind of text and language."""
    facts = facts_of(line)
    texts = {"title": title, "summary": summary, "picture": picture_text, "slug": slug}
    return {
        name: {language: compose(facts, language) for language in LANGUAGES}
        for name, compose in texts.items()
    }


def written() -> str:
    """The whole of golden_listings.toml; a no-break space is written as ~."""
    return "\n".join(_written())


def _written() -> Iterator[str]:
    yield "# Written by golden.py from golden_facts.toml; ~ is a no-break space. Read every line."
    for name, line in lines().items():
        yield f"\n[{name}]"
        for text, words in composed(line).items():
            for language in LANGUAGES:
                yield f'{text}.{language} = "{words[language]}"'.replace("\u00a0", "~")
    yield ""


def _term(code: str | None) -> Term | None:
    return shipped_terms()[code] if code else None


def _terms(line: dict[str, Any], name: str) -> tuple[Term, ...]:
    return tuple(shipped_terms()[code] for code in line.get(name, ()))


def _amount(text: str | None) -> tuple[Decimal | None, str]:
    if not text:
        return None, ""
    number, _space, unit = text.partition(" ")
    return Decimal(number), unit


def _pack(text: str | None) -> Pack | None:
    if not text:
        return None
    container, _colon, held = text.partition(": ")
    amount, unit = _amount(held)
    return Pack(shipped_units()[container], amount, shipped_units().get(unit))


def _price(line: dict[str, Any], pack: Pack | None) -> Price | None:
    if "price" not in line:
        return None
    text = line["price"]
    if text in list(PriceForm):
        return Price(PriceForm(text))
    numbers, _slash, unit = text.partition("/")
    counted = pack if pack and unit == pack.container.code else None
    currency = "USD" if numbers.startswith("usd ") else "GEL"
    price = Price(PriceForm.FIXED, currency=currency, unit=shipped_units()[unit], pack=counted)
    return _numbered(numbers.removeprefix("usd "), price)


def _numbered(numbers: str, price: Price) -> Price:
    given = {"unit": price.unit, "pack": price.pack, "currency": price.currency}
    if numbers.startswith("from "):
        return Price(PriceForm.FROM, _minor(numbers.removeprefix("from ")), **given)  # type: ignore[arg-type]
    if ";" in numbers:
        steps = [step.split(": ") for step in numbers.split("; ")]
        tiers = tuple(Tier(Decimal(start), _minor(amount)) for start, amount in steps)
        return Price(PriceForm.TIERS, tiers=tiers, **given)  # type: ignore[arg-type]
    if "-" in numbers:
        low, high = numbers.split("-")
        return Price(PriceForm.RANGE, _minor(low), _minor(high), **given)  # type: ignore[arg-type]
    return Price(PriceForm.FIXED, _minor(numbers), **given)  # type: ignore[arg-type]


def _minor(amount: str) -> int:
    return int(Decimal(amount) * 100)


def quantities() -> str:
    """The whole of golden_quantities.txt: every unit, in every language, for telling numbers."""
    return "\n".join(_quantities())


def _quantities() -> Iterator[str]:
    yield "# Written by golden.py; ~ is a no-break space. Read every line."
    for unit in shipped_units().values():
        for language in LANGUAGES:
            texts = (quantity_text(Decimal(number), unit, language) for number in NUMBERS)
            yield f"{unit.code} {language}: {' · '.join(texts)}".replace("\u00a0", "~")
    for name, pack in PACKS.items():
        for language in LANGUAGES:
            texts = (
                quantity_text(Decimal(number), pack.container, language, pack) for number in NUMBERS
            )
            yield f"{name} {language}: {' · '.join(texts)}".replace("\u00a0", "~")
    yield ""


NUMBERS = ("0", "1", "2", "5", "11", "21", "0.5", "1000000")
PACKS = {
    "sack of 40 kg": Pack(shipped_units()["sack"], Decimal(40), shipped_units()["kg"]),
    "bottle of 0.75 l": Pack(shipped_units()["bottle"], Decimal("0.75"), shipped_units()["l"]),
    "tray of 30": Pack(shipped_units()["tray"], Decimal(30), shipped_units()["pc"]),
    "jar, contents unknown": Pack(shipped_units()["jar"]),
}


if __name__ == "__main__":
    QUANTITIES.write_text(quantities(), encoding="utf-8")
    LISTINGS.write_text(written(), encoding="utf-8")
