"""Where a long Georgian word may break: browsers know no rule for it."""

import re

SHY = "\u00ad"
LONG = re.compile("[ა-ჰ]{10,}")
# Before the last consonant that a vowel follows: after a vowel (მუ-შა) or after the one consonant
# between two vowels' syllables (ტან-დარ); two letters stay before it, three after it.
V, C = "[აეიოუ]", "[ბ-დვ-თკ-ნპ-ტფ-ჰ]"
BREAK = re.compile(f"(?:(?<=[ა-ჰ]{V})|(?<={V}{C}))(?={C}{V}[ა-ჰ])")


def hyphenated(text: str) -> str:
    """The same text with soft hyphens inside its Georgian words of ten letters and more."""
    return LONG.sub(lambda word: BREAK.sub(SHY, word[0]), text)
