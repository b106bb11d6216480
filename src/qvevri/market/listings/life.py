"""Which status of a listing follows which: the whole life in one table."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

LIFETIME = timedelta(days=31)
WARNING = timedelta(days=3)
# A link sent when the listing was published still works some days after it has expired.
LINK_LIFETIME = LIFETIME + timedelta(days=14)


class Status(StrEnum):
    """Where in its life a listing stands; the values of `Listing.Status`."""

    DRAFT = "draft"
    WAITING = "waiting"
    SENT_BACK = "sent_back"
    PUBLISHED = "published"
    RESERVED = "reserved"
    SOLD_OUT = "sold_out"
    PAUSED = "paused"
    EXPIRED = "expired"
    REMOVED = "removed"


class Deed(StrEnum):
    """What can be done to a listing; also the verb in the history and in an address."""

    CHANGE = "change"
    SUBMIT = "submit"
    PUBLISH = "publish"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    RESERVE = "reserve"
    UNRESERVE = "unreserve"
    SELL_OUT = "sell_out"
    PAUSE = "pause"
    RESUME = "resume"
    CONFIRM = "confirm"
    CHANGE_PRICE = "change_price"
    EXPIRE = "expire"
    REMOVE = "remove"
    COPY = "copy"


S = Status
SHOWN = (S.PUBLISHED, S.RESERVED)
STAYS = None

# Deed → status before → status after (None: as it was). What is not here is refused.
LIFE: Mapping[Deed, Mapping[Status, Status | None]] = {
    Deed.CHANGE: {status: STAYS for status in S if status is not S.REMOVED},
    Deed.SUBMIT: {S.DRAFT: S.WAITING, S.SENT_BACK: S.WAITING, S.EXPIRED: S.WAITING},
    Deed.PUBLISH: {S.DRAFT: S.PUBLISHED, S.SENT_BACK: S.PUBLISHED, S.EXPIRED: S.PUBLISHED},
    Deed.APPROVE: {S.WAITING: S.PUBLISHED},
    Deed.SEND_BACK: {S.WAITING: S.SENT_BACK, S.PUBLISHED: S.SENT_BACK, S.RESERVED: S.SENT_BACK},
    Deed.RESERVE: {S.PUBLISHED: S.RESERVED},
    Deed.UNRESERVE: {S.RESERVED: S.PUBLISHED},
    Deed.SELL_OUT: dict.fromkeys((S.PUBLISHED, S.RESERVED, S.PAUSED, S.EXPIRED), S.SOLD_OUT),
    Deed.PAUSE: dict.fromkeys(SHOWN, S.PAUSED),
    Deed.RESUME: {S.PAUSED: S.PUBLISHED},
    Deed.CONFIRM: {
        S.PUBLISHED: STAYS,
        S.RESERVED: STAYS,
        S.EXPIRED: S.PUBLISHED,
        S.SOLD_OUT: S.PUBLISHED,
    },
    Deed.CHANGE_PRICE: {status: STAYS for status in S if status is not S.REMOVED},
    Deed.EXPIRE: dict.fromkeys(SHOWN, S.EXPIRED),
    Deed.REMOVE: {status: S.REMOVED for status in S if status is not S.REMOVED},
    Deed.COPY: {status: STAYS for status in S if status is not S.REMOVED},
}


def is_possible(deed: Deed, status: str) -> bool:
    """Whether the deed may be done to a listing in this status."""
    return Status(status) in LIFE[deed]


def is_done(deed: Deed, status: str) -> bool:
    """Whether the deed has led here already, such as by the same button pressed twice."""
    return Status(status) in LIFE[deed].values() and not is_possible(deed, status)


def after(deed: Deed, status: str) -> Status:
    """The status after the deed. Raises KeyError when the deed is not possible."""
    before = Status(status)
    return LIFE[deed][before] or before


def deeds_of_seller(status: str) -> tuple[Deed, ...]:
    """What the seller's own list offers for a listing in this status, the likeliest first."""
    offered = (
        Deed.CONFIRM,
        Deed.RESUME,
        Deed.UNRESERVE,
        Deed.SELL_OUT,
        Deed.CHANGE_PRICE,
        Deed.RESERVE,
        Deed.PAUSE,
        Deed.COPY,
    )
    if status in (S.DRAFT, S.WAITING, S.SENT_BACK):
        return ()
    if status == S.REMOVED:
        return ()
    return tuple(deed for deed in offered if is_possible(deed, status))


def expires_after(confirmed_at: datetime) -> datetime:
    """When a listing confirmed at this moment ends, unless it is confirmed again."""
    return confirmed_at + LIFETIME


def warns_before(now: datetime) -> datetime:
    """Listings that end before this moment are due for their warning."""
    return now + WARNING


def years_on(last: date | None, today: date) -> int:
    """How many years later an offer that ended on `last` may be made again; 0 if not over yet."""
    if last is None or last >= today:
        return 0
    years = today.year - last.year
    return years if moved_on(last, years) >= today else years + 1


def moved_on(day: date, years: int) -> date:
    """The same day some years later; the last of February for its 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
