"""The sheet that an agency fills in: heads in its language, and one example."""

from qvevri.market.sheets.columns import Column
from qvevri.market.sheets.words import FORM_NAMES
from qvevri.vocabulary.prices import PriceForm

C = Column
# Invented, and says so; the number belongs to nobody.
EXAMPLES: dict[str, dict[Column, str]] = {
    "ka": {
        C.SELLER_NAME: "ნიმუში: ნინო მ. (წაშალეთ ეს სტრიქონი)",
        C.PRODUCT: "ვაშლი",
        C.VARIETY: "სტარკრიმსონი",
        C.CLASS: "სტანდარტული",
        C.UNIT: "კგ",
        C.PRICE_UNIT: "კგ",
        C.AVAILABLE_FROM: "სექტემბერი",
        C.AVAILABLE_UNTIL: "დეკემბერი",
        C.DELIVERY: "თვითგატანა",
        C.DESCRIPTION: "მინ. 50 კგ",
    },
    "en": {
        C.SELLER_NAME: "Example: Nino M. (delete this row)",
        C.PRODUCT: "Apples",
        C.VARIETY: "Starkrimson",
        C.CLASS: "Standard",
        C.UNIT: "kg",
        C.PRICE_UNIT: "kg",
        C.AVAILABLE_FROM: "September",
        C.AVAILABLE_UNTIL: "December",
        C.DELIVERY: "Pick-up",
        C.DESCRIPTION: "min. 50 kg",
    },
    "ru": {
        C.SELLER_NAME: "Пример: Нино М. (удалите эту строку)",
        C.PRODUCT: "Яблоки",
        C.VARIETY: "Старкримсон",
        C.CLASS: "Стандарт",
        C.UNIT: "кг",
        C.PRICE_UNIT: "кг",
        C.AVAILABLE_FROM: "сентябрь",
        C.AVAILABLE_UNTIL: "декабрь",
        C.DELIVERY: "Самовывоз",
        C.DESCRIPTION: "мин. 50 кг",
    },
}


def example(language: str, village: str) -> dict[Column, str]:
    """One filled row in the language, set in a village of the municipality."""
    return EXAMPLES[language] | {
        C.SELLER_PHONE: "+995 599 00 00 00",
        C.SETTLEMENT: village,
        C.QUANTITY: "800",
        C.PRICE: "1.5",
        C.PRICE_FORM: FORM_NAMES[PriceForm.FIXED][language],
        C.CURRENCY: "GEL",
        C.LANGUAGE: language,
    }
