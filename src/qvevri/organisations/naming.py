"""A seller's name in every language: as its owner writes it, else in the reader's letters."""

from collections.abc import Mapping

from qvevri.core.languages import CODES
from qvevri.core.names import LETTERS, display_name, language_of

# Legal forms and trades have their own names abroad: what stands first is translated, the name is
# not. The Georgian "and" takes no capital inside a name.
_FORMS: dict[str, dict[str, str]] = {
    "en": {
        **{"შპს": "LLC", "სს": "JSC", "ი/მ": "IE", "ააიპ": "NNLE", "სსიპ": "LEPL"},
        **{"კოოპერატივი": "Cooperative", "ფერმა": "Farm", "სახელოსნო": "Workshop"},
        **{"საცხობი": "Bakery", "სასტუმრო": "Hotel", "ვეტერინარი": "Veterinarian"},
    },
    "ru": {
        **{"შპს": "ООО", "სს": "АО", "ი/მ": "ИП", "ააიპ": "НКО", "სსიპ": "ЮЛПП"},
        **{"კოოპერატივი": "Кооператив", "ფერმა": "Ферма", "სახელოსნო": "Мастерская"},
        **{"საცხობი": "Пекарня", "სასტუმრო": "Гостиница", "ვეტერინარი": "Ветеринар"},
    },
}
_AND = {"en": (" Da ", " da "), "ru": (" Да ", " да ")}


def _readable(name: str, language: str) -> str:
    first, space, rest = name.partition(" ")
    form = _FORMS[language].get(first, "") if rest else ""
    written = display_name(rest if form else name, language).replace(*_AND[language])
    return f"{form}{space}{written}" if form else written


def names_of(given: Mapping[str, str]) -> dict[str, str]:
    """The name by language. What was given stays; from Georgian the others are transliterated.

    The key "" holds a name whose language its letters tell. A name in Latin or Cyrillic letters is
    not turned into Georgian: that cannot be done without mistakes, and readers see it as it is.
    """
    names = {code: words for code, words in given.items() if code in CODES and words}
    free = given.get("", "")
    if free:
        names.setdefault(language_of(free), free)
    georgian = names.get("ka", "")
    if LETTERS["ka"].search(georgian):
        for language in _FORMS:
            names.setdefault(language, _readable(georgian, language))
    return names
