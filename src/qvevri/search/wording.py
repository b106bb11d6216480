"""From what people type to what the engines are asked: groups of words, each to be met."""

from dataclasses import dataclass, replace

from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.stemming import split

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
    """Met by a document that has one of the concepts, or every word (each may go on)."""

    words: tuple[str, ...]
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """All groups must be met."""

    groups: tuple[Group, ...] = ()

    @property
    def concepts(self) -> tuple[str, ...]:
        """The codes of all concepts named in the query."""
        return tuple(code for group in self.groups for code in group.concepts)

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the query, folded."""
        return tuple(word for group in self.groups for word in group.words)


def wording(text: str) -> Wording:
    """What a query asks. Signs are dropped; at most a dozen words count."""
    written = split(text[:LONGEST_TEXT])[:MOST_WORDS]
    named = _named(" ".join(written))
    groups: list[Group] = []
    place = 0
    while place < len(written):
        end, codes = named.get(place, (place + 1, ()))
        words = tuple(word[:LONGEST_WORD] for word in fold(" ".join(written[place:end])).split())
        if words:
            groups.append(Group(words, tuple(codes)))
        place = end
    speaking = tuple(one for one in groups if one.concepts or not SILENT.issuperset(one.words))
    return Wording(speaking or tuple(groups))


def _named(text: str) -> dict[int, tuple[int, tuple[str, ...]]]:
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    for mention in vocabulary.mentions(text, FINDING):
        _end, codes = found.get(mention.start, (0, ()))
        found[mention.start] = (mention.end, (*codes, mention.code))
    return found


def mended(asked: Wording) -> Wording:
    """The same with typing errors forgiven, for when nothing was found: "appels", "vashly"."""
    return Wording(tuple(_mended(group) for group in asked.groups))


def _mended(group: Group) -> Group:
    if group.concepts or len("".join(group.words)) < FEWEST_LETTERS_FOR_A_TYPO:
        return group
    matches = vocabulary.recognise(" ".join(group.words), FINDING)
    codes = tuple(match.code for match in matches if match.score >= SURE_OF_A_TYPO)
    return replace(group, concepts=codes[:3])
