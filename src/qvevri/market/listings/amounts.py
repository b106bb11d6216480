"""Numbers, quantities and prices as people type them in Georgian, English and Russian."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from qvevri.vocabulary.prices import PriceForm

MINOR_IN_MAJOR = 100
# Above these a typed number is a mistake (a phone number in the wrong box), never an offer.
HIGHEST_PRICE = Decimal(999_999)
LARGEST_QUANTITY = Decimal(100_000_000)
# What is kept of an amount: a gram of a kilo, a millilitre of a litre.
FINEST = Decimal("0.001")


class Trouble(StrEnum):
    """Why a text is not the number that was asked for."""

    EMPTY = "empty"
    NOT_UNDERSTOOD = "not_understood"
    AMBIGUOUS = "ambiguous"
    NEGATIVE = "negative"
    ZERO = "zero"
    TOO_MUCH = "too_much"
    TOO_FINE = "too_fine"
    BELOW_TETRI = "below_tetri"


class Misread(ValueError):
    """A text that is no number, quantity or price; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True)
class SaidPrice:
    """A price as typed: minor units, the currency if one was named, and what else was said.

    `rest` holds the words that are neither number nor money, most often the unit: "კგ", "sack".
    """

    form: PriceForm
    amount: int | None = None
    amount_max: int | None = None
    currency: str = ""
    rest: str = ""


NUMBER = re.compile(
    r"\d{1,3}(?:[ '’]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)*|(?<![\w.,])[.,]\d+"
)
HALVES = {"½": "5", "¼": "25", "¾": "75"}
SIGNS = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-") | str.maketrans("٫٬", ",'")
THOUSANDS = re.compile(r"^\d{1,3}(?:[.,]\d{3})+$")
MULTIPLIERS = (
    (re.compile(r"^\s*(?:ათას\w*|ათ\.|thousand|тыс\w*\.?|k\b)"), Decimal(1_000)),
    (re.compile(r"^\s*(?:მილიონ\w*|მლნ\.?|million|mln\b|миллион\w*|млн\.?)"), Decimal(1_000_000)),
)
CURRENCIES = (
    ("USD", re.compile(r"\$|usd|დოლარ\w*|dollars?|долл(?:ар\w*)?(?!\w)")),
    ("EUR", re.compile(r"€|eur\b|ევრო\w*|euros?|евро")),
    (
        "GEL",
        re.compile(
            r"₾|gel\b|ლარ(?:ი|ად|იდან|ამდე|ის|ს|ით)?(?!\w)|lari\w*|лари|лар(?:а|ов|ы)?(?!\w)|ლრ(?!\w)"
        ),
    ),
)
# "2 ლ" beside a price is two lari; only after money it is a litre: "5 ლარი ლ".
SHORT_LARI = re.compile(r"(?<=\d)\s?ლ(?!\w)")
TETRI = re.compile(r"თეთრ\w*|tetri\w*|тетри")
WORDS_FOR = (
    (PriceForm.AGREEMENT, re.compile(r"შეთანხმ|მოლაპარაკ|negotia|agree|request|догов|запрос")),
    (PriceForm.EXCHANGE, re.compile(r"გაცვლ|ბარტერ|exchange|swap|barter|обмен|бартер")),
    (PriceForm.FREE, re.compile(r"უფასო|ჩუქ|საჩუქ|\bfree\b|gratis|give.?away|бесплат|даром|отдам")),
)
FROM = re.compile(
    r"(?<![^\W\d_])(?:from|starting|at least|от|с|min\.?|minimum|მინ\.?|მინიმუმ\w*)(?!\w)"
)
FROM_AFTER = re.compile(r"^\s*(?:-?\s*(?:ლარ)?ი?დან|\+|and up)(?!\w)")
UP_TO = re.compile(r"(?<!\w)(?:up to|до|მაქს\w*|max\.?)(?!\w)")
UP_TO_AFTER = re.compile(r"^\s*-?\s*(?:ლარ)?ა?მდე(?!\w)")
BETWEEN = re.compile(
    r"^(?=.*(?:-|\.\.|…|to|and|до|и\b|და|დან))(?:\s|[.…]{2,3}|-|₾|ლარი(?:დან)?|დან|გელ|gel|lari|лари|to|and|до|и|და|\$|€)+$"
)
NOISE = re.compile(
    r"[-/:;,.~≈+()\[\]…]|(?<!\w)(?:per|for|a|an|each|the|from|to|and|between|up|за|от|до|по|с|и|на|"
    r"ერთი|ფასი|price|цена|დან|მდე|და|about|approx|около|примерно|დაახლოებით|არის|1)(?!\w)"
)


