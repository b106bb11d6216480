"""From what people type to what the engines are asked: groups of words, each to be met."""

from dataclasses import dataclass, replace

from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.reading.figures import Amount, Price
from qvevri.vocabulary.stemming import split

__all__ = ["Amount", "Group", "Price", "Reading", "mended", "wording"]

MOST_WORDS = 12
LONGEST_WORD = 40
LONGEST_TEXT = 300
FINDING = ("group", "product", "variety", "appellation")
# Words that say nothing of what is sought: "apples from Skra", "куплю мёд", "ვაშლის ფასი".
SILENT = frozenset(
    fold(
        "in of the a an and or for to at near with from buy sell sale price "
        "в на из с и к от до у по для куплю купить продам продаю продажа цена "
        "და ან იყიდება ვიყიდი ვყიდი მინდა ფასი ყიდვა"
    ).split()
)
SURE_OF_A_TYPO = 0.6
FEWEST_LETTERS_FOR_A_TYPO = 4


@dataclass(frozen=True)
class Group:
    """Met by a document of one of the concepts, in one of the settlements, or with every word.

    `words` are folded, `written` is what was typed for them.
    """

    words: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    settlements: tuple[int, ...] = ()
    written: str = ""


@dataclass(frozen=True)
class Reading:
    """What a query was understood to ask: all groups must be met, the price too.

    `text` is what was read. Where that is not what was typed, `corrected_from` is what was typed
    and `keyboard` the layout it was meant for ("ka", "en", "ru"), if only the keyboard was wrong.
    """

    text: str = ""
    groups: tuple[Group, ...] = ()
    price: Price | None = None
    amount: Amount | None = None
    corrected_from: str = ""
    keyboard: str = ""

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
        plain = (one for one in self.groups if not one.concepts and not one.settlements)
        return tuple(word for group in plain for word in group.words)


def wording(text: str) -> Reading:
    """What a query asks. Signs are dropped; at most a dozen words count."""
    written = split(text[:LONGEST_TEXT])[:MOST_WORDS]
    named = _named(" ".join(written))
    groups: list[Group] = []
    place = 0
    while place < len(written):
        end, codes = named.get(place, (place + 1, ()))
        said = " ".join(written[place:end])
        words = tuple(word[:LONGEST_WORD] for word in fold(said).split())
        if words:
            groups.append(Group(words, tuple(codes), written=said))
        place = end
    speaking = tuple(one for one in groups if one.concepts or not SILENT.issuperset(one.words))
    return Reading(text, speaking or tuple(groups))


def _named(text: str) -> dict[int, tuple[int, tuple[str, ...]]]:
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    for mention in vocabulary.mentions(text, FINDING):
        _end, codes = found.get(mention.start, (0, ()))
        found[mention.start] = (mention.end, (*codes, mention.code))
    return found


def mended(asked: Reading) -> Reading:
    """The same with typing errors forgiven, for when nothing was found: "appels", "vashly"."""
    return replace(asked, groups=tuple(_mended(group) for group in asked.groups))


def _mended(group: Group) -> Group:
    if group.concepts or len("".join(group.words)) < FEWEST_LETTERS_FOR_A_TYPO:
        return group
    matches = vocabulary.recognise(" ".join(group.words), FINDING)
    codes = tuple(match.code for match in matches if match.score >= SURE_OF_A_TYPO)
    return replace(group, concepts=codes[:3])
