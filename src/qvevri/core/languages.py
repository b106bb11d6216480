"""The languages of the house, and text that people maintain in each of them."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

CODES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)
OWN_NAMES = {"ka": "ქართული", "en": "English", "ru": "Русский"}
# Said by Django in forms; its Georgian is half English, our catalogues say it better.
SAID_BY_DJANGO = (_("Null characters are not allowed."),)
READERS_NAMES = {"ka": _("Georgian"), "en": _("English"), "ru": _("Russian")}


def current() -> str:
    """The reader's language: always one of CODES."""
    return spoken((get_language() or "")[:2])


def spoken(language: str) -> str:
    """The language itself, if the house speaks it; else the house's own, Georgian."""
    return language if language in CODES else settings.LANGUAGE_CODE


def in_language(text: LazyI18nString | Mapping[str, str] | str, language: str) -> str:
    """`text` in one language; where that is missing, in the first of CODES that has it."""
    if isinstance(text, str):
        return text
    names = text.data if isinstance(text, LazyI18nString) else text
    if isinstance(names, str):
        return names
    filled = {code: words for code, words in (names or {}).items() if words}
    fallback = next((filled[code] for code in CODES if code in filled), "")
    return filled.get(language, fallback)
