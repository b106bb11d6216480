"""What was typed with the wrong keyboard: `dfikb` is вашли, `Rvino` ღვინო, „აპპლეს“ apples."""

# The keys of a US keyboard, each with what it types in the other layouts. Georgian is the usual
# QWERTY layout, in which capitals type a second letter; Russian is ЙЦУКЕН.
GEORGIAN = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnmWRTSJZC",
        "ქწერტყუიოპასდფგჰჯკლზხცვბნმჭღთშჟძჩ",
        strict=True,
    )
)
RUSSIAN = dict(
    zip(
        "qwertyuiop[]asdfghjkl;'zxcvbnm,.`",
        "йцукенгшщзхъфывапролджэячсмитьбюё",
        strict=True,
    )
)
_KEY_OF = {letter: key for layout in (GEORGIAN, RUSSIAN) for key, letter in layout.items()}


def layout_of(text: str) -> str:
    """The layout a text was typed on: "ka", "ru" or "en"; empty for mixed letters and for none."""
    found = {_layout(letter) for letter in text.casefold() if letter.isalpha()}
    return found.pop() if len(found) == 1 else ""


def _layout(letter: str) -> str:
    if "ა" <= letter <= "ჰ":
        return "ka"
    if "а" <= letter <= "я" or letter == "ё":
        return "ru"
    return "en" if letter.isascii() else ""


def meant(text: str) -> list[tuple[str, str]]:
    """The same keys pressed on the other layouts, as layout and text; none for mixed scripts."""
    typed = layout_of(text)
    if not typed:
        return []
    keys = text if typed == "en" else "".join(_KEY_OF.get(c, c) for c in text.casefold())
    others = {
        "ka": "".join(_georgian(key) for key in keys),
        "ru": "".join(RUSSIAN.get(key.casefold(), key) for key in keys),
        "en": keys.casefold(),
    }
    return [(layout, other) for layout, other in others.items() if layout != typed]


def _georgian(key: str) -> str:
    # A capital without a letter of its own was typed with Caps Lock or out of habit.
    return GEORGIAN.get(key) or GEORGIAN.get(key.casefold(), key)
