"""The messages that listings send."""

from datetime import UTC, datetime

from qvevri.notices.registry import register

SAMPLE = {
    "title": "არასტანდარტული (სამრეწველო) ვაშლი, 30 ტ",
    "short": "არასტანდარტული (სამრეწველო) ვაშლ…",
    "links": dict.fromkeys(("confirm", "sell_out", "change_price"), "https://gori.example/ka/link"),
    "expires_at": datetime(2026, 9, 30, tzinfo=UTC),
}

register("listings.published", sample=SAMPLE)
register("listings.waiting", sample=SAMPLE)
register("listings.sent_back", sample={**SAMPLE, "reason": "ფოტოზე სხვა პროდუქტია"})
register("listings.expiring", sample=SAMPLE)
register("listings.expired", sample=SAMPLE)
