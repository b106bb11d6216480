"""The plan as a document in the guideline's order: what was written, and what its rows say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from qvevri.core.languages import CODES, current
from qvevri.monitoring.dashboard import changing, wording
from qvevri.monitoring.reporting import words
from qvevri.plan.drafting.markup import Block, photos_in, read
from qvevri.plan.drafting.outline import Part, parts
from qvevri.plan.drafting.presenting import name_of
from qvevri.plan.programme.content import Content
from qvevri.plan.programme.finance import EURO, HOME, Sum, by_source, by_year


@dataclass(frozen=True)
class Section:
    """A chapter ready to be set: what was written of it, in the reader's language or, where nobody
    wrote in that, in another."""

    part: Part
    name: str
    language: str
    blocks: Sequence[Block]

    @property
    def is_foreign(self) -> bool:
        """Is it in another language than the reader's?"""
        return bool(self.blocks) and self.language != current()


@dataclass(frozen=True)
class Line:
    """A sum of the financing scheme, in lari and euro; what no rate could add is left out."""

    name: str
    home: str
    euro: str
    share: str


@dataclass(frozen=True)
class Scheme:
    """The financing scheme: the same sums by source and by year, and their total."""

    sources: Sequence[Line]
    years: Sequence[Line]
    total: Line


@dataclass(frozen=True)
class Document:
    """A whole plan to be read from the first page to the last."""

    sections: Sequence[Section]
    vision: str
    objectives: Sequence[changing.Page]
    scheme: Scheme
    rate: Decimal | None
    rate_on: date | None
    indicators: int
    actions: int

    @property
    def photos(self) -> set[int]:
        """The numbers of all photos in it."""
        return {number for one in self.sections for number in photos_in(one.blocks)}


def document_of(content: Content) -> Document:
    """The plan's document in the reader's language; chapters that nobody wrote are left out."""
    return Document(
        sections=_sections(content),
        vision=changing.said(content.vision),
        objectives=changing.pages_of(content),
        scheme=_scheme(content),
        rate=content.rate,
        rate_on=content.rate_on,
        indicators=sum(1 for _one in content.indicators),
        actions=sum(1 for _one in content.actions),
    )


def _sections(content: Content) -> list[Section]:
    texts = {one.code: one.text for one in content.chapters}
    said = {part.within for part in parts().values() if texts.get(part.code)}
    return [
        _section(part, texts.get(part.code, {}))
        for part in parts().values()
        if part.from_plan or texts.get(part.code) or part.code in said
    ]


def _section(part: Part, text: Mapping[str, str]) -> Section:
    language = next((code for code in (current(), *CODES) if text.get(code)), current())
    return Section(part, name_of(part), language, read(text.get(language, "")))


def _scheme(content: Content) -> Scheme:
    sources, years = by_source(content), by_year(content)
    rate = content.rate
    whole = _added(sources.values(), rate, HOME)
    return Scheme(
        sources=[
            _line(words.source_name(source), one, rate, whole) for source, one in sources.items()
        ],
        years=[
            _line(str(year) if year else _("Over several years"), years[year], rate, whole)
            for year in sorted(years, key=lambda year: (year is None, year or 0))
        ],
        total=Line(
            _("Together"),
            wording.money(whole),
            wording.money(_added(sources.values(), rate, EURO), EURO),
            "",
        ),
    )


def _added(sums: Iterable[Sum], rate: Decimal | None, currency: str) -> int:
    return sum(one.added(rate, currency)[0] for one in sums)


def _line(name: str, one: Sum, rate: Decimal | None, whole: int) -> Line:
    home = one.added(rate, HOME)[0]
    share = wording.percent(Fraction(home, whole)) if whole else ""
    return Line(name, wording.money(home), wording.money(one.added(rate, EURO)[0], EURO), share)
