"""Our own mirror."""

from collections.abc import Sequence
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.utils import timezone

from qvevri.history.queries import heads
from qvevri.monitoring.opendata.gathering import Whole
from qvevri.monitoring.opendata.licensing import licence
from qvevri.monitoring.opendata.mirror import content as said
from qvevri.monitoring.opendata.mirror.signing import private_key
from qvevri.monitoring.opendata.mirror.witnessed import latest_witnessed
from qvevri.notices.links import absolute
from qvevri.places.models import Municipality
from qvevri.plan.programme import content
from qvevri.plan.programme.contents import text_of
from qvevri.plan.programme.finance import cost_of

GOOD_FOR = timedelta(days=30)


def own_key(municipality: Municipality) -> Ed25519PrivateKey:
    """The key with which a municipality of this installation signs."""
    return private_key(settings.SECRET_KEY, municipality.slug)


def own_mirror(municipality: Municipality, wholes: Sequence[Whole]) -> said.Mirror:
    """What we say of our public plans, good for a month from this morning: the same plans are the
    same bytes all day long, so that nobody fetches them twice."""
    now = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return said.Mirror(
        municipality=municipality.slug,
        name=text_of(municipality.name),
        url=absolute(municipality, "ka", "plan:home"),
        made_at=now,
        good_until=now + GOOD_FOR,
        plans=tuple(_plan(whole) for whole in wholes),
        licence=licence().iri,
        heads=tuple(_heads(municipality)),
        seen=tuple(_seen(municipality)),
    )


def _heads(municipality: Municipality) -> list[said.Head]:
    """Of days that are over: today's seal changes with each deed, and with it the whole mirror."""
    today = timezone.localdate()
    found = heads(municipality, before=today, limit=said.MOST_HEADS)
    return [said.Head(one.day, one.number, one.seal) for one in reversed(found)]


def _seen(municipality: Municipality) -> list[said.Seen]:
    found = latest_witnessed(municipality, said.MOST_HEADS)
    return [said.Seen(one.key, one.town, one.day, one.number, one.seal) for one in found]


def _plan(whole: Whole) -> said.Plan:
    plan = whole.content
    return said.Plan(
        id=whole.plan.pk,
        title=plan.title,
        starts=plan.starts,
        finishes=plan.finishes,
        is_illustrative=whole.plan.is_illustrative,
        actions=tuple(_action(one, whole) for one in plan.actions),
        indicators=tuple(
            _indicator(one, whole) for goal in plan.objectives for one in goal.indicators
        ),
    )


def _action(one: content.Action, whole: Whole) -> said.Action:
    cost, lit = cost_of(one), whole.lights.get(one.code)
    return said.Action(
        code=one.code,
        title=one.title,
        text={code: words[:4000] for code, words in one.text.items()},
        block=one.block,
        starts=one.starts,
        finishes=one.finishes,
        cost=cost.amount if cost else None,
        currency=cost.currency if cost else "",
        light=lit.light if lit else "",
        indicators=tuple(_indicator(two, whole) for two in one.indicators),
    )


def _indicator(one: content.Indicator, whole: Whole) -> said.Indicator:
    given = [
        (two.value, two.period.finishes)
        for two in whole.given_of(one.code)
        if two.value is not None
    ]
    value, on = given[-1] if given else (None, None)
    return said.Indicator(
        code=one.code,
        name=one.name,
        unit=one.unit,
        direction=str(one.direction),
        level=str(one.level),
        measure=one.measure,
        baseline=one.baseline,
        target=one.target,
        due=one.targets[-1].due if one.targets else None,
        value=value,
        value_on=on,
    )
