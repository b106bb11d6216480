"""Elements of IATI: text in several languages, dates, money."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from qvevri.core.languages import CODES
from qvevri.plan.programme.content import Money

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What XML 1.0 cannot hold: https://www.w3.org/TR/xml/#charsets
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Names = Mapping[str, str]


def child(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child; `iso_date` becomes `iso-date`."""
    return SubElement(parent, tag, {name.replace("_", "-"): v for name, v in attributes.items()})


def narrate(parent: Element, text: Names, otherwise: str = "") -> None:
    """The text in each language that it is written in; `otherwise` where it is in none."""
    written = [(code, text[code]) for code in CODES if text.get(code, "").strip()]
    for code, words in written:
        SubElement(parent, "narrative", {LANG: code}).text = _UNWRITABLE.sub("", words)
    if not written and otherwise:
        SubElement(parent, "narrative").text = _UNWRITABLE.sub("", otherwise)


def told(parent: Element, tag: str, text: Names, otherwise: str = "", **attributes: str) -> None:
    """A child that is nothing but text."""
    narrate(child(parent, tag, **attributes), text, otherwise)


def day(parent: Element, tag: str, on: date, **attributes: str) -> Element:
    """A child that is a day."""
    return child(parent, tag, **attributes, iso_date=on.isoformat())


def money(parent: Element, amount: Money, on: date) -> None:
    """An amount in major units, valued on a day."""
    value = child(parent, "value", currency=amount.currency, value_date=on.isoformat())
    value.text = f"{Decimal(amount.amount) / 100:.2f}"


def written(root: Element, licence: str) -> bytes:
    """The file; its licence, for which only the registry has a place, stands in a comment."""
    indent(root)
    # Two hyphens would end the comment.
    told = _UNWRITABLE.sub("", licence).replace("--", "%2D%2D")
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- Licence: {told} -->\n'
    return f"{head}{tostring(root, 'unicode')}".encode()
