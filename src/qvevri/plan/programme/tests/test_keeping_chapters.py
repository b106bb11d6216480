"""A plan's text is part of its value: kept, frozen with it, and each change of it a version."""

import json
from dataclasses import replace

from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.programme import actions
from qvevri.plan.programme.content import Chapter, Content, from_json, to_json
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Version
from qvevri.plan.programme.tests import contents

PREFACE = Chapter("preface", {"en": "We begin.", "ka": "ვიწყებთ."})


def with_text(*chapters: Chapter) -> Content:
    return replace(contents.content(), chapters=chapters)


def test_plan_gives_back_the_chapters_it_was_given(gori: Municipality, clerk: Person) -> None:
    said = with_text(PREFACE, Chapter("swot", {"ka": "ძლიერი მხარე"}))

    plan = actions.begin(said, municipality=gori, by=clerk)

    assert content_of(plan) == said


def test_edition_from_before_there_were_chapters_is_still_read() -> None:
    old = json.loads(to_json(contents.content()))
    del old["chapters"]

    assert from_json(json.dumps(old)) == contents.content()


def test_chapter_that_changes_with_the_whole_plan_gets_a_version(
    gori: Municipality, clerk: Person
) -> None:
    plan = actions.begin(with_text(PREFACE), municipality=gori, by=clerk)

    actions.write(plan, with_text(replace(PREFACE, text={"ka": "დავიწყეთ."})), by=clerk)

    told = Version.objects.values_list("language", "number", "text")
    assert set(told) == {
        ("ka", 1, "ვიწყებთ."),
        ("en", 1, "We begin."),
        ("ka", 2, "დავიწყეთ."),
        ("en", 2, ""),
    }


def test_chapter_left_out_of_the_plan_is_gone_from_it_but_not_its_versions(
    gori: Municipality, clerk: Person
) -> None:
    plan = actions.begin(with_text(PREFACE), municipality=gori, by=clerk)

    actions.write(plan, contents.content(), by=clerk)

    assert content_of(plan).chapters == ()
    assert Version.objects.filter(chapter__plan=plan, text="We begin.").exists()
