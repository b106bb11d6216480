"""Long Georgian words break where a reader would break them."""

import pytest

from qvevri.core.hyphens import SHY, hyphenated

BROKEN = {
    "გადამუშავებული": "გა-და-მუ-შა-ვე-ბული",
    "ხორცპროდუქტი": "ხორცპრო-დუქტი",
    "ინფრასტრუქტურა": "ინფრასტრუქ-ტურა",
    "არასტანდარტული": "არას-ტან-დარ-ტული",
}


@pytest.mark.parametrize(("word", "parts"), BROKEN.items())
def test_long_word_may_break_before_a_syllable(word: str, parts: str) -> None:
    assert hyphenated(word).replace(SHY, "-") == parts


@pytest.mark.parametrize("text", ["ვაშლი", "სოფლის ნობათი", "pomegranates", "переработанные"])
def test_short_and_foreign_words_stay_as_they_are(text: str) -> None:
    assert hyphenated(text) == text
