"""What is refused says what to do, in our own words: also where the framework refuses."""

import gettext
from pathlib import Path

import django
import pytest
from django import forms
from django.utils import translation

from qvevri.core import limits
from qvevri.core.framework_words import WORDS

SOON = limits.Limit("soon", times=0, seconds=60)
WAITS = [
    ("en", 1, "1 minute."),
    ("en", 61, "2 minutes."),
    ("en", 5401, "2 hours."),
    ("ru", 60 * 21, "21 минуту."),
    ("ru", 60 * 11, "11 минут."),
    ("ru", 3600 * 22, "22 часа."),
    ("ka", 60 * 5, "5 წუთში."),
]


@pytest.mark.parametrize(("language", "seconds", "ending"), WAITS)
def test_too_many_attempts_say_when_to_try_again(language: str, seconds: int, ending: str) -> None:
    with translation.override(language):
        assert limits._when_again(seconds).endswith(ending)


def test_a_used_up_limit_is_refused_with_its_wait(db: None) -> None:
    with translation.override("en"), pytest.raises(limits.TooOften, match="in 1 minute"):
        limits.count(SOON, "somebody")


@pytest.mark.parametrize("language", ["ka", "ru"])
@pytest.mark.parametrize("word", WORDS)
def test_no_sentence_of_the_framework_is_left_in_its_own_words(language: str, word: str) -> None:
    folder = Path(django.__file__).parent / "conf" / "locale"
    theirs = gettext.translation("django", folder, [language]).gettext(word)

    with translation.override(language):
        assert translation.gettext(word) not in (word, theirs)


@pytest.mark.parametrize(("language", "start"), [("ka", "ძალიან გრძელია: 5"), ("ru", "Слишком")])
def test_what_is_too_long_says_how_long_it_may_be(language: str, start: str) -> None:
    with translation.override(language):
        with pytest.raises(forms.ValidationError) as refused:
            forms.CharField(max_length=4).clean("ვაშლი")

        assert refused.value.messages[0].startswith(start)
