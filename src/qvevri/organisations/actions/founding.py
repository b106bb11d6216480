"""Bringing a seller into the market, and changing what it says of itself."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from i18nfield.strings import LazyI18nString

from qvevri.core import limits
from qvevri.history import actions as history
from qvevri.organisations import queries, registry
from qvevri.organisations.actions.judging import NO_REASON
from qvevri.organisations.indexing import document, keep_findable
from qvevri.organisations.inputs import OrganisationInput, checked, said_of
from qvevri.organisations.models import Membership, Organisation
from qvevri.organisations.permissions import may_act_for
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places.models import Municipality, Settlement
from qvevri.search import actions as search

FOUNDED = limits.Limit("organisations.founded", times=5, seconds=24 * 3600)
FIELDS = tuple(OrganisationInput.__dataclass_fields__)


def _is_own_number(phone: str, by: Person) -> bool:
    return bool(phone) and by.phone_is_verified and by.phone == phone


def _level_of(phone: str, by: Person) -> str:
    known = Organisation.Verification
    return known.PHONE if _is_own_number(phone, by) else known.NONE


@transaction.atomic
def found_organisation(  # noqa: PLR0913
    *,
    municipality: Municipality,
    settlement: Settlement,
    name: str | Mapping[str, str],
    kind: str = Organisation.Kind.PRIVATE_PERSON,
    phone: str,
    by: Person,
    tax_code: str = "",
) -> Organisation:
    """A new seller; `by` is its owner, unless an officer enters it for somebody who telephoned.

    Without a phone number, the founder's e-mail address is the contact. The same person, name and
    municipality within ten minutes is the same seller: the form came twice. Raises PermissionDenied
    for a locked account, a NotAccepted for what cannot be, and TooOften for a sixth in a day.
    """
    if not by.is_active:
        raise PermissionDenied
    said = OrganisationInput(
        name={"": name} if isinstance(name, str) else name,
        settlement=settlement,
        kind=kind,
        phone=phone,
        email="" if phone else by.email or "",
        tax_code=tax_code,
        story_language=by.language,
        languages=(by.language,),
    )
    return _enter(municipality, checked(said, municipality), by)


@transaction.atomic
def found_many(
    said: Sequence[OrganisationInput], *, municipality: Municipality, by: Person
) -> list[Organisation]:
    """New sellers whom the agency brings and vouches for: founded, and trusted at once.

    The same as `found_organisation` and `set_trust` one by one; whoever calls has found nobody at
    their numbers and holds the municipality's row. Raises PermissionDenied for one who is no
    officer, and a NotAccepted for what cannot be.
    """
    if not is_officer(by, municipality):
        raise PermissionDenied
    rows = [_trusted(checked(one, municipality), municipality, by) for one in said]
    Organisation.objects.bulk_create(rows)
    owner = Membership.Role.OWNER
    Membership.objects.bulk_create(
        Membership(person=by, organisation=row, role=owner)
        for row in rows
        if _is_own_number(row.phone, by)
    )
    deeds = [deed for row in rows for deed in _deeds_of_new(row)]
    history.record_many(by, deeds, municipality=municipality)
    search.put_many(map(document, rows))
    return rows


def _trusted(said: OrganisationInput, municipality: Municipality, by: Person) -> Organisation:
    row = Organisation(
        municipality=municipality,
        founded_by=by,
        verification=_level_of(said.phone, by),
        trust=Organisation.Trust.TRUSTED,
    )
    return _filled(row, said)


def _deeds_of_new(row: Organisation) -> Iterator[history.Deed]:
    yield history.Deed("founded", row, {"kind": row.kind})
    facts = {"before": Organisation.Trust.NEW, "reason": NO_REASON}
    yield history.Deed("trust_trusted", row, facts)


def _enter(municipality: Municipality, said: OrganisationInput, by: Person) -> Organisation:
    # The founder's row is the lock under which "just founded" is answered.
    Person.objects.select_for_update().get(pk=by.pk)
    twin = queries.just_founded(by, next(iter(said.name.values())), municipality, said.phone)
    if twin is not None:
        return twin
    serves_all = is_officer(by, municipality)
    if not serves_all:
        limits.count(FOUNDED, str(by.pk))
    organisation = Organisation(
        municipality=municipality, founded_by=by, verification=_level_of(said.phone, by)
    )
    _write(organisation, said)
    if not serves_all or _is_own_number(said.phone, by):
        Membership.objects.create(person=by, organisation=organisation, role=Membership.Role.OWNER)
    facts = {"kind": said.kind}
    history.record(by, "founded", organisation, municipality=municipality, facts=facts)
    keep_findable(organisation)
    return organisation


def _write(organisation: Organisation, said: OrganisationInput) -> None:
    _filled(organisation, said).save()


def _filled(organisation: Organisation, said: OrganisationInput) -> Organisation:
    for field in FIELDS:
        value = getattr(said, field)
        setattr(organisation, field, list(value) if isinstance(value, tuple) else value)
    organisation.name = LazyI18nString(dict(said.name))
    return organisation


def _plain(said: OrganisationInput) -> dict[str, Any]:
    return {field: getattr(said, field) for field in FIELDS} | {"name": dict(said.name)}


@transaction.atomic
def change_organisation(
    organisation: Organisation, said: OrganisationInput, *, by: Person
) -> Organisation:
    """The seller says this of itself from now on. Nothing changed, nothing written.

    A new number is confirmed only if it is that of `by`. Raises PermissionDenied or a NotAccepted.
    """
    if not may_act_for(by, organisation):
        raise PermissionDenied
    said = checked(said, organisation.municipality)
    rows = Organisation.objects.select_related("settlement", "municipality")
    organisation = rows.select_for_update(of=("self",)).get(pk=organisation.pk)
    before, after = _plain(said_of(organisation)), _plain(said)
    changed = sorted(field for field in FIELDS if before[field] != after[field])
    if not changed:
        return organisation
    if "phone" in changed and organisation.verification == Organisation.Verification.PHONE:
        organisation.verification = _level_of(said.phone, by)
    _write(organisation, said)
    # Which fields, never what they held: the log is kept for ever.
    facts = {"fields": changed}
    history.record(by, "changed", organisation, municipality=organisation.municipality, facts=facts)
    registry.tell_changed(organisation)
    return organisation


@transaction.atomic
def hide(organisation: Organisation, *, by: Person) -> None:
    """The seller's page and wares are no longer shown. Raises PermissionDenied."""
    _set_public(organisation, by, is_public=False)


@transaction.atomic
def show(organisation: Organisation, *, by: Person) -> None:
    """The seller's page is shown again. Raises PermissionDenied."""
    _set_public(organisation, by, is_public=True)


def _set_public(organisation: Organisation, by: Person, *, is_public: bool) -> None:
    if not may_act_for(by, organisation):
        raise PermissionDenied
    if organisation.is_public == is_public:
        return
    organisation.is_public = is_public
    organisation.save(update_fields=["is_public", "changed_at"])
    verb = "shown" if is_public else "hidden"
    history.record(by, verb, organisation, municipality=organisation.municipality)
    registry.tell_changed(organisation)
