"""What the two sides of a request can say: the chips of the enquiries and some of their own."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from qvevri.market.enquiries import chips as enquiries
from qvevri.market.enquiries.bargain import Said, Spoken
from qvevri.market.enquiries.chips import Chip, Side
from qvevri.market.enquiries.offering import Group, Option

OWN: Mapping[str, Chip] = enquiries.read(Path(__file__).with_name("chips.toml"))
CHIPS: Mapping[str, Chip] = {**enquiries.CHIPS, **OWN}
SELLER_ASKS = tuple(
    chip.code for chip in OWN.values() if Side.SELLER in chip.sides and chip.answers
)
SELLER_SAYS = ("bring", "call_me")
BUYER_ASKS = ("bid", "come", "sample", "certificate", "visit")
BUYER_SAYS = ("call_me", "decline")


def may_say(side: str, code: str) -> bool:
    """Whether this side has this chip here."""
    return code in CHIPS and Side(side) in CHIPS[code].sides


def open_questions(turns: Iterable[Spoken], side: Side) -> list[Said]:
    """What the other side asked since `side` last spoke, in order."""
    asked: list[Said] = []
    for speaker, chips in turns:
        if speaker == side:
            asked = []
        else:
            asked += [said for said in chips if CHIPS[said["chip"]].is_question]
    return asked


def _options(codes: Iterable[str], prefix: str, given: Said | None = None) -> tuple[Option, ...]:
    values = {key: value for key, value in (given or {}).items() if key != "chip"}
    return tuple(
        Option(f"{prefix}_{code}", CHIPS[code], values if CHIPS[code].repeats else {})
        for code in codes
    )


def offered(turns: list[Spoken], side: Side) -> list[Group]:
    """Answers to each open question of the other side, then what this side may always say."""
    groups = [
        Group(said, _options(CHIPS[said["chip"]].answers, f"q{number}", said))
        for number, said in enumerate(open_questions(turns, side))
    ]
    asks, says = (BUYER_ASKS, BUYER_SAYS) if side is Side.BUYER else (SELLER_ASKS, SELLER_SAYS)
    answered = {option.chip.code for group in groups for option in group.options}
    more = [code for code in (*says, *asks) if code not in answered]
    return [*groups, Group(None, _options(more, "more"))]


def agreed_bid(turns: list[Spoken]) -> Said | None:
    """The buyer's price to which the seller agreed with the last word; None without one."""
    if not turns or turns[-1][0] != Side.SELLER:
        return None
    if not any(said["chip"] == "bid_yes" for said in turns[-1][1]):
        return None
    bids = [said for side, chips in turns if side == Side.BUYER for said in chips]
    return next((said for said in reversed(bids) if said["chip"] == "bid"), None)
