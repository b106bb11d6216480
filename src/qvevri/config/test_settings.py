"""Settings of the tests: nothing leaves the process, passwords and jobs are immediate."""

import tempfile

from qvevri.config.settings import *  # noqa: F403
from qvevri.config.settings import CACHES, DATABASES, STORAGES

SECRET_KEY = "only-for-tests"  # noqa: S105
OWN_HOSTS = ["testserver", "127.0.0.1", "localhost"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="qvevri-media-")
STATIC_ROOT = tempfile.mkdtemp(prefix="qvevri-static-")
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "default"},
    "pages": CACHES["pages"],
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A server that answers within a test must not close the connection of the test's transaction.
DATABASES["default"]["CONN_MAX_AGE"] = None
DEMO = True
RATES_URL = ""
# A test that counts queries must not meet the one that asks whether the vocabulary changed.
VOCABULARY_FRESH_SECONDS = 3600.0
