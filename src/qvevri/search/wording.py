"""From what people type to what the engines are asked: groups of words, each to be met."""

import re
from dataclasses import dataclass

from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.folding import words as folded_words

MOST_WORDS = 12
LONGEST_WORD = 40
LONGEST_TEXT = 300
# A concept stands in the index as a word of its own, so that meaning and spelling are asked alike.
MARK = "zz"
FINDING = ("group", "product", "variety", "appellation")
_OTHER = re.compile(r"[^a-z0-9]")


def concept_word(code: str) -> str:
    """The word under which a concept stands in the index."""
    return MARK + _OTHER.sub("", code.lower())


def concept_words(concepts: str) -> str:
    """The words of "|fruit|apple|", to be added to a document's words."""
    return " ".join(concept_word(code) for code in concepts.split("|") if code)


@dataclass(frozen=True)
class Group:
    """Met by a document that has one of the concepts, or every word (each may go on)."""

    words: tuple[str, ...]
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """All groups must be met."""

    groups: tuple[Group, ...]

    @property
    def concepts(self) -> tuple[str, ...]:
        """The codes of all concepts named in the query."""
        return tuple(code for group in self.groups for code in group.concepts)


def wording(text: str) -> Wording:
    """What a query asks. Signs are dropped; at most a dozen words count."""
    text = text[:LONGEST_TEXT]
    words = tuple(word[:LONGEST_WORD] for word in folded_words(text)[:MOST_WORDS])
    groups: list[Group] = []
    done = 0
    for (start, end), codes in _named(text).items():
        if start >= done and end <= len(words):
            groups += [Group((word,)) for word in words[done:start]]
            groups.append(Group(words[start:end], tuple(codes)))
            done = end
    groups += [Group((word,)) for word in words[done:]]
    return Wording(tuple(groups))


def _named(text: str) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    for mention in vocabulary.mentions(text, FINDING):
        found.setdefault((mention.start, mention.end), []).append(mention.code)
    return found
