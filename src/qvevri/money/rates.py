"""A day's rates as the National Bank of Georgia publishes them, read without a database."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

HOME = "GEL"
# Some currencies are quoted by ten thousand; a rate beyond these is a broken answer.
MOST_AT_ONCE = 100_000
HIGHEST = Decimal(1_000_000)


class NotRates(ValueError):
    """The text is no list of rates; the message says where it ends to be one."""


@dataclass(frozen=True)
class DayRate:
    """What one unit of a currency is worth in lari, valid from a day on."""

    currency: str
    day: date
    lari: Decimal

    def in_lari(self, amount: Fraction) -> Fraction:
        """An amount of the currency in lari; minor units give minor units."""
        return amount * Fraction(self.lari)


def read_rates(content: bytes) -> list[DayRate]:
    """The rates in an answer of the bank's service: a list of days, each with its currencies.

    Source: https://nbg.gov.ge/gw/api/ct/monetarypolicy/currencies/en/json/ (a rate is for
    `quantity` units). Raises NotRates.
    """
    try:
        days = json.loads(content, parse_float=Decimal)
        found = [rate for day in days for rate in _of_day(day)]
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation) as error:
        raise NotRates(f"not an answer of the National Bank: {error!r}") from error
    if not found:
        raise NotRates("no rates in it")
    return found


def _of_day(day: Mapping[str, Any]) -> Iterator[DayRate]:
    for said in day["currencies"]:
        valid_from = str(said.get("validFromDate") or day["date"])
        quantity, rate = Decimal(said["quantity"]), Decimal(said["rate"])
        code = str(said["code"])
        if not (0 < quantity <= MOST_AT_ONCE and 0 < rate < HIGHEST and _is_code(code)):
            raise NotRates(f"not a rate: {code} {rate} for {quantity}")
        if code != HOME:
            yield DayRate(code, date.fromisoformat(valid_from[:10]), rate / quantity)


def _is_code(code: str) -> bool:
    return len(code) == 3 and code.isascii() and code.isupper()
