"""The messages that moderation sends."""

from qvevri.notices.registry import register

SAMPLE = {"title": "ვაშლი სტარკრიმსონი, 800 კგ", "reason": "ამის გაყიდვა აქ არ შეიძლება."}

register("moderation.paused", sample=SAMPLE)
register("moderation.removed", sample=SAMPLE)
