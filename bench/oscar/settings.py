"""oscar as its guide sets it up, with three languages and a kept template loader."""

import os
from pathlib import Path

from oscar.defaults import *  # type: ignore[import-not-found]  # noqa: F403

HOME = Path(os.environ["OSCAR_HOME"])
SECRET_KEY = "only for measuring"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "bench.oscar.urls"
SITE_ID = 1
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "oscar.sqlite3",
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"},
        "CONN_MAX_AGE": None,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGES = [("en", "English"), ("ka", "Georgian"), ("ru", "Russian")]
STATIC_URL, STATIC_ROOT = "/static/", HOME / "static"
MEDIA_URL, MEDIA_ROOT = "/media/", HOME / "media"
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "bench.oscar.engine.InstantEngine"}}
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.BaseSignalProcessor"
SHOP = "address analytics basket catalogue checkout communication customer dashboard offer order "
SHOP += "partner payment search shipping voucher wishlists"
BACK_OFFICE = "catalogue communications offers orders pages partners ranges reports reviews "
BACK_OFFICE += "shipping users vouchers"


def _config(path: str, name: str) -> str:
    return f"oscar.apps.{path}.apps.{name}Config"


INSTALLED_APPS = [
    *(f"django.contrib.{name}" for name in ("admin", "auth", "contenttypes", "sessions")),
    *(f"django.contrib.{name}" for name in ("messages", "staticfiles", "sites", "flatpages")),
    "oscar.config.Shop",
    *(_config(name, name.title()) for name in SHOP.split()),
    _config("catalogue.reviews", "CatalogueReviews"),
    *(_config(f"dashboard.{name}", f"{name.title()}Dashboard") for name in BACK_OFFICE.split()),
    *("widget_tweaks", "haystack", "treebeard", "sorl.thumbnail", "django_tables2"),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware",
    "oscar.apps.basket.middleware.BasketMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "oscar.apps.customer.auth_backends.EmailBackend",
    "django.contrib.auth.backends.ModelBackend",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "oscar.apps.search.context_processors.search_form",
                "oscar.apps.checkout.context_processors.checkout",
                "oscar.apps.communication.notifications.context_processors.notifications",
                "oscar.core.context_processors.metadata",
            ]
        },
    }
]
