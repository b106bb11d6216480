"""Numbers as three languages write them, and the form of the noun that follows."""

from decimal import Decimal

NBSP = "\u00a0"


def number_text(number: Decimal, language: str) -> str:
    """A number without needless zeros: 0,5 and 1 000 000 in ka and ru, 0.5 and 1,000,000 in en."""
    plain = f"{number:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return grouped(plain, language)


def typed(number: Decimal, language: str) -> str:
    """A number as readers of a language type it: exact, no groups, no needless zeros.

    0.25 gives 0,25 in ka and ru, 0.25 in en. For fields that are filled in before anybody types.
    """
    whole, _point, rest = f"{number:f}".partition(".")
    rest = rest.rstrip("0")
    if len(rest) == len("000"):
        # 1,125 would be taken for a thousand: a fourth digit says that it is none.
        rest += "0"
    return pointed(whole, rest, language)


def pointed(whole: str, rest: str, language: str) -> str:
    """Digits, and those of the fraction behind the sign that the language sets before them."""
    sign = "." if language == "en" else ","
    return f"{whole}{sign}{rest}" if rest else whole


def grouped(plain: str, language: str) -> str:
    """Digits with a decimal point, such as 1234.50, as the language groups and points them.

    Four digits stay together in ka and ru, as their typesetting rules want.
    """
    whole, _point, rest = plain.partition(".")
    if language == "en":
        return f"{int(whole):,}" + (f".{rest}" if rest else "")
    parted = f"{int(whole):,}".replace(",", NBSP) if len(whole) > 4 else whole
    return parted + (f",{rest}" if rest else "")


def plural_form(number: Decimal, language: str) -> str:
    """Which stored form follows the number: `one`, `few` (also after fractions in ru) or `many`.

    Georgian nouns stay singular after numerals; English has no third form.
    """
    if language == "ka":
        return "one"
    if language == "en":
        return "one" if number == 1 else "many"
    if number != number.to_integral_value():
        return "few"
    last, last_two = int(number) % 10, int(number) % 100
    if last == 1 and last_two != 11:
        return "one"
    return "few" if last in (2, 3, 4) and last_two not in (12, 13, 14) else "many"
