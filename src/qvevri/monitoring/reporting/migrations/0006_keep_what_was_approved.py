"""Reports and readings that were approved before approvals were kept get the one that is known."""

from django.db import migrations
from django.db.models import F, Q

AT_ONCE = 500
MONEY = ("source", "line", "year", "currency", "committed", "paid", "contract")


def keep(apps, _schema_editor):
    reports = apps.get_model("reporting", "Report").objects.order_by("pk")
    # One that was sent back and not written since still says what was approved.
    as_approved = Q(status="returned", written_at__lte=F("counted_at"))
    chosen = reports.filter(Q(status="approved") | as_approved)
    chosen = chosen.prefetch_related("values__indicator", "reached__milestone", "spending")
    digests = _digests(apps)
    model = apps.get_model("reporting", "Approval")
    rows = (_approval(model, one, digests) for one in chosen.iterator(chunk_size=AT_ONCE))
    model.objects.bulk_create(rows, batch_size=AT_ONCE)
    readings = apps.get_model("reporting", "Reading").objects.filter(status="approved")
    model = apps.get_model("reporting", "ReadingApproval")
    model.objects.bulk_create(_reading(model, one) for one in readings.order_by("pk"))


def _digests(apps):
    """The hashes and moments of all files of reports, by report."""
    kinds = apps.get_model("contenttypes", "ContentType").objects
    kind = kinds.filter(app_label="reporting", model="report").first()
    found = {}
    for name in ("Photo", "Document") if kind else ():
        rows = apps.get_model("files", name).objects.filter(thing_type=kind)
        for report, digest, made in rows.values_list("thing_id", "digest", "created_at"):
            found.setdefault(report, []).append((digest, made))
    return found


def _approval(model, one, digests):
    is_returned = one.status == "returned"
    at = one.counted_at if is_returned else one.decided_at or one.submitted_at or one.written_at
    files = digests.get(one.pk, ())
    values = sorted(one.values.all(), key=lambda value: value.indicator.code)
    reached = sorted(one.reached.all(), key=lambda step: (step.milestone_id, step.on))
    return model(
        report=one,
        approved_at=at,
        # Who sent it back is known then, not who had approved it.
        approved_by_id=None if is_returned else one.decided_by_id,
        withdrawn_at=one.decided_at if is_returned else None,
        submitted_at=one.submitted_at,
        written_by_id=one.written_by_id,
        progress=one.progress,
        is_complete=one.is_complete,
        happened=one.happened,
        obstacles=one.obstacles,
        language=one.language,
        links=one.links,
        values={value.indicator.code: _figure(value.value) for value in values},
        ratios={value.indicator.code: _ratio(value) for value in values if any(_ratio(value))},
        parts={value.indicator.code: value.parts for value in values if value.parts},
        counted={value.indicator.code: value.counted for value in values if value.counted},
        reached=[_step(step) for step in reached],
        spending=sorted(
            ({name: getattr(spent, name) for name in MONEY} for spent in one.spending.all()),
            key=lambda spent: [(spent[name] is None, spent[name] or "") for name in MONEY[:2]],
        ),
        evidence=sorted(
            digest for digest, made in files if not is_returned or made <= one.counted_at
        ),
    )


def _reading(model, one):
    names = ("written_by_id", "value", "numerator", "denominator", "parts", "counted")
    said = {name: getattr(one, name) for name in (*names, "note", "language", "link")}
    at = one.decided_at or one.submitted_at
    return model(reading=one, approved_at=at, approved_by_id=one.decided_by_id, **said)


def _figure(value):
    return "" if value is None else f"{value.normalize():f}"


def _ratio(value):
    return [_figure(value.numerator), _figure(value.denominator)]


def _step(reached):
    title = reached.milestone.title
    data = getattr(title, "data", title)
    said = {"ka": data} if isinstance(data, str) else data or {}
    return {
        "milestone": reached.milestone_id,
        "title": {code: str(words) for code, words in sorted(said.items()) if words},
        "due": reached.milestone.due.isoformat(),
        "on": reached.on.isoformat(),
    }


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0005_approvals'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('files', '0002_documents'),
    ]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
