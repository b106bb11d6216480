"""What a row of the index holds of a document: its words in all their forms, and its facts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils import timezone

from qvevri.core.languages import CODES
from qvevri.search.docs import Doc
from qvevri.search.marks import START, marks, of_mention, of_name, of_stem
from qvevri.search.models import DEAREST
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.reading.stemming import split, stem

# Sellers are suggested by the beginnings of their names.
SELLER = "seller"
LONGEST_WORD = 40
# Shorter words are not corrected, longer ones nobody types.
FEWEST_LETTERS = 3
# Numbers of batches, years and codes: nothing that another word could be meant by.
_DIGIT = re.compile(r"\d")
_LATIN_OR_NUMBER = re.compile(r"[\x00-\x7f]*")


def columns(doc: Doc, now: datetime) -> dict[str, Any]:
    """The fields of `SearchDoc` for a document."""
    # Not asdict(): it copies the whole card.
    fields = dict(vars(doc))
    own, confirmed_at = fields.pop("own"), fields.pop("confirmed_at")
    fields["municipality_id"] = fields.pop("municipality")
    names = map(of_name, _folded(_spoken(doc.card, "title"))) if doc.kind == SELLER else ()
    words = [*doc.words.split(), *_own(own), *names, marks(doc)]
    fields["words"] = " ".join(dict.fromkeys(words)).strip()
    fields["heading"] = "".join(f" {word}" for word in _folded(_spoken(doc.card, "title")))
    fields["written"] = _written(doc.card, own)
    fields["price_order"] = DEAREST if doc.base_price is None else doc.base_price
    fields["listing_kind"] = str(doc.card.get("kind") or "")
    fields["day"] = timezone.localdate(confirmed_at or doc.published_at).toordinal()
    fields["indexed_at"] = now
    return fields


def _own(own: str) -> Iterator[str]:
    """What is found of people's own words: each folded, its stem, the concepts they name."""
    for word in split(own):
        folded, base = _forms(word[:LONGEST_WORD])
        yield from folded
        if base:
            yield of_stem(base)
    if own:
        yield from (of_mention(named.code) for named in vocabulary.mentions(own, vocabulary.ASKED))


@lru_cache(maxsize=20_000)
def _forms(word: str) -> tuple[tuple[str, ...], str]:
    """A word folded, and its stem where that is another word."""
    folded, base = tuple(fold(word).split()), stem(word)
    return folded, base if len(
        base
    ) >= FEWEST_LETTERS and base.isalnum() and base not in folded else ""


def _spoken(card: Mapping[str, object], *names: str) -> str:
    """What a card says under these names, in all languages."""
    said = [card[code] for code in CODES if isinstance(card.get(code), dict)]
    return " ".join(str(words.get(name, "")) for words in said for name in names)  # type: ignore[attr-defined]


def _folded(text: str) -> Iterable[str]:
    return dict.fromkeys(fold(text).split())


def _written(card: Mapping[str, object], own: str) -> str:
    """Each word as it is written, a space on either side, so that a whole word can be told."""
    said = f"{_spoken(card, 'title', 'seller', 'place')} {own}".casefold()
    return f" {' '.join(dict.fromkeys(split(said)))} "


def known_words(words: str, written: str) -> set[str]:
    """The words of a row that somebody may misspell: folded, and as written in other scripts."""
    folded = (word for word in words.split() if not word.startswith(START))
    others = (word for word in written.split() if not _LATIN_OR_NUMBER.fullmatch(word))
    return {
        word
        for word in (*folded, *others)
        if FEWEST_LETTERS <= len(word) <= LONGEST_WORD and not _DIGIT.search(word)
    }