def tidy(text: str) -> str:
    """The text in plain small letters and digits: one kind of dash and space, no hidden marks."""
    for sign, digits in HALVES.items():
        text = re.sub(rf"(?<=\d)\s*{sign}", f".{digits}", text).replace(sign, f"0.{digits}")
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Cc") or c == "\t")
    plain = plain.translate(SIGNS).lower()
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in plain)
    return " ".join(digits.split())


def read_number(text: str, language: str = "") -> Decimal:
    """A positive number: 1,5 · 1.5 · 1 000 · 1,234.50 · 1.234,50 · 2 ათასი. Raises Misread.

    "1,500" is a thousand and a half in English and one and a half elsewhere: without English as
    the `language` it is AMBIGUOUS rather than guessed.
    """
    plain = tidy(text)
    if not plain:
        raise Misread(Trouble.EMPTY)
    found = list(NUMBER.finditer(plain))
    if len(found) != 1:
        raise Misread(Trouble.NOT_UNDERSTOOD)
    number, end = _number_at(plain, found[0], language)
    if plain[: found[0].start()].strip() not in ("", "+", "~", "≈") or plain[end:].strip():
        raise Misread(_sign_trouble(plain, found[0]))
    return _not_too_fine(_positive(number, LARGEST_QUANTITY))


def read_quantity(text: str, language: str = "") -> tuple[Decimal, str]:
    """A positive number and the words beside it: "800 კგ" gives 800 and "კგ". Raises Misread."""
    plain = tidy(text)
    if not plain:
        raise Misread(Trouble.EMPTY)
    found = list(NUMBER.finditer(plain))
    if len(found) != 1:
        raise Misread(Trouble.NOT_UNDERSTOOD)
    if _is_negative(plain, found[0]):
        raise Misread(Trouble.NEGATIVE)
    number, end = _number_at(plain, found[0], language)
    number = _not_too_fine(_positive(number, LARGEST_QUANTITY))
    rest = _rest(plain[: found[0].start()] + " " + plain[end:])
    return number, rest


def read_price(text: str, language: str = "") -> SaidPrice:
    """A price in any form people write: "1,5 ლარი", "10-14 ლარი", "2-დან", "от 3 лари", "free".

    Raises Misread: a price of zero is no price (free is said in words), nor is one below zero.
    """
    plain = _with_lari_named(tidy(text))
    if not plain:
        raise Misread(Trouble.EMPTY)
    found = list(NUMBER.finditer(plain))
    if not found:
        return _said_in_words(plain)
    if _is_negative(plain, found[0]):
        raise Misread(Trouble.NEGATIVE)
    return _said_in_numbers(plain, found, language)


def _with_lari_named(plain: str) -> str:
    is_named = any(sign.search(plain) for _code, sign in CURRENCIES)
    return plain if is_named else SHORT_LARI.sub("₾", plain)


def _said_in_words(plain: str) -> SaidPrice:
    for form, words in WORDS_FOR:
        if words.search(plain):
            return SaidPrice(form)
    raise Misread(Trouble.NOT_UNDERSTOOD)


def _said_in_numbers(plain: str, found: list[re.Match[str]], language: str) -> SaidPrice:
    currency = next((code for code, sign in CURRENCIES if sign.search(plain)), "")
    amounts, ends = _amounts(plain, found, language)
    if len(amounts) == 2 and _is_lari_and_tetri(plain, found):
        amounts = [amounts[0] + amounts[1]]
    elif len(amounts) == 2 and not BETWEEN.match(plain[ends[0] : found[1].start()]):
        # "2 ლარი 1 კგ" says the unit with its one.
        if plain[found[1].start() : found[1].end()] != "1":
            raise Misread(Trouble.NOT_UNDERSTOOD)
        amounts = amounts[:1]
    if len(amounts) > 2:
        raise Misread(Trouble.NOT_UNDERSTOOD)
    rest = _rest(_without_money(plain, found, ends))
    low, high = min(amounts), max(amounts)
    if high > low:
        return SaidPrice(PriceForm.RANGE, low, high, currency, rest)
    before, after = plain[: found[0].start()], plain[ends[0] :]
    if UP_TO.search(before) or UP_TO_AFTER.match(after):
        raise Misread(Trouble.NOT_UNDERSTOOD)
    is_from = FROM.search(before) or FROM_AFTER.match(after)
    form = PriceForm.FROM if is_from and len(amounts) == 1 else PriceForm.FIXED
    return SaidPrice(form, low, None, currency, rest)


