"""Saying who answers for an action or an indicator; who is new here is invited."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import translation
from django.utils.text import Truncator

from qvevri.core.languages import current, spoken
from qvevri.core.text import clean_line
from qvevri.notices.actions import tell
from qvevri.notices.links import absolute
from qvevri.people import actions as people
from qvevri.people.contacts import Contact
from qvevri.people.models import Person
from qvevri.plan.editing.refusals import EntrustedMeanwhile, OwnerMeanwhile
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.models import Action, Indicator

LONGEST_IN_SMS = 30


@dataclass(frozen=True)
class Somebody:
    """Who is meant: a number or an address, and a name for one who is new."""

    contact: Contact
    name: str = ""


@dataclass(frozen=True)
class Entrusted:
    """Who should answer for an action, and who does when that one cannot."""

    responsible: Somebody | None
    deputy: Somebody | None
    read_as: str = ""


def state_of(thing: Action | Indicator) -> str:
    """Who answers now, as a form carries it to see whether somebody else changed it."""
    if isinstance(thing, Indicator):
        return str(thing.owner_id or 0)
    return f"{thing.responsible_id or 0}.{thing.deputy_id or 0}"


@transaction.atomic
def entrust(action: Action, wanted: Entrusted, *, by: Person) -> None:
    """These answer for the action; whoever did not before is told, and invited if new here.

    Raises EntrustedMeanwhile and what `programme.entrust` does.
    """
    rows = Action.objects.select_for_update(of=("self",)).select_related("plan__municipality")
    action = rows.get(pk=action.pk)
    responsible, deputy = _person(wanted.responsible), _person(wanted.deputy)
    before = {action.responsible_id, action.deputy_id}
    is_same = (action.responsible, action.deputy) == (responsible, deputy)
    if wanted.read_as != state_of(action) and not is_same:
        raise EntrustedMeanwhile(action.responsible, action.deputy)
    programme.entrust(action, responsible=responsible, deputy=deputy, by=by)
    for person in (responsible, deputy):
        if person is not None and person.pk not in before and person != by:
            _tell(person, action)


@transaction.atomic
def entrust_indicator(
    indicator: Indicator, owner: Somebody | None, read_as: str, *, by: Person
) -> None:
    """This person answers for the indicator, and is told; `read_as` is its state when it was read.

    Raises OwnerMeanwhile and what `programme.entrust_indicator` does.
    """
    rows = Indicator.objects.select_for_update(of=("self",)).select_related("plan__municipality")
    indicator = rows.get(pk=indicator.pk)
    before, person = indicator.owner_id, _person(owner)
    if read_as != state_of(indicator) and indicator.owner != person:
        raise OwnerMeanwhile(indicator.owner)
    programme.entrust_indicator(indicator, person, by=by)
    if person is not None and person.pk != before and person != by:
        _tell(person, indicator)


def _person(somebody: Somebody | None) -> Person | None:
    if somebody is None:
        return None
    person = people.person_for(somebody.contact, language=current())
    name = clean_line(somebody.name)
    if name and not person.name and not person.has_signed_in():
        people.introduce(person, name=name, language=person.language)
    return person


def _tell(person: Person, thing: Action | Indicator) -> None:
    language = spoken(person.language)
    municipality = thing.plan.municipality
    with translation.override(language):
        title, plan = str(thing), str(thing.plan)
    context = {
        "title": title,
        "short": Truncator(title).chars(LONGEST_IN_SMS),
        "plan": plan,
        "link": absolute(municipality, language, "reporting:mine"),
    }
    tell("editing.entrusted", municipality=municipality, context=context, person=person)
