"""What an action costs and who pays, as tables say it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from qvevri.plan.programme.content import BudgetLine, Money, Source
from qvevri.plan.tables.doubts import Doubt, Fault, Note
from qvevri.plan.tables.figures import currencies_in, currency_in, first_figure, minor

NONE = re.compile(r"^[\s\u2010-\u2015.\-/]*$")
# Ten milliard: more than the whole budget of a municipality for decades.
ABSURD = Decimal(10_000_000_000)
TO_AGREE = re.compile(
    r"შესათანხმებ|დასაზუსტებ|to be (?:agreed|defined|confirmed)|\btb[acd]\b|уточня|соглас", re.I
)
PARTS = re.compile(r"\s*[;\n]\s*|(?<=%)\s*,\s*")
PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
# The higher level first: "state budget" holds the word of the local one.
GROUPS = (
    (
        Source.HIGHER,
        r"ზედა დონ|სახელმწიფო|ცენტრალურ|რეგიონ|higher|state|central|national"
        r"|вышестоящ|государств|республик",
    ),
    (Source.BANK, r"ბანკ|სესხ|საერთაშორისო ფინანს|bank|loan|\bifi|банк|кредит|мфо"),
    (Source.DONOR, r"დონორ|გრანტ|ევროკავშირ|donor|grant|\beu\b|undp|usaid|донор|грант|евросоюз"),
    (Source.PRIVATE, r"კერძო|ბიზნეს|private|business|частн|бизнес"),
    (Source.GAP, r"დასაფინანსებელ|დეფიციტ|not (?:yet )?covered|\bgap\b|непокрыт|дефицит"),
    (Source.LOCAL, r"ადგილობრივ|მუნიციპ|მერია|ბიუჯეტ|local|municip|budget|местн|муницип|бюджет"),
)
KNOWN = tuple((source, re.compile(words, re.I)) for source, words in GROUPS)


@dataclass(frozen=True)
class Cost:
    """What it costs; `also` is the same sum in the other currency, as printed beside it."""

    money: Money | None = None
    also: Money | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Lines:
    """Who pays how much."""

    lines: tuple[BudgetLine, ...] = ()
    notes: tuple[Note, ...] = ()


def read_cost(text: str, currency: str = "", rate: Decimal | None = None) -> Cost:
    """A cell such as "10 000 ლარი / 3 200 EUR"; `currency` is what a column of its own says.

    With a `rate` (lari for one euro) the two sums are held against each other: off by more than a
    fifth is a doubt.
    """
    if NONE.match(text):
        return Cost(notes=(Note(Doubt.NO_COST, text.strip()),))
    if TO_AGREE.search(text) and first_figure(text) is None:
        return Cost(notes=(Note(Doubt.NO_COST, text.strip()),))
    notes: list[Note] = []
    monies = []
    for part in re.split(r"\s*(?:[/;|\n]|\bანუ\b|\bor\b|\bили\b)\s*", text):
        money = _money(part, currency, notes)
        if money is not None:
            monies.append(money)
    if not monies:
        return Cost(notes=tuple(notes) or (Note(Doubt.UNREAD_COST, text.strip()),))
    first, also = monies[0], monies[1] if len(monies) > 1 else None
    if also is not None and also.currency == first.currency:
        return Cost(first, None, (*notes, Note(Doubt.UNREAD_COST, text.strip())))
    if also is not None and rate and _is_far(first, also, rate):
        notes.append(Note(Doubt.OTHER_RATE, text.strip()))
    return Cost(first, also, tuple(notes))


def _money(part: str, currency: str, notes: list[Note]) -> Money | None:
    # A share is no amount: "60 % (6 000 GEL)" is six thousand, "60 %" is none.
    found = first_figure(PERCENT.sub("", part))
    if found is None:
        return None
    value, before, after = found
    named = currency_in(after) or currency_in(before) or currency
    if value < 0:
        notes.append(Note(Fault.NEGATIVE, part.strip()))
    elif value >= ABSURD:
        notes.append(Note(Fault.ABSURD, part.strip()))
    elif first_figure(after) is not None and len(set(currencies_in(part))) > 1:
        notes.append(Note(Doubt.MIXED_CURRENCIES, part.strip()))
    if not named:
        notes.append(Note(Doubt.NO_CURRENCY, part.strip()))
    return Money(minor(value), named or "GEL")


def _is_far(first: Money, also: Money, rate: Decimal) -> bool:
    if {first.currency, also.currency} != {"GEL", "EUR"}:
        return False
    lari, euro = (first, also) if first.currency == "GEL" else (also, first)
    return abs(lari.amount - euro.amount * rate) * 5 > lari.amount


def source_of(text: str) -> Source | None:
    """The group of sources that the words name; None if they name none."""
    return next((source for source, words in KNOWN if words.search(text)), None)


def read_lines(text: str, cost: Money | None) -> Lines:
    """A cell such as "ადგილობრივი ბიუჯეტი 40 000; დონორი 20 000".

    One source without a sum pays the whole cost, or what the others leave; that is a doubt.
    """
    if NONE.match(text):
        return Lines()
    if TO_AGREE.search(text):
        return Lines(notes=(Note(Doubt.SOURCE_TO_AGREE, text.strip()),))
    notes: list[Note] = []
    lines: list[BudgetLine] = []
    silent: list[tuple[Source, str]] = []
    for part in PARTS.split(text.strip()):
        source = source_of(part)
        if source is None:
            notes.append(Note(Doubt.UNKNOWN_SOURCE, part))
        money = _money(part, cost.currency if cost else "", notes) or _share(part, cost, notes)
        if money is not None:
            lines.append(BudgetLine(source or Source.GAP, money))
        elif source is not None:
            silent.append((source, part))
    rest = _rest(lines, cost)
    if len(silent) == 1 and rest is not None and rest.amount > 0:
        lines.append(BudgetLine(silent[0][0], rest))
    notes += [Note(Doubt.SOURCE_WITHOUT_SUM, words) for _source, words in silent]
    return Lines(tuple(lines), (*notes, *over_cost(lines, cost)))


def _share(part: str, cost: Money | None, notes: list[Note]) -> Money | None:
    """The part of the cost that a percentage names."""
    found = PERCENT.search(part)
    if found is None or cost is None:
        return None
    notes.append(Note(Doubt.SHARE, part.strip()))
    share = Decimal(found.group(1).replace(",", ".")) / 100
    return Money(round(cost.amount * share), cost.currency)


def _rest(lines: list[BudgetLine], cost: Money | None) -> Money | None:
    if cost is None or any(line.money.currency != cost.currency for line in lines):
        return None
    return Money(cost.amount - sum(line.money.amount for line in lines), cost.currency)


def over_cost(lines: list[BudgetLine], cost: Money | None) -> tuple[Note, ...]:
    """A doubt if the lines promise more than the action costs, or cannot be held against it."""
    rest = _rest(lines, cost)
    if rest is not None and rest.amount < 0:
        return (Note(Doubt.OVER_COST),)
    currencies = {line.money.currency for line in lines} | ({cost.currency} if cost else set())
    return (Note(Doubt.MIXED_CURRENCIES),) if len(currencies) > 1 else ()
