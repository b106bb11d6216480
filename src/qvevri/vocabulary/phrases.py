"""The sentences around a noun: where, how much, when, how it is packed and delivered."""

from collections.abc import Mapping, Sequence

from qvevri.vocabulary.prices import Price, PriceForm, per_base_text, price_text
from qvevri.vocabulary.terms import Term

MONTHS: Mapping[str, tuple[str, ...]] = {
    "ka": (
        *("იანვარი", "თებერვალი", "მარტი", "აპრილი", "მაისი", "ივნისი"),
        *("ივლისი", "აგვისტო", "სექტემბერი", "ოქტომბერი", "ნოემბერი", "დეკემბერი"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "ru": (
        *("январь", "февраль", "март", "апрель", "май", "июнь"),
        *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
    ),
}
ALL_YEAR = {"ka": "მთელი წელი", "en": "All year round", "ru": "Круглый год"}
AVAILABLE = {"ka": "სეზონი: {}", "en": "In season: {}", "ru": "Сезон: {}"}
HARVEST = {"ka": "{} წლის მოსავალი", "en": "{} harvest", "ru": "Урожай {} года"}
MINIMUM = {
    "ka": "მინიმალური შეკვეთა: {}.",
    "en": "Smallest order: {}.",
    "ru": "Минимальный заказ: {}.",
}
NAMED = {
    "packing": {"ka": "შეფუთვა: {}.", "en": "Packing: {}.", "ru": "Упаковка: {}."},
    "certificate": {"ka": "სერტიფიკატი: {}.", "en": "Certificate: {}.", "ru": "Сертификат: {}."},
    "certificates": {
        "ka": "სერტიფიკატები: {}.",
        "en": "Certificates: {}.",
        "ru": "Сертификаты: {}.",
    },
    "delivery": {"ka": "{}.", "en": "{}.", "ru": "{}."},
}
GIFTS = ("giveaway", "give_away")
GIVE_AWAY = {"ka": "უფასოდ", "en": "free", "ru": "бесплатно"}
EXCHANGE = {"ka": "გაცვლით", "en": "in exchange", "ru": "на обмен"}
BY_AGREEMENT = {"ka": "ფასი შეთანხმებით", "en": "price by agreement", "ru": "цена договорная"}
COSTS = {"ka": "ფასი {}", "en": "{}", "ru": "цена {}"}


def give_away(kind: str, language: str) -> str:
    """What the title of a gift ends with; empty for anything sold."""
    return GIVE_AWAY[language] if kind in GIFTS else ""


def where(place: str, municipality: str, language: str, *, is_made_there: bool) -> str:
    """What follows the noun: " from Tkviavi, Gori"; ", ტყვიავი (გორი)"; empty without a place.

    Only English has a preposition here: the others would need the place in another case.
    """
    if not place:
        return ""
    other = municipality if municipality != place else ""
    if language == "en":
        preposition = "from" if is_made_there else "in"
        return f" {preposition} {place}" + (f", {other}" if other else "")
    return f", {place}" + (f" ({other})" if other else "")


def offer(amount: str, price: Price | None, language: str) -> str:
    """ "800 kg at 1.50 ₾ / kg": how much, and what it costs, with the price per base unit."""
    if price is None:
        return amount
    costs = _costs(price, language)
    if not amount:
        return costs
    joined = (
        " at " if language == "en" and price.form in (PriceForm.FIXED, PriceForm.RANGE) else ", "
    )
    return f"{amount}{joined}{costs}"


def _costs(price: Price, language: str) -> str:
    if price.form is PriceForm.AGREEMENT:
        return BY_AGREEMENT[language]
    if price.form is PriceForm.FREE:
        return GIVE_AWAY[language]
    if price.form is PriceForm.EXCHANGE:
        return EXCHANGE[language]
    derived = per_base_text(price, language)
    said = COSTS[language].format(price_text(price, language))
    return f"{said} ({derived})" if derived else said


def season(harvest_year: int | None, months: Sequence[int], language: str) -> str:
    """ "2026 harvest. In season: September–November." """
    said = []
    if harvest_year:
        said.append(HARVEST[language].format(harvest_year))
    if len(months) == len(MONTHS[language]):
        said.append(ALL_YEAR[language])
    elif months:
        said.append(AVAILABLE[language].format(month_span(months, language)))
    return "".join(f"{part}. " for part in said).strip()


def month_span(months: Sequence[int], language: str) -> str:
    """ "September–November", "May, July": months that follow one another become a span."""
    spans: list[list[int]] = []
    for month in months:
        if spans and month == spans[-1][-1] % 12 + 1:
            spans[-1].append(month)
        else:
            spans.append([month])
    names = MONTHS[language]
    return ", ".join(
        names[span[0] - 1] + (f"–{names[span[-1] - 1]}" if len(span) > 1 else "") for span in spans
    )


def minimum(amount: str, language: str) -> str:
    """ "Smallest order: 50 kg."; empty without an amount."""
    return MINIMUM[language].format(amount) if amount else ""


def named(what: str, terms: Sequence[Term], language: str) -> str:
    """ "Packing: wooden crates, pallets." Empty without terms."""
    if not terms:
        return ""
    names = [term.name(language) for term in terms]
    if what == "delivery":
        names[1:] = [_small(name) for name in names[1:]]
    elif what == "packing":
        names = [_small(name) for name in names]
    else:
        names = [name if _is_mark(name) else _small(name) for name in names]
    if what == "certificates" and len(names) == 1:
        what = "certificate"
    return NAMED[what][language].format(", ".join(names))


def _is_mark(name: str) -> bool:
    """Whether a certificate is a name that keeps its capitals: GlobalG.A.P., HACCP, Hand Made."""
    return any(letter.isupper() for letter in name.partition("(")[0][1:])


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
