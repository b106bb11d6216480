"""The vocabulary that comes with the house, read from its data files."""

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from qvevri.vocabulary.terms import LANGUAGES, Protection, Term, UsualPrice

FOLDER = Path(__file__).parent / "data"
# Grape varieties may specify more than grapes: those for wine, wine and vines; table grapes, vines.
FITS_OF = {
    "wine": (
        *("wine-grapes", "vine-saplings", "wine-drinks"),
        *("wine-white", "wine-red", "wine-qvevri", "wine-sparkling", "chacha"),
    ),
    "vine": ("table-grapes", "vine-saplings", "wine-grapes"),
    "apple": ("apple-industrial",),
}
WORD_FORMS = {
    "ka": ("gen",),
    "en": ("one",),
    "ru": ("gen", "one", "one_gen", "gender"),
}
UNIT_FORMS = {
    "ka": ("short", "one"),
    "en": ("short", "one", "many"),
    "ru": ("short", "one", "few", "many"),
}

Line = Mapping[str, Any]


@cache
def shipped_terms() -> Mapping[str, Term]:
    """Every shipped concept by code, in the order of the vocabulary."""
    lines = dict(_lines())
    terms: dict[str, Term] = {}
    for order, (code, line) in enumerate(lines.items()):
        parent = terms.get(line.get("in", ""))
        terms[code] = _term(code, line, parent, order)
    return MappingProxyType(terms)


@cache
def pictogram_stems() -> Mapping[str, str]:
    """Pictogram stem → OpenMoji hexcode, or "drawn"."""
    return MappingProxyType(_tables("pictograms.toml")["stems"])


@cache
def strangers() -> frozenset[str]:
    """Words that resemble one of the vocabulary's and mean something else: pearl, ვაშა, do."""
    return _words_of(_tables("strangers.toml")) | silent() | near()


@cache
def silent() -> frozenset[str]:
    """Words of a query that say nothing of what is sought: buy, из, ფასი."""
    return _words_of(_tables("silent.toml")["silent"])


@cache
def near() -> frozenset[str]:
    """Words of a query that ask for a place with what lies about it."""
    return _words_of(_tables("silent.toml")["near"])


def _tables(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _words_of(by_language: Mapping[str, str]) -> frozenset[str]:
    return frozenset(word for listed in by_language.values() for word in listed.split())


def _lines() -> Iterator[tuple[str, Line]]:
    for path in sorted(FOLDER.glob("concepts-*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8")).items()


def _term(code: str, line: Line, parent: Term | None, order: int) -> Term:
    kind = line.get("kind") or ("variety" if "." in code else "product")
    words = {language: line[language].split("|") for language in LANGUAGES}
    full = line.get("full", {})
    inherited = parent if kind == "product" else None
    return Term(
        code=code,
        kind=kind,
        parent=parent.code if parent else None,
        names={language: full.get(language) or _name(kind, words, language) for language in words},
        forms=_unit_forms(line, words) if kind == "unit" else _word_forms(line, words),
        synonyms={language: _words(listed) for language, listed in line.get("also", {}).items()},
        pictogram=line.get("pic") or (parent.pictogram if parent else ""),
        unit_codes=tuple(line.get("units") or (inherited.unit_codes if inherited else ())),
        fits=_fits(line, parent),
        months=_months(line.get("months", "")),
        codes=_codes(line, inherited),
        listing_kind=line.get("listing") or (parent.listing_kind if parent else "goods"),
        usual_price=_usual_price(line.get("price", "")),
        protection=_protection(line.get("protection")),
        order=order,
    )


def _name(kind: str, words: Mapping[str, list[str]], language: str) -> str:
    # A unit's line begins with its abbreviation; its name is the word for one.
    return words[language][1 if kind == "unit" else 0]


def _words(listed: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in listed.split(",") if word.strip())


def _word_forms(line: Line, words: Mapping[str, list[str]]) -> dict[str, dict[str, str]]:
    forms: dict[str, dict[str, str]] = {}
    for language, (heading, *others) in words.items():
        named = dict(zip(WORD_FORMS[language], others, strict=False))
        if language in line.get("full", {}):
            named["short"] = heading
        named |= {name: line[name][language] for name in _attributes(line, language)}
        forms[language] = {name: word for name, word in named.items() if word}
    if "adjective" in line:
        adjective = line["adjective"].split("|")
        forms["ru"] |= dict(zip(("m", "f", "n", "pl"), adjective, strict=True))
    forms["all"] = {
        name: str(line[name])
        for name in ("style", "single", "proper", "rest", "raw")
        if name in line
    }
    return {language: named for language, named in forms.items() if named}


def _attributes(line: Line, language: str) -> list[str]:
    names = ("before", "near", "after", "for_raw")
    return [name for name in names if language in line.get(name, {})]


def _unit_forms(line: Line, words: Mapping[str, list[str]]) -> dict[str, dict[str, str]]:
    forms: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        forms[language] = dict(zip(UNIT_FORMS[language], words[language], strict=True))
        if language in line.get("abbreviated", ()):
            forms[language]["style"] = "short"
        for name in ("per", "each", "from"):
            if language in line.get(name, {}):
                forms[language][name] = line[name][language]
    facts = ("dimension", "base", "factor")
    forms["all"] = {name: line[name] for name in facts if name in line}
    return forms


def _fits(line: Line, parent: Term | None) -> tuple[str, ...]:
    fits = line.get("fits", "apple" if parent and parent.code == "apple" else ())
    return FITS_OF[fits] if isinstance(fits, str) else tuple(fits)


def _months(span: str) -> tuple[int, ...]:
    if not span:
        return ()
    first, _dash, last = span.partition("-")
    start, end = int(first), int(last or first)
    length = (end - start) % 12 + 1
    return tuple((start - 1 + step) % 12 + 1 for step in range(length))


def _codes(line: Line, group: Term | None) -> dict[str, str]:
    own = {name: line[name] for name in ("hs", "wikidata", "nace") if name in line}
    if group and "nace" in group.codes:
        own.setdefault("nace", group.codes["nace"])
    return own


def _usual_price(text: str) -> UsualPrice | None:
    if not text:
        return None
    span, _slash, unit = text.partition("/")
    low, _dash, high = span.partition("-")
    return UsualPrice(unit, Decimal(low), Decimal(high))


def _protection(line: Line | None) -> Protection | None:
    if line is None:
        return None
    return Protection(
        type=line["type"],
        municipalities=tuple(line.get("municipalities", ())),
        regions=tuple(line.get("regions", ())),
        concepts=tuple(line.get("concepts", ())),
    )
