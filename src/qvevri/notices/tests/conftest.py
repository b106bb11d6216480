"""A kind of message for tests, with every channel, and one that can be unsubscribed."""

import pytest

from qvevri.notices import registry


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "test.code" has SMS and e-mail; "test.news" only an e-mail, and may be unsubscribed."""
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    files = {
        "sms": "notices/notices/code.sms.txt",
        "subject": "notices/notices/code.subject.txt",
        "text": "notices/notices/code.txt",
        "html": "notices/notices/code.html",
    }
    registry.register("test.code", **files)
    del files["sms"]
    registry.register("test.news", **files, is_optional=True)
