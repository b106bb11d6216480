"""Words that a sheet of ours is written with, each read back by the reader of the same matter."""

from collections.abc import Mapping

from qvevri.vocabulary.prices import PriceForm

MONTH_NAMES: Mapping[str, tuple[str, ...]] = {
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
FORM_NAMES: Mapping[PriceForm, Mapping[str, str]] = {
    PriceForm.FIXED: {"ka": "ფიქსირებული", "en": "fixed", "ru": "фиксированная"},
    PriceForm.FROM: {"ka": "-დან", "en": "from", "ru": "от"},
    PriceForm.RANGE: {"ka": "დიაპაზონი", "en": "range", "ru": "диапазон"},
    PriceForm.TIERS: {"ka": "რაოდენობის მიხედვით", "en": "by quantity", "ru": "по количеству"},
    PriceForm.AGREEMENT: {"ka": "შეთანხმებით", "en": "by agreement", "ru": "договорная"},
    PriceForm.FREE: {"ka": "უფასო", "en": "free", "ru": "бесплатно"},
    PriceForm.EXCHANGE: {"ka": "გაცვლა", "en": "exchange", "ru": "обмен"},
}
MINIMUM_NAMES: Mapping[str, str] = {"ka": "მინ.", "en": "min.", "ru": "мин."}
