"""From what people type to what the engines are asked: groups of words, each to be met."""

from dataclasses import dataclass

from qvevri.places import queries as places
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.reading.asking import Part
from qvevri.vocabulary.reading.figures import Amount, Price
from qvevri.vocabulary.reading.stemming import stem

__all__ = ["Amount", "Group", "Price", "Reading", "wording"]

LONGEST_WORD = 40


@dataclass(frozen=True)
class Group:
    """Met by a document of one of the concepts, in one of the settlements, or with every word.

    `words` are folded, `written` is what was typed for them, `stem` the folded stem of one word.
    Of `markets` everything meets it: their town gives them its name, or they lie in the region.
    What sounds like a place (ღორი like გორი) is met by what it means, not by its words.
    """

    words: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    settlements: tuple[int, ...] = ()
    written: str = ""
    stem: str = ""
    markets: tuple[int, ...] = ()
    sounds_like_a_place: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it names nothing known: only texts can hold it."""
        return not self.concepts and not self.settlements and not self.markets


@dataclass(frozen=True)
class Reading:
    """What a query was understood to ask: all groups must be met, the price too.

    `text` is what was read. Where that is not what was typed, `corrected_from` is what was typed,
    and `keyboard` the layout it was meant for ("ka", "en", "ru") if only the keyboard was wrong.
    `is_near` tells that what lies about the settlement will do. One of the products `either` names,
    as typed, is enough; usually all that is named must be met.
    """

    text: str = ""
    groups: tuple[Group, ...] = ()
    price: Price | None = None
    amount: Amount | None = None
    is_near: bool = False
    corrected_from: str = ""
    keyboard: str = ""
    either: tuple[str, ...] = ()

    @property
    def concepts(self) -> tuple[str, ...]:
        """The codes of all concepts named in the query."""
        return tuple(code for group in self.groups for code in group.concepts)

    @property
    def settlement(self) -> int | None:
        """The settlement named in the query; None where none or several were."""
        named = {pk for group in self.groups for pk in group.settlements}
        return named.pop() if len(named) == 1 else None

    @property
    def words(self) -> tuple[str, ...]:
        """The plain words left, folded: those that name neither a concept nor a settlement."""
        return tuple(word for group in self.groups if group.is_plain for word in group.words)

    @property
    def says_nothing(self) -> bool:
        """Whether nothing that can be looked for was typed: signs, emoji."""
        return not (self.groups or self.price or self.amount)


def wording(text: str, municipality: Municipality | None = None) -> Reading:
    """What a query asks of one municipality's market, or of all."""
    asked = vocabulary.asked(text, municipality)
    groups = tuple(filter(None, (_group(part, municipality) for part in asked.parts)))
    return Reading(text.strip(), groups, asked.price, asked.amount, asked.is_near)


def _group(part: Part, municipality: Municipality | None) -> Group | None:
    said = " ".join(part.words)
    words = tuple(word[:LONGEST_WORD] for word in fold(said).split())
    if not words:
        return None
    is_one = len(words) == len(part.words) == 1 and not part.concepts and not part.places
    base = stem(said) if is_one else ""
    # Folding may part one word with an odd sign inside: such a stem is no word.
    base = base if base.isalnum() else ""
    named = places.named_after(part.places) if part.places else ()
    # A region that does not hold the one market that is asked is a word like any other.
    within = places.markets_in(part.areas, municipality) if part.areas else ()
    return Group(
        *(words, part.concepts, part.places, said.casefold(), base),
        markets=tuple(dict.fromkeys((*named, *within))),
        sounds_like_a_place=part.sounds_like_a_place,
    )
