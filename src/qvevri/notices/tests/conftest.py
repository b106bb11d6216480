"""A kind of message for tests, with every channel, and one that can be unsubscribed."""

import pytest

from qvevri.notices import registry


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "test.code" has SMS and e-mail; "test.news" only an e-mail, and may be unsubscribed."""
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    stem = "notices/notices/code"
    registry.register(
        "test.code",
        sms=f"{stem}.sms.txt",
        subject=f"{stem}.subject.txt",
        text=f"{stem}.txt",
        html=f"{stem}.html",
    )
    registry.register(
        "test.news",
        subject=f"{stem}.subject.txt",
        text=f"{stem}.txt",
        html=f"{stem}.html",
        is_optional=True,
    )
