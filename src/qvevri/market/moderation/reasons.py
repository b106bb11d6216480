"""Ready reasons for sending a listing back or removing it, each in the language of its reader."""

from collections.abc import Iterable, Mapping

REASONS: Mapping[str, Mapping[str, str]] = {
    "photo": {
        "ka": "ფოტოზე სხვა რამ ჩანს, ან ფოტო გაუგებარია.",
        "en": "The photo shows something else or is unclear.",
        "ru": "На фото что-то другое, или его трудно разобрать.",
    },
    "price": {
        "ka": "ფასში ან ერთეულში, როგორც ჩანს, შეცდომაა: შეამოწმეთ.",
        "en": "The price or its unit looks like a mistake: check it.",
        "ru": "Цена или единица, похоже, указаны с ошибкой: проверьте.",
    },
    "unclear": {
        "ka": "გაუგებარია, რას ყიდით: დაამატეთ დეტალები.",
        "en": "It is not clear what you sell: add details.",
        "ru": "Непонятно, что вы продаёте: добавьте подробности.",
    },
    "double": {
        "ka": "იგივე განცხადება უკვე გაქვთ.",
        "en": "You already have the same listing.",
        "ru": "У вас уже есть такое же объявление.",
    },
    "contact": {
        "ka": "ტექსტში ნომერი, ბმული ან რეკლამაა: წაშალეთ.",
        "en": "The text holds a number, a link or advertising: take it out.",
        "ru": "В тексте есть номер, ссылка или реклама: уберите их.",
    },
    "proof": {
        "ka": "დაცულ დასახელებას ან სერტიფიკატს საბუთი სჭირდება.",
        "en": "A protected name or a certificate needs its paper.",
        "ru": "Для защищённого наименования или сертификата нужен документ.",
    },
    "forbidden": {
        "ka": "ამის გაყიდვა აქ არ შეიძლება.",
        "en": "This cannot be sold here.",
        "ru": "Это здесь продавать нельзя.",
    },
}


def composed(codes: Iterable[str], own_words: str, language: str) -> str:
    """The reasons in one language, then the officer's own words; empty when there are none."""
    ready = [REASONS[code][language] for code in codes if code in REASONS]
    return " ".join(part for part in (*ready, own_words.strip()) if part)
