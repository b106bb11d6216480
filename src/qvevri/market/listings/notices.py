"""The messages that listings send."""

from datetime import UTC, datetime

from qvevri.notices.registry import register

SAMPLE = {"title": "ვაშლი სტარკრიმსონი, 800 კგ", "expires_at": datetime(2026, 9, 30, tzinfo=UTC)}

register("listings.published", sample=SAMPLE)
register("listings.waiting", sample=SAMPLE)
register("listings.sent_back", sample={**SAMPLE, "reason": "ფოტოზე სხვა პროდუქტია"})
register("listings.expiring", sample=SAMPLE)
register("listings.expired", sample=SAMPLE)
