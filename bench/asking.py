"""What is asked of the search: drawn by chance from what is there, each time alike."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from random import Random
from urllib.parse import urlencode

from django.db.models import Count

from bench import bare
from bench.bare import Bare
from qvevri.places.models import Municipality
from qvevri.places.queries import settlements_of
from qvevri.search import marks
from qvevri.search.models import SearchDoc
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.folding import fold

LANGUAGES = ("ka", "en", "ru")
MANY = 24
# What nobody means: the engines' own signs, single letters, the commonest words, far too much.
ODD = (
    *('"apple* NEAR & | ! <-> :*', "a", "b", "ა", "я", "1", "12345", "zz", "zzklisting", "...."),
    *(
        "'; DROP TABLE search_words; --",
        "🍎🍎🍎",
        "a\u200bp\u0301ple",
        "vаshlи",
        "%%%",
        "kg",
        "and",
    ),
    *("да და and i", "ab " * 400, "ვ" * 150, "x" * 1500, "w1 w2 w3 w4 w5 w6 w7 w8 w9 w10"),
    *("gori gori gori", "q w e r t y u i o p"),
)
LARI = 10_000


@dataclass(frozen=True)
class Asked:
    """An address, and the plain SQL that finds the same; None where nothing plain does."""

    address: str
    bare: Bare | None


class Questions:
    """Questions to one municipality's market, by kind."""

    def __init__(self, municipality: Municipality) -> None:
        self.municipality = municipality
        self.chance = Random(16)  # noqa: S311
        documents = SearchDoc.objects.of(municipality).kind("listing")
        counted = documents.values_list("concept").annotate(number=Count("pk")).order_by("-number")
        self.concepts = [code for code, _number in counted]
        self.names = [
            (code, vocabulary.term(code).name(language))
            for code in self.concepts
            for language in LANGUAGES
        ]

    def all(self) -> Mapping[str, list[Asked]]:
        """At most so many of each kind."""
        kinds: dict[str, Callable[[], Iterator[Asked]]] = {
            "list": self.lists,
            "one common concept": self.common,
            "one rare word": self.rare,
            "three words with filters": self.narrow,
            "a typing error": self.mistyped,
            "a suggestion": self.begun,
            "facets on": self.faceted,
            "bad input": self.odd,
        }
        return {kind: list(islice(asked(), MANY)) for kind, asked in kinds.items()}

    def _page(self, language: str = "en", part: str = "", **said: object) -> str:
        query = f"?{urlencode(said)}" if said else ""
        return f"/{self.municipality.slug}/{language}/market/{part}{query}"

    def lists(self) -> Iterator[Asked]:
        """The newest of everything, of the commonest concepts and villages."""
        yield Asked(self._page(), None)
        for code in self.concepts[:8]:
            yield Asked(self._page(part=f"c/{code}/"), bare.of_concept(self._pk, code))
        for settlement in settlements_of(self.municipality)[:8]:
            yield Asked(self._page(part=f"in/{settlement.slug}/"), None)

    @property
    def _here(self) -> list[str]:
        return [marks.of_municipality(self._pk)]

    @property
    def _pk(self) -> int:
        return self.municipality.pk

    def common(self) -> Iterator[Asked]:
        """The commonest concepts by their names in each language."""
        for code, name in self.names[:MANY]:
            yield Asked(self._page(q=name), bare.ranked([*self._here, marks.of_concept(code)]))

    def rare(self) -> Iterator[Asked]:
        """Words that a handful of listings have: numbers of batches."""
        found = SearchDoc.objects.of(self.municipality).filter(words__regex=r" [a-z]{2}\d{4} ")
        for words in found.order_by("pk").values_list("words", flat=True)[: MANY * 3]:
            word = next(one for one in words.split() if one[:2].isalpha() and one[2:].isdigit())
            yield Asked(self._page(q=word), bare.ranked([*self._here, word]))

    def narrow(self) -> Iterator[Asked]:
        """A concept, a village and a word more, up to a price, delivered."""
        villages = list(settlements_of(self.municipality))
        for code, name in self.names[:MANY]:
            village = self.chance.choice(villages)
            place, most = village.name.data["en"], self.chance.randint(3, 20)
            words = fold(f"{vocabulary.term(code).name('en')} {place} gori").split()
            address = self._page(q=f"{name} {place} gori", price_to=most, delivers="on")
            yield Asked(address, bare.ranked([*self._here, *words], most * LARI))

    def mistyped(self) -> Iterator[Asked]:
        """The commonest concepts with a letter left out, doubled or changed for its neighbour."""
        for code, name in self.names:
            if 5 <= len(name) <= 12:
                address = self._page(q=self._with_error(name))
                yield Asked(address, bare.ranked([*self._here, marks.of_concept(code)]))

    def _with_error(self, name: str) -> str:
        place = self.chance.randint(1, len(name) - 3)
        if self.chance.random() < 0.5:
            return name[:place] + name[place + 1 :]
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :]

    def begun(self) -> Iterator[Asked]:
        """The first letters of names, as they come while somebody types."""
        for _code, name in self.names:
            letters = name[: self.chance.randint(2, 5)].strip()
            if fold(letters):
                address = self._page(part="suggest/", q=letters)
                yield Asked(address, bare.of_words([f"{fold(letters).split()[0]}*"]))

    def odd(self) -> Iterator[Asked]:
        """What no market holds, or most of it."""
        for words in ODD:
            yield Asked(self._page(q=words), None)

    def faceted(self) -> Iterator[Asked]:
        """Whole groups, with the counts of all that could narrow them."""
        terms = (vocabulary.term(code) for code in self.concepts)
        groups = dict.fromkeys(term.parent for term in terms if term.parent)
        for group in groups:
            for language in LANGUAGES:
                name = vocabulary.term(group).name(language)
                address = self._page(language, q=name, facets="on")
                yield Asked(address, bare.facets(self._pk, group))
