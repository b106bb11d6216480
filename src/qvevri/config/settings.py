"""The settings; every value that differs between installations comes from the environment."""

from pathlib import Path
from typing import Any

import environ

from qvevri.config.home import home, secret_key
from qvevri.config.logs import shorten_refusal
from qvevri.config.sign_in import *

env = environ.Env()

PACKAGE = Path(__file__).resolve().parent.parent
HOME = home()
SECRET_KEY = secret_key()
DEBUG = False
DEMO = env.bool("QVEVRI_DEMO", default=False)
# The database knows further hosts, those of municipalities: MunicipalityMiddleware checks them all.
OWN_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
ALLOWED_HOSTS = ["*"]
# Who reads /metrics with it; without one, only this machine itself reads them.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
IS_HTTPS = env.bool("HTTPS", default=False)
# Addresses or networks of the proxies in front; X-Forwarded-For is believed from nobody else.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "i18nfield",
    "qvevri.config",
    "qvevri.core",
    "qvevri.places",
    "qvevri.money",
    "qvevri.people",
    "qvevri.history",
    "qvevri.notices",
    "qvevri.todos",
    "qvevri.files",
    "qvevri.measures",
    "qvevri.vocabulary",
    "qvevri.search",
    "qvevri.organisations",
    "qvevri.plan.programme",
    "qvevri.plan.tables",
    "qvevri.plan.drafting",
    "qvevri.plan.editing",
    "qvevri.monitoring.reporting",
    "qvevri.monitoring.dashboard",
    "qvevri.monitoring.papers",
    "qvevri.monitoring.opendata",
    "qvevri.market.listings",
    "qvevri.market.enquiries",
    "qvevri.market.moderation",
    "qvevri.market.sheets",
    "qvevri.market.wanted",
    "qvevri.market.shopfront",
    "qvevri.market.alerts",
    "qvevri.site",
    "qvevri.desk",
    "qvevri.townhall",
    "qvevri.demo",
    # After our own: their templates and words give way to ours.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "qvevri.config.middleware.AddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "qvevri.places.middleware.MunicipalityMiddleware",
    "qvevri.core.page_cache.PageCacheMiddleware",
    # Below the cache, so that a page is compressed once and kept so.
    "qvevri.core.compression.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "qvevri.people.middleware.WorksHereMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "qvevri.site.middleware.NotAllowedMiddleware",
]

ROOT_URLCONF = "qvevri.config.municipality_urls"
NETWORK_URLCONF = "qvevri.config.network_urls"
WSGI_APPLICATION = "qvevri.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "qvevri.core.context.page",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                )
            ],
        },
    }
]

FORM_RENDERER = "qvevri.core.look.LookRenderer"

# SQLite takes the writer's lock at the start of a transaction: with the default (deferred) two
# writers that both read first end in "database is locked" without waiting.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;"
        "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
        # With the usual 1,000 pages every twentieth deed stops for 6 ms to empty the log; the job
        # worker does it in between.
        "PRAGMA wal_autocheckpoint=8000;"
        # A log that long work has swollen is cut back to 64 MB when it is taken in.
        "PRAGMA journal_size_limit=67108864;"
    ),
}
# The job worker goes through whole tables by the clock: what it read would stay in its memory.
SQLITE_FOR_JOBS = "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-4000; PRAGMA temp_store=MEMORY;"
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{HOME / 'qvevri.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# "default" must be seen by every process (sign-in codes, limits); "pages" holds what any process
# can make again.
CACHES: dict[str, Any] = {
    "default": env.cache("CACHE_URL", default="dbcache://cache"),
    "pages": {"BACKEND": "qvevri.core.kept.KeptCache", "LOCATION": "pages"},
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 180
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"

LANGUAGE_CODE = "ka"
LANGUAGES = [("ka", "ქართული"), ("en", "English"), ("ru", "Русский")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Tbilisi"

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(HOME / "static"))
MEDIA_ROOT = str(HOME / "media")
MEDIA_URL = env.str("MEDIA_URL", default="/media/")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_HANDLERS = [
    "qvevri.files.uploads.LimitingUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
SMS_URL = env.str("SMS_URL", default="")
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", default="market@localhost")
SITE_URL = env.str("SITE_URL", default="")
TILES_URL = env.str("TILES_URL", default="https://tile.openstreetmap.org/{z}/{x}/{y}.png")

# By which reference the aid registry knows each municipality: "zestaponi=GE-…,gori=GE-…".
IATI_ORGANISATIONS = env.dict("IATI_ORGANISATIONS", default={})
# Under which licence open data may be used.
OPEN_DATA_LICENCE = env.str(
    "OPEN_DATA_LICENCE",
    default="http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
)

# May mirrors of neighbours be read from addresses within our own walls, and without TLS? For trying
# it out only: whoever types such an address would make this machine ask its own network.
MIRRORS_WITHIN = env.bool("MIRRORS_WITHIN", default=False)

# Whom the job worker asks for rates of exchange; empty: nobody. The demo asks no other host and
# shows the rates of one real day, with its date.
RATES_URL = env.str(
    "RATES_URL",
    default="" if DEMO else "https://nbg.gov.ge/gw/api/ct/monetarypolicy/currencies/en/json/",
)
RATES_FRESH_DAYS = env.int("RATES_FRESH_DAYS", default=36_500 if DEMO else 7)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if IS_HTTPS else 0
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "qvevri.site.errors.forged"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:", "https://tile.openstreetmap.org"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "refusals": {"()": "django.utils.log.CallbackFilter", "callback": shorten_refusal},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["refusals"]},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Scanners try every host name; the answer is enough. No handler at all would mean: to stderr.
    "loggers": {"django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False}},
}
