"""Numbers written in words, as digits: two and a half, ოცდახუთი, полторы тысячи, ormoci.

The words are those by which Unicode's CLDR spells numbers out (its rules are the tests' judge),
with the forms that stand after a preposition or before a noun.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from qvevri.vocabulary.folding import clean, fold
from qvevri.vocabulary.reading.georgian import is_georgian, popular

THOUSAND = 1000
ENGLISH = """
1 one · 2 two · 3 three · 4 four · 5 five · 6 six · 7 seven · 8 eight · 9 nine · 10 ten · 11 eleven
12 twelve · 13 thirteen · 14 fourteen · 15 fifteen · 16 sixteen · 17 seventeen · 18 eighteen
19 nineteen · 20 twenty · 30 thirty · 40 forty fourty · 50 fifty · 60 sixty · 70 seventy
80 eighty · 90 ninety · 2 couple · 0.5 half · 0.25 quarter
"""
RUSSIAN = """
1 один одна одно одну одного одной · 2 два две двух · 3 три трех · 4 четыре четырех · 5 пять пяти
6 шесть шести · 7 семь семи · 8 восемь восьми · 9 девять девяти · 10 десять десяти
11 одиннадцать одиннадцати · 12 двенадцать двенадцати · 13 тринадцать тринадцати
14 четырнадцать четырнадцати · 15 пятнадцать пятнадцати · 16 шестнадцать шестнадцати
17 семнадцать семнадцати · 18 восемнадцать восемнадцати · 19 девятнадцать девятнадцати
20 двадцать двадцати · 30 тридцать тридцати · 40 сорок сорока · 50 пятьдесят пятидесяти
60 шестьдесят шестидесяти · 70 семьдесят семидесяти · 80 восемьдесят восьмидесяти
90 девяносто девяноста · 100 сто ста · 200 двести двухсот · 300 триста трехсот
400 четыреста четырехсот · 500 пятьсот пятисот · 600 шестьсот шестисот · 700 семьсот семисот
800 восемьсот восьмисот · 900 девятьсот девятисот · 2 пару · 1.5 полтора полторы полутора
150 полтораста полутораста · 0.5 пол половина половину половины половиной · 0.25 четверть четверти
"""
# Said after a smaller number, of which there are so many: two hundred, пять тысяч.
MULTIPLIERS = """
12 dozen dozens дюжина дюжину дюжины дюжин · 100 hundred hundreds сотня сотню сотни сотен
1000 thousand thousands тысяча тысячу тысячи тысяч тыс ათას ათასი
1000000 million millions миллион миллиона миллионов млн მილიონ მილიონი
"""
DOZENS = ("dozen", "dozens", "дюжина", "дюжину", "дюжины", "дюжин")
ONES = ("ერთ", "ორ", "სამ", "ოთხ", "ხუთ", "ექვს", "შვიდ", "რვა", "ცხრა")
TEENS = (
    *("ათ", "თერთმეტ", "თორმეტ", "ცამეტ", "თოთხმეტ", "თხუთმეტ", "თექვსმეტ", "ჩვიდმეტ"),
    *("თვრამეტ", "ცხრამეტ"),
)
SCORES = {20: "ოც", 40: "ორმოც", 60: "სამოც", 80: "ოთხმოც"}
HUNDREDS = {100 * number: word + "ას" for number, word in enumerate(("", *ONES[1:]), 1)}
# Numbers bear them as digits do: ოცამდე, ხუთიდან, ათზე ნაკლები.
ENDINGS = ("მდე", "დან", "ზე", "mde", "dan")
# Of a word that a half begins (полтонны, ნახევარკილო) the half alone.
TOKEN = re.compile(
    r"\d{1,9}(?:[.,]\d{1,3})?(?![\w.,])"
    r"|пол(?=тонн|кил|кг|литр|центнер|меш|ящик|ведр|банк|дюжин|сотн|тысяч)"
    r"|ნახევარ(?=ტონ|კილო|კგ|ლიტრ)|[^\W\d_]+",
    re.IGNORECASE,
)
OF = re.compile(r"\s+of(?:\s+an?)?\b", re.IGNORECASE)
OF_PART = re.compile(r"-(?=[^\W\d_])|\s+(?:of(?:\s+an?)?|an)\b", re.IGNORECASE)
TOGETHER, AND_A_PART = ("", "-"), ("and", "and a", "და", "с", "и", "-")
LONGEST_WORD = 40
# Shorter ones are other people's words: or, at, as.
FEWEST_HEARD = 3


@dataclass(frozen=True)
class InDigits:
    """A text with digits for its numbers in words; `words` has those, by where the digits begin."""

    text: str
    words: Mapping[int, tuple[str, str]]

    def original(self, start: int, end: int) -> str:
        """A stretch of the text as it was written."""
        pieces, done = [], start
        for place, (digits, words) in self.words.items():
            if start <= place < end:
                pieces += [self.text[done:place], words]
                done = place + len(digits)
        return "".join([*pieces, self.text[done:end]])

    def are_dozens(self, place: int) -> bool:
        """Whether pieces are counted there, whatever follows: a dozen eggs."""
        return place in self.words and clean(self.words[place][1]).endswith(DOZENS)


@dataclass(frozen=True)
class _Said:
    """What a word, or its first `letters`, says: a number to add, or how many times another."""

    value: Decimal
    letters: int
    is_times: bool = False
    is_digits: bool = False


@dataclass(frozen=True)
class _Sum:
    """What was said so far: whole thousands, the rest; what is added must be less than `room`."""

    thousands: Decimal
    rest: Decimal
    room: int

    def plus(self, said: _Said, between: str) -> "_Sum | None":
        """The number with one word more, and what stands between; None if that is another one."""
        if said.is_times:
            return self._times(said.value) if between in (*TOGETHER, "a") else None
        if said.value < 1:
            is_behind = self.room == 1 and between in AND_A_PART
            return _Sum(self.thousands, self.rest + said.value, 0) if is_behind else None
        ways = (*TOGETHER, "and") if self.room >= 100 else TOGETHER
        if said.is_digits or said.value >= self.room or between not in ways:
            return None
        return _Sum(self.thousands, self.rest + said.value, _room(said.value))

    def _times(self, value: Decimal) -> "_Sum | None":
        many = (self.rest or 1) * value
        if value >= THOUSAND:
            is_less = self.thousands % (THOUSAND * value) == 0
            return _Sum(self.thousands + many, Decimal(0), THOUSAND) if is_less else None
        return _Sum(self.thousands, many, _room(value)) if self.rest < 10 else None

    @property
    def value(self) -> Decimal:
        return self.thousands + self.rest


def _room(value: Decimal) -> int:
    if value % 100 == 0:
        return THOUSAND if value >= THOUSAND else 100
    return 10 if value % 10 == 0 and value > 10 else 1


def in_digits(text: str) -> InDigits:
    """The text with its numbers in words as digits; whether they count anything is not asked."""
    found = [(token.start(), said) for token in TOKEN.finditer(text) if (said := _said(token[0]))]
    if all(said.is_digits for _place, said in found):
        return InDigits(text, {})
    written, words, end = "", dict[int, tuple[str, str]](), 0
    for start, last, digits in _side_by_side(text, _numbers(text, found)):
        written += text[end:start]
        words[len(written)] = (digits, text[start:last])
        written, end = written + digits, last
    return InDigits(written + text[end:], words)


def _side_by_side(
    text: str, numbers: Iterator[tuple[int, int, Decimal]]
) -> Iterator[tuple[int, int, str]]:
    """Each number in digits; with the next higher behind it, from one to the other: ორი სამი."""
    waiting: tuple[int, int, Decimal] | None = None
    for start, last, number in numbers:
        digits = f"{number.normalize():f}"
        if waiting is not None:
            begun, end, low = waiting
            waiting = None
            if number - low == 1 and text[end:start].isspace():
                yield begun, last, f"{low.normalize():f}-{digits}"
                continue
            yield begun, end, f"{low.normalize():f}"
        waiting = start, last, number
    if waiting is not None:
        yield waiting[0], waiting[1], f"{waiting[2].normalize():f}"


def _numbers(text: str, found: list[tuple[int, _Said]]) -> Iterator[tuple[int, int, Decimal]]:
    """Where each number in words begins and ends, and what it says."""
    place = 0
    while place < len(found):
        start, said = found[place]
        number, end, is_in_words = _first(said), start + said.letters, not said.is_digits
        for ahead, word in found[place + 1 :]:
            more = number.plus(word, " ".join(text[end:ahead].casefold().split()))
            if more is None:
                break
            number, end, is_in_words, place = more, ahead + word.letters, True, place + 1
        place += 1
        if is_in_words:
            behind = (OF_PART if number.value < 1 else OF).match(text, end)
            yield start, behind.end() if behind else end, number.value


def _first(said: _Said) -> _Sum:
    if said.is_times:
        many = said.value >= THOUSAND
        nothing = Decimal(0)
        return _Sum(
            said.value if many else nothing, nothing if many else said.value, _room(said.value)
        )
    is_whole = not said.is_digits and said.value >= 1
    return _Sum(Decimal(0), said.value, _room(said.value) if is_whole else int(said.is_digits))


@lru_cache(maxsize=10_000)
def _said(token: str) -> _Said | None:
    if token[0].isdecimal():
        return _Said(Decimal(token.replace(",", ".")), len(token), is_digits=True)
    if len(token) > LONGEST_WORD:
        return None
    plain = clean(token).replace("ё", "е")
    value = _value(plain)
    if value is not None:
        return _Said(value, len(token), is_times=plain in TIMES or fold(plain) in HEARD_TIMES)
    ending = next((one for one in ENDINGS if plain.endswith(one)), "")
    base = plain.removesuffix(ending)
    value = _value(base) or _value(base[:-1]) if ending and len(plain) == len(token) else None
    return None if value is None else _Said(value, len(base))


def _value(plain: str) -> Decimal | None:
    value = WORDS.get(plain)
    if value is None and plain[:1].isascii():
        return HEARD.get(fold(plain))
    return value


def _listed(table: str) -> Iterator[tuple[str, Decimal]]:
    for line in re.split("[·\n]", table.strip()):
        number, *words = line.split()
        yield from ((word, Decimal(number)) for word in words)


def _georgian() -> Iterator[tuple[str, Decimal]]:
    """Georgian counts by twenties: 75 is "three twenties and fifteen", სამოცდათხუთმეტი."""
    # Eighteen is often said, and written, with its sounds swapped.
    below = dict(zip((*ONES, *TEENS), range(1, 20), strict=True)) | {"თრვამეტ": 18}
    for score, word in SCORES.items():
        below |= {word: score} | {
            f"{word}და{more}": score + n for more, n in (*below.items(),) if n < 20
        }
    whole = below | {word: number for number, word in HUNDREDS.items()}
    whole |= {h + word: n + number for n, h in HUNDREDS.items() for word, number in below.items()}
    for word, number in whole.items():
        yield from ((form, Decimal(number)) for form in _forms(word))
    for word, number in {"": 0, **below}.items():
        if number < 10:
            yield from ((form, number + Decimal("0.5")) for form in _forms(f"{word}ნახევარ"))
    yield from ((form, Decimal("0.25")) for form in _forms("მეოთხედ"))


def _forms(word: str) -> tuple[str, str]:
    """As it stands before a noun in a case, and by itself; of რვა, as რვიდან begins."""
    return word, (word[:-1] if word[-1] == "ა" else word) + "ი"


def _heard(words: Mapping[str, Decimal]) -> Iterator[tuple[str, Decimal]]:
    """Georgian numbers up to a hundred, and a thousand, as they sound in Latin letters."""
    for word, value in words.items():
        if is_georgian(word) and (value <= 100 or value == THOUSAND):
            yield from ((fold(way), value) for way in {word, *popular(word)})


TIMES = dict(_listed(MULTIPLIERS))
WORDS = dict([*_listed(ENGLISH), *_listed(RUSSIAN), *_georgian(), *TIMES.items()])
HEARD = {key: value for key, value in _heard(WORDS) if len(key) >= FEWEST_HEARD}
HEARD_TIMES = {fold(word) for word, value in TIMES.items() if value == THOUSAND}
