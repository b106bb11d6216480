"""What a query asks: the concepts and places it names, its price and amount, the words left."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.reading.figures import Amount, Price, UnitOf, figures
from qvevri.vocabulary.stemming import split

LONGEST_TEXT = 300
LONGEST_WORD = 40
MOST_WORDS = 12
LONGEST_PLACE = 3
# Words that say nothing of what is sought: "apples from Skra", "куплю мёд", "ვაშლის ფასი".
SILENT = frozenset(
    fold(
        "in of the a an and or for to at with from by me i is are some any all "
        "buy sell sale selling buying price prices cheap best good need want looking where "
        "в во на из с со и или к от до у по для о за мне я все где "
        "куплю купить покупка продам продаю продажа продать цена цены недорого дёшево нужно нужен "
        "нужна нужны ищу хочу лучший лучшая лучшее лучшие хороший хорошая хорошее хорошие "
        "და ან თუ იყიდება ვიყიდი ვყიდი ყიდვა გაყიდვა შევიძენ მინდა მჭირდება ვეძებ სად ყველა "
        "ფასი ფასები ფასად იაფი იაფად კარგი საუკეთესო"
    ).split()
)
NEAR = frozenset(
    (
        *("near", "nearby", "around", "рядом", "около", "возле", "недалеко", "вблизи"),
        *("ახლოს", "მახლობლად", "სიახლოვეს"),
    )
)


@dataclass(frozen=True)
class Part:
    """Words of a query that belong together, as written, with all that they may name.

    Without concepts and places they name nothing known: only texts can hold them.
    """

    words: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    places: tuple[int, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A query as it was understood; `is_near` where a place was asked for with what lies about it.

    Silent words (buy, from, ფასი) are in no part; a query of nothing else keeps them.
    """

    parts: tuple[Part, ...] = ()
    price: Price | None = None
    amount: Amount | None = None
    is_near: bool = False

    @property
    def concepts(self) -> tuple[str, ...]:
        """The codes of all concepts named."""
        return tuple(code for part in self.parts for code in part.concepts)

    @property
    def places(self) -> tuple[int, ...]:
        """The keys of all settlements named."""
        return tuple(place for part in self.parts for place in part.places)


Spans = Mapping[int, tuple[int, tuple[str, ...]]]
PlacesOf = Callable[[str], tuple[int, ...]]


def asked(text: str, named: Callable[[str], Spans], places: PlacesOf, unit_of: UnitOf) -> Asked:
    """A query in its parts: `named` gives concepts by the place of their first word, with its end.

    `places` gives the settlements called so, `unit_of` the code of a unit.
    """
    said = figures(text[:LONGEST_TEXT], unit_of)
    words = [word[:LONGEST_WORD] for word in split(said.rest)][:MOST_WORDS]
    parts = _parts(words, named(" ".join(words)), places)
    is_near = any(word.casefold() in NEAR for word in words)
    speaking = tuple(part for part in parts if not _is_silent(part))
    is_all = speaking or said.price or said.amount
    return Asked(speaking if is_all else tuple(parts), said.price, said.amount, is_near)


def _parts(words: Sequence[str], named: Spans, places: PlacesOf) -> list[Part]:
    parts, start = [], 0
    while start < len(words):
        end, codes = named.get(start, (start, ()))
        place_end, found = _place(words, start, places)
        if place_end > end:
            end, codes = place_end, ()
        elif place_end < end:
            found = ()
        end = max(end, start + 1)
        parts.append(Part(tuple(words[start:end]), codes, found))
        start = end
    return parts


def _place(words: Sequence[str], start: int, places: PlacesOf) -> tuple[int, tuple[int, ...]]:
    for end in range(min(start + LONGEST_PLACE, len(words)), start, -1):
        found = places(" ".join(words[start:end]))
        if found:
            return end, found
    return start, ()


def _is_silent(part: Part) -> bool:
    if part.concepts or part.places:
        return False
    return all(
        word.casefold() in NEAR or SILENT.issuperset(fold(word).split()) for word in part.words
    )
