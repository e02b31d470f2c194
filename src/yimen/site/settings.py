"""Django's settings. Everything an installer may set is an environment variable."""

import os
from pathlib import Path

from yimen.site import database, keys
from yimen.site.places import places
from yimen.site.proxies import networks

DEMO = os.environ.get("YIMEN_DEMO") == "1"
DEBUG = os.environ.get("YIMEN_DEBUG") == "1"
SECRET_KEY = keys.key("django.key").hex()
YIMEN_VAULT_KEY = keys.key("vault.key")
YIMEN_STORAGE = places().home / "uploads"
YIMEN_SEALS = places().home / "seals"
YIMEN_ARCHIVE = places().home / "archive"
YIMEN_CACHE = places().home / "cache"
YIMEN_PAYMENT = os.environ.get("YIMEN_PAYMENT", "stand-in" if DEMO else "")
YIMEN_PAYMENT_FOLDER = places().home / "payments"
YIMEN_JOURNAL_ALGORITHM = os.environ.get("YIMEN_JOURNAL_ALGORITHM", "sha256")
YIMEN_ADDRESS = os.environ.get("YIMEN_ADDRESS", "")  # of the portal, in messages
YIMEN_MAIL = os.environ.get("YIMEN_MAIL", "")
YIMEN_MAIL_FROM = os.environ.get("YIMEN_MAIL_FROM", "yimen@localhost")
HTTPS = os.environ.get("YIMEN_HTTPS") == "1"
YIMEN_PROXIES = networks(
    os.environ.get("YIMEN_PROXIES", "127.0.0.1,::1" if HTTPS else "")
)
ALLOWED_HOSTS = os.environ.get("YIMEN_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "axes",
    "procrastinate.contrib.django",
    "yimen.records.journal",
    "yimen.records.people",
    "yimen.records.calendars",
    "yimen.records.network",
    "yimen.records.messages",
    "yimen.records.catalogue",
    "yimen.records.queue",
    "yimen.records.cases",
    "yimen.records.agency",
    "yimen.records.papers",
    "yimen.records.fees",
    "yimen.records.seals",
    "yimen.records.approvals",
    "yimen.records.supervision",
    "yimen.records.conduct",
    "yimen.records.statistics",
    "yimen.records.performance",
    "yimen.records.reports",
    "yimen.records.voice",
    "yimen.records.orders",
    "yimen.records.ratings",
    "yimen.screens.shared",
    "yimen.screens.portal",
    "yimen.screens.kiosk",
    "yimen.screens.board",
    "yimen.screens.guide",
    "yimen.screens.window",
    "yimen.screens.desk",
    "yimen.screens.bureau",
    "yimen.screens.cashier",
    "yimen.screens.paper",
    "yimen.screens.agent",
    "yimen.site",
]

MIDDLEWARE = [
    "yimen.site.proxies.Proxies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "yimen.site.middleware.ContentPolicy",
    "yimen.site.middleware.Now",
    "yimen.screens.shared.language.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "yimen.site.middleware.CurrentActor",
    "yimen.site.middleware.SayRefusals",
]

ROOT_URLCONF = "yimen.site.urls"
WSGI_APPLICATION = "yimen.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["yimen.screens.shared.frame.frame"],
        },
    }
]

DATABASES = database.databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Officer"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "staff_no", "phone", "initials")},
    },
    {
        "NAME": "yimen.site.passwords.LongEnough",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
]
SESSION_ENGINE = "yimen.site.sessions"
SESSION_COOKIE_AGE = 30 * 60  # idle time-out, seconds
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # the table knows when, the browser need not
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LOGIN_URL = "/sign-in/"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # the journal keeps who signed in
AXES_LOCKOUT_CALLABLE = "yimen.screens.shared.signin.locked_out"

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    # what fails is told where the service was started; nobody reads mail about it
    "loggers": {
        # a file that is no sealed PDF is an answer, not a fault
        "pyhanko": {"handlers": [], "propagate": False},
        "pyhanko_certvalidator": {"handlers": [], "propagate": False},
        "django.request": {"handlers": ["stderr"], "level": "ERROR"},
    },
}

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
MESSAGE_TAGS = {25: "good", 30: "warm", 40: "bad"}  # success, warning, error
CSRF_FAILURE_VIEW = "yimen.screens.shared.errors.stale_form"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parents[1] / "screens/shared/locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # bytes
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # bytes
