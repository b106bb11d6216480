"""The messages this room itself sends: one-time codes."""

from qvevri.notices.registry import register

register("notices.code", sample={"code": "123456"})