def _amounts(plain: str, found: list[re.Match[str]], language: str) -> tuple[list[int], list[int]]:
    """The numbers in minor units, and where each ends with its multiplier."""
    amounts, ends = [], []
    for match in found:
        number, end = _number_at(plain, match, language)
        is_tetri = TETRI.match(plain[end:].lstrip())
        minor = number if is_tetri else number * MINOR_IN_MAJOR
        if minor != minor.to_integral_value():
            raise Misread(Trouble.BELOW_TETRI)
        amounts.append(int(_positive(minor, HIGHEST_PRICE * MINOR_IN_MAJOR)))
        ends.append(end)
    return amounts, ends


def _number_at(plain: str, match: re.Match[str], language: str) -> tuple[Decimal, int]:
    number = _decimal(match[0], language)
    for word, factor in MULTIPLIERS:
        multiplier = word.match(plain[match.end() :])
        if multiplier:
            return number * factor, match.end() + multiplier.end()
    return number, match.end()


def _decimal(text: str, language: str) -> Decimal:
    spaced = re.sub(r"[ '’]", "", text)
    if "," in spaced and "." in spaced:
        point = max(spaced.rfind(","), spaced.rfind("."))
        whole = spaced[:point]
        if not THOUSANDS.match(whole):
            raise Misread(Trouble.NOT_UNDERSTOOD)
        return Decimal(re.sub(r"[.,]", "", whole) + "." + spaced[point + 1 :])
    if spaced.count(",") + spaced.count(".") > 1:
        if not THOUSANDS.match(spaced):
            raise Misread(Trouble.NOT_UNDERSTOOD)
        return Decimal(re.sub(r"[.,]", "", spaced))
    if THOUSANDS.match(spaced) and not spaced.startswith("0"):
        if language != "en":
            raise Misread(Trouble.AMBIGUOUS)
        return Decimal(spaced.replace(",", ""))
    return Decimal(spaced.replace(",", "."))


def _positive(number: Decimal, limit: Decimal) -> Decimal:
    if number == 0:
        raise Misread(Trouble.ZERO)
    if number > limit:
        raise Misread(Trouble.TOO_MUCH)
    return number


def _not_too_fine(number: Decimal) -> Decimal:
    # Thirty digits were refused as too much before: Decimal cannot round them.
    if number != number.quantize(FINEST):
        raise Misread(Trouble.TOO_FINE)
    return number


def _is_negative(plain: str, first: re.Match[str]) -> bool:
    before = plain[: first.start()]
    return before.rstrip().endswith("-") and not before.rstrip(" -")


def _sign_trouble(plain: str, first: re.Match[str]) -> Trouble:
    return Trouble.NEGATIVE if _is_negative(plain, first) else Trouble.NOT_UNDERSTOOD


def _is_lari_and_tetri(plain: str, found: list[re.Match[str]]) -> bool:
    lari = CURRENCIES[-1][1]
    between = plain[found[0].end() : found[1].start()]
    return bool(lari.search(between) and TETRI.match(plain[found[1].end() :].lstrip()))


def _without_money(plain: str, found: list[re.Match[str]], ends: list[int]) -> str:
    pieces, start = [], 0
    for match, end in zip(found, ends, strict=True):
        pieces.append(plain[start : match.start()])
        start = end
    left = " ".join([*pieces, plain[start:]])
    for _code, sign in CURRENCIES:
        left = sign.sub(" ", left)
    return TETRI.sub(" ", left)


def _rest(left: str) -> str:
    return " ".join(NOISE.sub(" ", left).split())
