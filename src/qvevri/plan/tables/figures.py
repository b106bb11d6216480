"""Figures as tables write them: "10 000", "1,234.50", "2 087 991,36", "3 200 EUR"."""

import re
from decimal import Decimal

SPACES = "\u00a0\u202f\u2009\u2007 "
FIGURE = re.compile(
    rf"(?<![\w.,])[-\u2212]?(?:\d{{1,3}}(?:[{SPACES}]\d{{3}})+|\d{{1,3}}(?:,\d{{3}})+(?=\.\d)|\d+)"
    rf"(?:[.,]\d+)?(?![\d])"
)
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
CURRENCIES = {
    "GEL": r"ლარ|₾|\bgel\b|\blari|лари",
    "EUR": r"ევრო|€|\beur(?:o|os)?\b|евро",
    "USD": r"დოლარ|\$|\busd\b|dollar|доллар",
}
CURRENCY = re.compile("|".join(f"(?P<{code}>{words})" for code, words in CURRENCIES.items()), re.I)
TIMES = (
    (re.compile(r"^\s*(?:ათას|thousand|тыс)", re.I), 1000),
    (re.compile(r"^\s*(?:მილიონ|მლნ|million|mln|млн)", re.I), 1_000_000),
)


def figure(text: str) -> Decimal:
    """A match of FIGURE as a Decimal: "10 000" → 10000, "1,5" → 1.5."""
    bare = text.replace("\u2212", "-")
    for space in SPACES:
        bare = bare.replace(space, "")
    if "," in bare and "." in bare:
        bare = bare.replace(",", "")
    return Decimal(bare.replace(",", "."))


def without_thousands(text: str, language: str) -> str:
    """What somebody typed, without the commas by which English parts thousands: "1,900" in en."""
    return _THOUSANDS.sub(lambda one: one[0].replace(",", ""), text) if language == "en" else text


def first_figure(text: str) -> tuple[Decimal, str, str] | None:
    """The first figure of a text with the words before and after it; thousands multiplied out."""
    found = FIGURE.search(text)
    if found is None:
        return None
    value, after = figure(found.group()), text[found.end() :]
    for words, times in TIMES:
        many = words.match(after)
        if many:
            value, after = value * times, re.sub(r"^\w*\.?", "", after[many.end() :])
    return value, text[: found.start()], after


def currency_in(text: str) -> str:
    """The currency a text names, by sign, word or code; empty if it names none."""
    found = CURRENCY.search(text)
    return str(found.lastgroup) if found else ""


def currencies_in(text: str) -> list[str]:
    """Every currency a text names, in its order."""
    return [str(found.lastgroup) for found in CURRENCY.finditer(text)]


def minor(value: Decimal) -> int:
    """An amount in lari as tetri, in euro as cents."""
    return int((value * 100).quantize(Decimal(1)))
