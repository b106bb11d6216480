"""Where a long Georgian word may break: browsers know no rule for it."""

import re

SHY = "\u00ad"
LONG = re.compile("[ა-ჰ]{10,}")
# After a vowel, before one consonant and a vowel; two letters stay on either side.
BREAK = re.compile("(?<=[ა-ჰ][აეიოუ])(?=[ბ-დვ-თკ-ნპ-ტფ-ჰ][აეიოუ])")


def hyphenated(text: str) -> str:
    """The same text with soft hyphens inside its Georgian words of ten letters and more."""
    return LONG.sub(lambda word: BREAK.sub(SHY, word[0]), text)
