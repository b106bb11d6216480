"""Prices and amounts within a query: under 30, от 5 до 10 лари, „2 ლარამდე“, 5 тонн, ორი კილო."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from qvevri.vocabulary.reading.numbers import InDigits, in_digits

UP_TO = (
    r"under|below|max(?:imum)?|up\s+to|at\s+most|(?:less|cheaper)(?:\s+than)?|not?\s+more\s+than|<"
    r"|до|дешевле|максимум|макс|не\s+(?:дороже|больше|более|выше)|меньше|менее"
    r"|მაქსიმუმ|არაუმეტეს"
)
FROM = (
    r"over|above|between|min(?:imum)?|from|at\s+least|more\s+than|not?\s+less\s+than|>"
    r"|от|между|свыше|дороже|минимум|больше|более|не\s+(?:меньше|менее|дешевле)|მინიმუმ|არანაკლებ"
)
NUMBER = r"\d{1,9}(?:[.,]\d{1,3})?"
CURRENCY = (
    r"₾|gel\b|lari\w{0,5}|lar(?:amde|ad|ze)\b|лар(?:и|ей|ов)?\b|ლარ\w{0,6}"
    # თეთრი is white, too: of a wine, if anything follows.
    r"|tetri\b|тетри\b|თეთრ(?:ი|ად|ამდე|იდან)(?!\w|\s+[^\W\d])"
)
# Whole words: of the same beginnings are მეტრი, a metre, and ქვეყანა, a country.
BEHIND = r"(?:ნაკლებ|იაფ|ძვირ)\w*|მეტ(?:ი|ად)?|ქვე(?:ვით|მოთ)|ზე(?:ვით|მოთ)"
FIGURE = re.compile(
    rf"""
    (?:(?<!\w)(?:(?P<up_to>{UP_TO})|(?P<at_least>{FROM})|at|for|по|за)\s*)?
    (?P<sign>₾\s*)?(?<![\w.,])(?P<number>{NUMBER})(?![.,]?\d)
    (?:\s*-?\s*(?P<ending>მდე|დან|mde|dan)(?!\w))?
    (?:\s*(?:[-–—]|to|or|до|по|and|и|или|და|ან)\s*(?P<second>{NUMBER})(?:\s*-?\s*(?P<until>მდე)(?!\w))?)?
    \s*(?P<currency>{CURRENCY})?
    (?:\s*(?:-?\s*ზე\s+)?(?P<behind>(?:{BEHIND})(?!\w)|or\s+(?:less|more)|и\s+(?:меньше|больше)))?
    (?:\s*(?:/|per\b|a\b|each\b|за\b|в\b)?\s*(?P<word>[^\W\d_]+)(?P<bound>\s*-\s*მდე)?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
PIECES = "pc"
ANOTHER = re.compile(r"\s*\d")
UP_TO_ENDING = ("მდე", "mde")
FROM_ENDING = ("დან", "dan")
HUNDREDTHS = ("tetri", "тетри", "თეთრ")
UP_TO_BEHIND = ("ნაკლებ", "იაფ", "ქვე", "or less", "и меньше")


@dataclass(frozen=True)
class Price:
    """Bounds in lari, each None where nothing was said; `unit` is a code, empty if none was named.

    A price without a direction („2 ლარად“, at 2 lari) is the most that somebody would pay.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class Amount:
    """How much somebody wants, and of which unit (its code)."""

    number: Decimal
    unit: str


@dataclass(frozen=True)
class Figures:
    """What a text says in numbers, and the rest of it."""

    rest: str
    price: Price | None = None
    amount: Amount | None = None


UnitOf = Callable[[str], tuple[str, bool]]
CountedIn = Callable[[str, str], str]


def figures(text: str, unit_of: UnitOf, counted_in: CountedIn) -> Figures:
    """Prices and amounts taken out of a query.

    `unit_of` gives a unit's code for a word, or "", and whether the word stays: saplings. What is
    sold by number needs none: `counted_in` gives the unit of cows and loaves by their name and the
    word before the number, "" for other things.
    A number that is neither (a year, the 22000 of an ISO) stays in the rest, as it was written.
    """
    rest, prices, amounts, end = [], [], [], 0
    said, place = in_digits(text), 0
    while found := FIGURE.search(said.text, place):
        unit, stays = unit_of(found["word"]) if found["word"] else ("", True)
        if not unit and said.are_dozens(found.start("number")):
            unit = PIECES
        priced = found["currency"] or found["sign"]
        if not (unit or priced) and found["word"]:
            unit = counted_in(found["word"], "".join(said.text[: found.start()].split()[-1:]))
        if not (priced or unit or _is_bound(found, said)):
            place = found.end("number")
            continue
        if priced or not unit:
            prices.append(_price(found, unit if priced else ""))
        else:
            amounts.append(Amount(_decimal(found["number"]), unit))
        rest.append(said.original(end, found.start()))
        end = place = _end(found, stays=stays)
    rest.append(said.original(end, len(said.text)))
    return Figures(" ".join(rest), _together(prices), amounts[0] if amounts else None)


def _is_bound(found: re.Match[str], said: InDigits) -> bool:
    """Whether a direction makes a price of a number, though no currency is named.

    In words only an upper bound does, and not by one (from two farms, of one kind), or a lower one
    that another number follows: ათიდან ოც ლარამდე.
    """
    is_range = found["ending"] and ANOTHER.match(said.text, found.end("ending"))
    if found.start("number") in said.words and not is_range:
        is_at_most = found["up_to"] or found["ending"] or found["behind"]
        return bool(is_at_most) and not _is_at_least(found) and _decimal(found["number"]) > 1
    return bool(found["up_to"] or found["at_least"] or found["ending"] or found["behind"])


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", "."))


def _price(found: re.Match[str], unit: str) -> Price:
    is_small = (found["currency"] or "").casefold().startswith(HUNDREDTHS)
    part = Decimal(100 if is_small else 1)
    first = _decimal(found["number"]) / part
    if found["second"]:
        return Price(first, _decimal(found["second"]) / part, unit)
    return Price(low=first, unit=unit) if _is_at_least(found) else Price(high=first, unit=unit)


def _is_at_least(found: re.Match[str]) -> bool:
    currency = (found["currency"] or "").casefold()
    if found["behind"]:
        return not found["behind"].casefold().startswith(UP_TO_BEHIND)
    if found["ending"] or currency.endswith((*FROM_ENDING, *UP_TO_ENDING)):
        return (found["ending"] or currency).endswith(FROM_ENDING)
    return bool(found["at_least"])


def _end(found: re.Match[str], *, stays: bool) -> int:
    """Where the figure ends: a word behind it that is no unit belongs to what follows."""
    if not stays:
        return max(found.end("word"), found.end("bound"))
    names = ("number", "ending", "second", "until", "currency", "behind")
    return max(found.end(name) for name in names if found[name] is not None)


def _together(prices: list[Price]) -> Price | None:
    """5 ლარიდან 10 ლარამდე is one price of two bounds; of two upper bounds the first counts."""
    if not prices:
        return None
    low = next((price.low for price in prices if price.low is not None), None)
    high = next((price.high for price in prices if price.high is not None), None)
    return Price(low, high, next((price.unit for price in prices if price.unit), ""))
