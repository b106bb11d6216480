"""What a cell may leave in doubt, each with its name; the sentences are in `remarks`."""

from dataclasses import dataclass
from enum import StrEnum


class Doubt(StrEnum):
    """Why somebody should look at a cell once more; the cell was read nonetheless."""

    OPEN_ENDED = "open_ended"
    RECURRING = "recurring"
    NO_PERIOD = "no_period"
    TWO_DATES = "two_dates"
    UNREAD_PERIOD = "unread_period"
    OUTSIDE_PLAN = "outside_plan"
    NO_COST = "no_cost"
    UNREAD_COST = "unread_cost"
    OTHER_RATE = "other_rate"
    NO_CURRENCY = "no_currency"
    SOURCE_WITHOUT_SUM = "source_without_sum"
    SOURCE_TO_AGREE = "source_to_agree"
    SHARE = "share"
    UNKNOWN_SOURCE = "unknown_source"
    OVER_COST = "over_cost"
    MIXED_CURRENCIES = "mixed_currencies"
    REPEATED_SUMS = "repeated_sums"
    NO_TARGET = "no_target"
    NO_RESULT = "no_result"
    FOOTNOTE = "footnote"
    UNKNOWN_BLOCK = "unknown_block"
    NO_OBJECTIVE = "no_objective"
    NO_PARTNER = "no_partner"
    ASIDE = "aside"
    SAME_ACTION = "same_action"
    TOTAL_DIFFERS = "total_differs"


class Fault(StrEnum):
    """Why a cell cannot go in: nothing of the table is written."""

    FINISH_BEFORE_START = "finish_before_start"
    NEGATIVE = "negative"
    ABSURD = "absurd"
    NO_TITLE = "no_title"
    SAME_CODE = "same_code"


@dataclass(frozen=True)
class Note:
    """A doubt or fault that a reader of a cell found, with the words it is about."""

    why: Doubt | Fault
    words: str = ""
