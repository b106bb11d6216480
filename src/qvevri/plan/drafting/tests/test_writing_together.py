"""Several people write one chapter: each saving is kept, joined, or put aside, and never lost."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from qvevri.history.models import Entry
from qvevri.people.models import Person
from qvevri.plan.drafting import queries
from qvevri.plan.drafting.actions import writing
from qvevri.plan.drafting.actions.writing import Draft, Saved
from qvevri.plan.drafting.refusals import LONGEST_CHAPTER, ChapterTooLong
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Plan, Version

TEXT = "Wine is made here. Few guests come."


def save(plan: Plan, text: str, by: Person, page: str = "", base: str = "") -> Saved:
    return writing.save(plan, "swot", "en", Draft(text, base, sitting=page), by=by)


def said(plan: Plan) -> str:
    plan.refresh_from_db()
    return dict(content_of(plan).chapters[0].text)["en"]


@pytest.fixture
def begun(plan: Plan, clerk: Person) -> Plan:
    save(plan, TEXT, clerk, "first")
    return plan


def test_what_is_typed_on_one_page_is_one_version(begun: Plan, clerk: Person) -> None:
    save(begun, f"{TEXT} More.", clerk, "first")
    save(begun, f"{TEXT} More and more.", clerk, "first")

    [version] = queries.versions_of(begun, "swot", "en")
    assert version.text == said(begun) == f"{TEXT} More and more."


def test_page_that_stays_open_for_hours_begins_a_new_version(begun: Plan, clerk: Person) -> None:
    later = Version.objects.get().begun_at + timedelta(hours=2)
    with time_machine.travel(later):
        save(begun, f"{TEXT} More.", clerk, "first")

    assert len(queries.versions_of(begun, "swot", "en")) == 2


def test_two_who_change_different_sentences_are_joined(
    begun: Plan, clerk: Person, lana: Person
) -> None:
    save(begun, TEXT.replace("Few", "Many"), lana, "hers", TEXT)
    saved = save(begun, TEXT.replace("Wine", "Good wine"), clerk, "his", TEXT)

    assert said(begun) == "Good wine is made here. Many guests come."
    assert saved.version is not None
    assert saved.version.way == Version.Way.JOINED
    assert saved.other is not None
    assert saved.other.written_by == lana


def test_writer_goes_on_although_the_page_does_not_show_the_others_words(
    begun: Plan, clerk: Person, lana: Person
) -> None:
    save(begun, TEXT.replace("Few", "Many"), lana, "hers", TEXT)
    save(begun, f"{TEXT} And", clerk, "his", TEXT)
    save(begun, f"{TEXT} And more.", clerk, "his", TEXT)

    assert said(begun) == f"{TEXT.replace('Few', 'Many')} And more."


def test_two_who_change_one_sentence_keep_both_texts(
    begun: Plan, clerk: Person, lana: Person
) -> None:
    save(begun, TEXT.replace("Few", "Many"), lana, "hers", TEXT)
    saved = save(begun, TEXT.replace("Few", "No"), clerk, "his", TEXT)

    assert saved.is_aside
    assert said(begun) == TEXT.replace("Few", "Many")
    texts = [one.text for one in queries.versions_of(begun, "swot", "en")]
    assert TEXT.replace("Few", "No") in texts


def test_what_does_not_fit_is_put_aside_once_however_often_it_is_saved(
    begun: Plan, clerk: Person, lana: Person
) -> None:
    save(begun, TEXT.replace("Few", "Many"), lana, "hers", TEXT)
    for words in ("No", "Not any", "None of the"):
        save(begun, TEXT.replace("Few", words), clerk, "his", TEXT)

    aside = Version.objects.filter(way=Version.Way.ASIDE)
    assert [one.text for one in aside] == [TEXT.replace("Few", "None of the")]


def test_saving_sent_twice_counts_once(begun: Plan, lana: Person) -> None:
    """On a bad net the first answer may be lost: the page sends the same again."""
    for _time in range(2):
        save(begun, f"{TEXT} More.", lana, "hers", TEXT)

    assert said(begun) == f"{TEXT} More."
    assert len(queries.versions_of(begun, "swot", "en")) == 2


def test_answer_lost_on_the_way_does_not_double_what_was_typed(begun: Plan, lana: Person) -> None:
    """The page still names the text it began from, although its first saving arrived."""
    save(begun, f"{TEXT} More", lana, "hers", TEXT)
    save(begun, f"{TEXT} Moreover.", lana, "hers", TEXT)

    assert said(begun) == f"{TEXT} Moreover."


def test_earlier_version_is_put_back_as_a_new_one(begun: Plan, clerk: Person, lana: Person) -> None:
    save(begun, "All new.", lana, "hers", TEXT)
    first = queries.version(queries.versions_of(begun, "swot", "en"), 1)

    made = writing.restore(begun, first, by=clerk)

    assert (made.number, made.restored, said(begun)) == (3, 1, TEXT)


def test_after_adoption_what_is_written_is_a_proposal(
    begun: Plan, clerk: Person, mayor: Person
) -> None:
    decision = programme.Decision("N 1", begun.starts)
    plan = programme.adopt(begun, decision, by=mayor).plan

    save(plan, "All new.", clerk, "later", TEXT)

    assert said(plan) == TEXT
    in_force = content_of(plan).chapters
    assert queries.proposed_chapters(plan, in_force)[0].text == {"en": "All new."}


def test_languages_are_written_apart(begun: Plan, lana: Person) -> None:
    writing.save(begun, "swot", "ka", Draft("ღვინო."), by=lana)

    assert dict(content_of(begun).chapters[0].text) == {"en": TEXT, "ka": "ღვინო."}


def test_text_longer_than_a_chapter_is_refused(plan: Plan, clerk: Person) -> None:
    with pytest.raises(ChapterTooLong):
        save(plan, "a" * (LONGEST_CHAPTER + 1), clerk)


def test_only_officers_write(plan: Plan, nino: Person) -> None:
    with pytest.raises(PermissionDenied):
        save(plan, TEXT, nino)


def test_log_tells_of_versions_and_not_of_keystrokes(begun: Plan, clerk: Person) -> None:
    for words in ("a", "ab", "abc"):
        save(begun, f"{TEXT} {words}", clerk, "first")

    told = Entry.objects.filter(verb="written", facts__code="swot")
    assert [one.facts["number"] for one in told] == [1]


def test_lines_of_a_list_keep_their_shift() -> None:
    typed = "- a\r\n  - b\u200b\r\n\r\n\r\n\r\nend  "

    assert writing.tidy(typed) == "- a\n  - b\n\nend"
