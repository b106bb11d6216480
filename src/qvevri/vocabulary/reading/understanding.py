"""Product and variety together, as a row of a sheet gives them: "ღვინო თეთრი" and "ჩინური"."""

from collections.abc import Iterator
from dataclasses import dataclass

from qvevri.vocabulary.reading.recognising import PART, Match, Recogniser
from qvevri.vocabulary.terms import SOLD, Term

SURE = 0.9
PRODUCTS = ("group", "product")


@dataclass(frozen=True)
class Understood:
    """What was meant; `product` is None when nothing resembles it.

    `score` is that of the surer guess (see Match); `unknown_variety` what no concept names.
    """

    product: Term | None
    variety: Term | None = None
    score: float = 0.0
    unknown_variety: str = ""


def understand(
    recogniser: Recogniser, product: str, variety: str = "", unit_code: str = ""
) -> Understood:
    """The concept and variety meant by two cells; the unit decides between equal readings.

    გოჭი by the head is a live piglet, by the kilo its meat; "თაფლი" with "აკაციის" is acacia honey.
    """
    if variety.strip():
        for found in _together(recogniser, product, variety, unit_code):
            return found
    matches = recogniser.recognise(product, SOLD)
    if not matches:
        return Understood(None, unknown_variety=variety.strip())
    best = _best(recogniser, matches, unit_code)
    if best.score < SURE:
        best = _head(recogniser, product) or best
        for inside in matches:
            if inside != best and recogniser.is_in(inside.code, best.code):
                return _within(recogniser, best, inside)
    return _placed(recogniser, best, variety.strip())


def _head(recogniser: Recogniser, text: str) -> Match | None:
    """Of several things named, what is offered: goat cheese is cheese, сыр козий too.

    The head of a phrase comes last in Georgian and English, first in Russian.
    """
    named = recogniser.mentions(text, PRODUCTS)
    if not named:
        return None
    is_russian = any("а" <= letter <= "я" for letter in text.casefold())
    starts = [mention.start for mention in named]
    place = min(starts) if is_russian else max(starts)
    return next(Match(m.code, PART) for m in named if m.start == place)


def _together(
    recogniser: Recogniser, product: str, variety: str, unit_code: str
) -> Iterator[Understood]:
    for phrase in (f"{variety} {product}", f"{product} {variety}"):
        sure = [m for m in recogniser.recognise(phrase, SOLD) if m.score >= SURE]
        if sure:
            yield _placed(recogniser, _best(recogniser, sure, unit_code), "")
    for above in recogniser.recognise(product, SOLD):
        inside = recogniser.recognise(variety, ("product", "variety"), within=above.code)
        if inside:
            yield _within(recogniser, above, inside[0])
    yield from _beside(recogniser, product, variety)


def _within(recogniser: Recogniser, above: Match, inside: Match) -> Understood:
    known = recogniser.terms
    term, over = known[inside.code], known[above.code]
    score = min(above.score, inside.score)
    if term.kind == "product":
        return Understood(term, None, score)
    if over.kind == "variety":
        return Understood(known[over.parent or ""], over, score)
    # A kind of something under the group that was named: apple saplings under saplings.
    fits = over.code == term.parent or over.code in term.fits
    return Understood(over if fits else known[term.parent or over.code], term, score)


def _beside(recogniser: Recogniser, product: str, variety: str) -> Iterator[Understood]:
    """Cheese, sulguni: the variety's cell names another product of the same group."""
    known = recogniser.terms
    groups = {known[m.code].parent: m for m in recogniser.recognise(product, PRODUCTS)}
    for other in recogniser.recognise(variety, ("product",)):
        if other.score >= SURE and known[other.code].parent in groups:
            yield Understood(known[other.code], None, other.score)


def _best(recogniser: Recogniser, matches: list[Match], unit_code: str) -> Match:
    top = [m for m in matches if matches[0].score - m.score < 0.05]
    usual = [m for m in top if unit_code in _unit_codes(recogniser, m.code)]
    # A group stands for its products only where none of them is meant.
    return next((m for m in usual or top if recogniser.terms[m.code].kind != "group"), top[0])


def _unit_codes(recogniser: Recogniser, code: str) -> tuple[str, ...]:
    term = recogniser.terms[code]
    if term.unit_codes or term.parent is None:
        return term.unit_codes
    return recogniser.terms[term.parent].unit_codes


def _placed(recogniser: Recogniser, match: Match, unknown: str) -> Understood:
    term = recogniser.terms[match.code]
    if term.kind == "variety":
        product = recogniser.terms[term.parent or ""]
        return Understood(product, term, match.score, unknown)
    return Understood(term, None, match.score, unknown)
