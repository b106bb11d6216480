"""The texts of the house that are read as a whole: one file per text and language."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FALLBACK = "en"


@dataclass(frozen=True)
class Text:
    """A text by its name; the files are `site/texts/<name>_<language>.html`."""

    name: str
    title: str | Promise
    description: str | Promise

    def templates(self, language: str) -> list[str]:
        """Its files in the order of preference: the reader's language, then English."""
        return [f"site/texts/{self.name}_{code}.html" for code in (language, FALLBACK)]


ABOUT = Text(
    "about",
    _("Who runs this site"),
    _("The agency behind the market, how to reach it, and what it is for."),
)
PRIVACY = Text(
    "privacy",
    _("Privacy"),
    _("Which data we keep, why, for how long, and what you can ask of us."),
)
TERMS = Text("terms", _("Terms of use"), _("What sellers and buyers may expect of each other."))
ACCESSIBILITY = Text(
    "accessibility",
    _("Accessibility"),
    _("How this site can be used by everybody, and what to do when something is in the way."),
)
SOURCES = Text(
    "sources",
    _("Open source and attribution"),
    _("What this site is made of, and whose work it shows."),
)

ALL = (ABOUT, TERMS, PRIVACY, ACCESSIBILITY, SOURCES)
