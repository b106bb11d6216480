"""Links that open a messenger with the seller's number and a ready sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

NAMES = {"whatsapp": "WhatsApp", "viber": "Viber", "telegram": "Telegram"}
# https://faq.whatsapp.com/5913398998672934, https://core.telegram.org/api/links#phone-number-links,
# https://developers.viber.com/docs/tools/deep-links/
ADDRESSES = {
    "whatsapp": "https://wa.me/{digits}?text={text}",
    "viber": "viber://chat?number=%2B{digits}&draft={text}",
    "telegram": "https://t.me/+{digits}?text={text}",
}
# In the seller's language: it is the seller who reads it.
SENTENCES = {
    "ka": "გამარჯობა, თქვენი განცხადება მაინტერესებს: {what}",
    "en": "Hello, I am interested in your listing: {what}",
    "ru": "Здравствуйте, меня интересует ваше объявление: {what}",
}
SENTENCES_WITHOUT_LISTING = {
    "ka": "გამარჯობა, თქვენი პროდუქცია მაინტერესებს.",
    "en": "Hello, I am interested in what you sell.",
    "ru": "Здравствуйте, меня интересует ваша продукция.",
}


@dataclass(frozen=True)
class MessengerLink:
    """One messenger and the address that opens it."""

    code: str
    name: str
    url: str


def ready_sentence(language: str, what: str = "", url: str = "") -> str:
    """What a buyer may send as a first word; names the listing where there is one."""
    if not what:
        return SENTENCES_WITHOUT_LISTING[language]
    return SENTENCES[language].format(what=f"{what} {url}".strip())


def messenger_links(
    phone: str, messengers: Iterable[str], sentence: str
) -> tuple[MessengerLink, ...]:
    """Links to those messengers a seller has, in the order of NAMES; `phone` is E.164."""
    digits, text = phone.lstrip("+"), quote(sentence, safe="")
    has = set(messengers)
    return tuple(
        MessengerLink(code, name, ADDRESSES[code].format(digits=digits, text=text))
        for code, name in NAMES.items()
        if code in has
    )
