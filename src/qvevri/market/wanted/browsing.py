"""The list of open requests: which of them a reader chose, and what the page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from qvevri.core.languages import current
from qvevri.core.text import clean_line
from qvevri.market.listings import choices as lists
from qvevri.market.wanted import presenting, queries
from qvevri.market.wanted.models import Wanted
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary

LONGEST_QUERY = 120
MOST_CHIPS = 12
NOBODY = ("",)


@dataclass(frozen=True)
class Choice:
    """What a reader asked for: a concept, or words and the concepts they mean."""

    words: str = ""
    concept: str = ""
    codes: tuple[str, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Words that mean nothing we know."""
        return self.codes == NOBODY


def chosen(said: Mapping[str, Any]) -> Choice:
    """The concept of `?concept=`, or what the words of `?q=` mean; with everything under it."""
    code = str(said.get("concept", ""))[:80]
    if code in vocabulary.terms():
        return Choice(concept=code, codes=vocabulary.family(code))
    words = clean_line(str(said.get("q", "")))[:LONGEST_QUERY]
    if not words:
        return Choice()
    meant = lists.recognised(words, current())
    codes = {below for term in meant for below in vocabulary.family(term.code)}
    return Choice(words=words, codes=tuple(sorted(codes)) or NOBODY)


def page(
    municipality: Municipality, choice: Choice, found: Sequence[Wanted], *, is_first: bool
) -> dict[str, Any]:
    """What the page of the list shows."""
    shown, has_more = found[: queries.PAGE], len(found) > queries.PAGE
    kept = {"concept": choice.concept} if choice.concept else {}
    kept |= {"q": choice.words} if choice.words else {}
    home = reverse("wanted:home")
    following = urlencode(kept | {"before": shown[-1].pk}) if has_more else ""
    return {
        "cards": [presenting.card(one) for one in shown],
        "chips": _chips(municipality, choice),
        "choice": choice,
        "next_url": f"{home}?{following}" if following else "",
        "first_url": "" if is_first else f"{home}?{urlencode(kept)}",
        "post_url": f"{reverse('wanted:post')}?{urlencode(kept)}",
        "rss_url": f"{reverse('wanted:rss')}?{urlencode(kept)}",
        "robots": "" if is_first and not choice.words else "noindex",
    }


def _chips(municipality: Municipality, choice: Choice) -> list[dict[str, Any]]:
    """The most wanted concepts, to narrow the list; the chosen one first, to be taken away."""
    terms, language, home = vocabulary.terms(), current(), reverse("wanted:home")
    counts = queries.concepts_wanted(municipality)
    if choice.concept:
        label = terms[choice.concept].name(language)
        return [{"label": label, "href": home, "chosen": True, "stem": "", "count": ""}]
    return [
        {
            "label": terms[code].heading(language),
            "href": f"{home}?concept={code}",
            "chosen": False,
            "stem": terms[code].pictogram,
            "count": number,
        }
        for code, number in list(counts.items())[:MOST_CHIPS]
    ]
