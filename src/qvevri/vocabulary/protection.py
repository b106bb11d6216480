"""Protected names only where they come from, and "bio" only with a certificate."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.terms import Term

# The law on bio products covers the synonyms too: biological, organic, ecological, environmentally
# friendly, bio, eco. Source: Government decree of 2014 on bio production; investor.ge 2018/2.
CLAIM_STARTS: Mapping[str, tuple[str, ...]] = {
    "ka": ("ბიო", "ორგანულ", "ეკოლოგიურ", "ეკო"),
    "en": ("bio", "organic", "ecologic", "eco"),
    "ru": ("био", "органич", "экологич", "эко"),
}
# Words that only begin alike, or name a substance and claim nothing.
INNOCENT = (
    *("ბიოჰუმუს", "ბიოგრაფ", "ბიოლოგიურად", "ბიოგაზ", "ეკონომ", "ეკოსისტემ"),
    *("biohumus", "biograph", "biodivers", "biogas", "biologist", "econom", "ecosystem"),
    *("биогумус", "биограф", "биогаз", "биологически", "эконом", "экосистем"),
)
INNOCENT_AFTER = ("სასუქ", "fertili", "удобрен", "ნივთიერ", "matter", "веществ")
KEYS_OF_GOODS = ("gvin", "vin", "wine", "grap", "kvel", "chees", "sir")
NEAR = 2
# The longest ending a name takes in a sentence, in letters of the key: -ისთვის is rare, -ის usual.
ENDING = 4
WORD = re.compile(r"[^\W\d_]+(?:[-–’'][^\W\d_]+)*")
PHRASES = ("environmentally friendly", "экологически чист", "ეკოლოგიურად სუფთა")


class Reason(StrEnum):
    """Why a protected word may not be said; the caller words it for the reader."""

    NAME_ELSEWHERE = "protected_name_elsewhere"
    NAME_OF_ANOTHER_PRODUCT = "protected_name_of_another_product"
    ORGANIC_WITHOUT_CERTIFICATE = "organic_without_certificate"


@dataclass(frozen=True)
class Objection:
    """One refusal: the reason, the word it is about, and where the name may be used."""

    reason: Reason
    word: str
    appellation: Term | None = None
    municipalities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claims:
    """What a listing claims: a concept's code, where it is from, and what is proven.

    `certificates` are codes of the seller's certificates that are valid today; `text` is what the
    seller wrote, in any language.
    """

    product: str
    municipality: str
    region: str
    appellation: Term | None = None
    is_organic: bool = False
    certificates: Collection[str] = ()
    text: str = ""


def objections(claims: Claims, appellations: Mapping[str, Term]) -> list[Objection]:
    """Everything the law holds against a listing; empty when it may say what it says.

    Source: Law of Georgia on Appellations of Origin and Geographical Indications of Goods, art. 3
    and 11; the list of names is Sakpatenti's.
    """
    found = []
    if claims.appellation is not None:
        found += _against_name(claims.appellation, claims, claims.appellation.name("ka"))
    if claims.text:
        for term, word in names_in(claims.text, appellations, claims.product):
            if term != claims.appellation:
                found += _against_name(term, claims, word)
    if "certificate.bio" not in claims.certificates:
        words = organic_words(claims.text)
        if claims.is_organic or words:
            said = words[0] if words else ""
            found.append(Objection(Reason.ORGANIC_WITHOUT_CERTIFICATE, said))
    return found


def may_use(appellation: Term, *, municipality: str, region: str) -> bool:
    """Whether goods of a municipality (slug) in a region (ISO 3166-2) may bear a protected name."""
    rule = appellation.protection
    if rule is None or not (rule.municipalities or rule.regions):
        return True
    return municipality in rule.municipalities or region in rule.regions


def names_in(
    text: str, appellations: Mapping[str, Term], product: str = ""
) -> list[tuple[Term, str]]:
    """The place-bound protected names used as a name in a free text, with the words as written.

    A single word counts for the products it protects, or beside a word for wine or cheese: Sviri is
    also a village. A town's name (Gurjaani, Kvareli) always needs that word.
    """
    words = [(found[0], fold(found[0])) for found in WORD.finditer(text)]
    keys = [key for _word, key in words]
    found = []
    for term in appellations.values():
        rule = term.protection
        if rule is None or not (rule.municipalities or rule.regions):
            continue
        is_a_town = term.code.partition(".")[2] in (*rule.municipalities, "kakheti")
        is_its_product = _kin(product) in map(_kin, rule.concepts) and not is_a_town
        place = next(_places(term, keys, is_its_product=is_its_product), None)
        if place is not None:
            start, length = place
            found.append((term, " ".join(word for word, _key in words[start : start + length])))
    return found


def _places(term: Term, keys: list[str], *, is_its_product: bool) -> Iterator[tuple[int, int]]:
    written = [*term.names.values(), *(word for words in term.synonyms.values() for word in words)]
    for name in written:
        wanted = _wanted(name)
        size = len(wanted)
        for start in range(len(keys) - size + 1 if size else 0):
            # Nearly every word fails here: a sheet brings ten thousand texts.
            if not keys[start].startswith(wanted[0]):
                continue
            if _is_said(keys[start : start + size], wanted) and (
                size > 1 or is_its_product or _is_near_goods(keys, start)
            ):
                yield start, size


def _is_said(heard: Iterable[str], wanted: Iterable[str]) -> bool:
    pairs = zip(heard, wanted, strict=True)
    return all(key.startswith(part) and len(key) - len(part) <= ENDING for key, part in pairs)


@lru_cache(maxsize=2048)
def _wanted(name: str) -> tuple[str, ...]:
    """The keys of a name's words; kept, for each text is held against every name."""
    return tuple(_trimmed(key) for key in fold(re.sub(r"\(.*?\)", "", name)).split())


def _trimmed(key: str) -> str:
    # Without the vowel that case endings replace: atenuri, atenuris, атенури.
    return key[:-1] if len(key) > 4 and key[-1] in "aieou" else key


def _kin(product: str) -> str:
    # wine-white and wine-red are both wine: Khvanchkara on a white one is no better.
    return product.partition("-")[0]


def _is_near_goods(keys: list[str], start: int) -> bool:
    near = keys[max(0, start - NEAR) : start] + keys[start + 1 : start + 1 + NEAR]
    return any(key.startswith(KEYS_OF_GOODS) for key in near)


def _against_name(appellation: Term, claims: Claims, word: str) -> list[Objection]:
    rule = appellation.protection
    if rule is None:
        return []
    where = (appellation, rule.municipalities, rule.regions)
    if not may_use(appellation, municipality=claims.municipality, region=claims.region):
        return [Objection(Reason.NAME_ELSEWHERE, word, *where)]
    chosen = appellation == claims.appellation
    if chosen and rule.concepts and claims.product not in rule.concepts:
        return [Objection(Reason.NAME_OF_ANOTHER_PRODUCT, word, *where)]
    return []


def organic_words(text: str) -> list[str]:
    """The words of a free text that claim bio, organic or ecological, in any of the languages."""
    small = text.casefold()
    starts = tuple(start for words in CLAIM_STARTS.values() for start in words)
    found = [phrase for phrase in PHRASES if phrase in small]
    words = [match[0] for match in WORD.finditer(small)]
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        if word.startswith(starts) and not _is_innocent(word, after):
            found.append(word)
    return found


def _is_innocent(word: str, after: str) -> bool:
    return word.startswith(INNOCENT) or after.startswith(INNOCENT_AFTER)
