"""What is held about those who wrote chapters or commented while signed in."""

from typing import Any

from qvevri.people.models import Person
from qvevri.people.registry import Holding, holds
from qvevri.plan.drafting import queries
from qvevri.plan.drafting.actions import commenting, writing


def _comments(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "made_at": one.made_at.isoformat(),
            "plan": one.plan_id,
            "text": one.text,
            "name": one.name,
            "outcome": one.outcome,
        }
        for one in queries.comments_by(person).order_by("pk")
    ]


def _versions(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "written_at": one.written_at.isoformat(),
            "chapter": one.chapter.code,
            "language": one.language,
            "number": one.number,
            "text": one.text,
        }
        for one in queries.versions_by(person).select_related("chapter").order_by("pk")
    ]


holds(Holding("comments_on_plans", export=_comments, erase=commenting.forget_author))
holds(Holding("chapters_of_plans", export=_versions, erase=writing.forget_author))
