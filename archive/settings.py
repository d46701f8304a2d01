"""Every setting of the site, read from the environment and safe as it stands.

The archive is in production as soon as it answers to a name other than this machine's own; from then on it refuses to
start with DEBUG, without a key of its own, or on an SQLite that can lose a write-ahead log.
"""

import os
import zoneinfo
from datetime import timedelta
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from archive.env import Environment, SettingRefused
from archive.secret import kept_key, refuse_sample_key
from archive.sqlite import OPTIONS as SQLITE_OPTIONS
from archive.sqlite import why_unsafe

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(os.environ)

# Who is answered, and therefore how careful the site must be
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
ALLOWED_HOSTS = list(env.words("ARCHIVE_HOSTS", default=LOCAL_HOSTS))
if "*" in ALLOWED_HOSTS:
    raise SettingRefused(
        "ARCHIVE_HOSTS may not be '*'. Name the hosts of the archive, as in ARCHIVE_HOSTS=archive.example.org."
    )
IN_PRODUCTION = not set(ALLOWED_HOSTS) <= set(LOCAL_HOSTS)
DEBUG = env.flag("ARCHIVE_DEBUG", default=False)
if DEBUG and IN_PRODUCTION:
    raise SettingRefused(
        "ARCHIVE_DEBUG is on, but ARCHIVE_HOSTS names a public host, and error pages would show testimony to anyone. "
        "Write ARCHIVE_DEBUG=0, or leave ARCHIVE_HOSTS out to work on this machine only."
    )

# Places: these two folders and the database are all that changes at run time
os.umask(0o027)  # nothing that the archive writes is readable by everybody on this machine
ARCHIVE_VAR = env.folder("ARCHIVE_VAR", default=BASE_DIR / "var")
MEDIA_ROOT = env.folder("ARCHIVE_MEDIA", default=BASE_DIR / "media")
STATIC_ROOT = ARCHIVE_VAR / "static"
FILE_UPLOAD_TEMP_DIR = ARCHIVE_VAR / "staging"
for place in (STATIC_ROOT, FILE_UPLOAD_TEMP_DIR):
    place.mkdir(mode=0o750, exist_ok=True)

SECRET_KEY = env.text("ARCHIVE_SECRET_KEY")
if SECRET_KEY or IN_PRODUCTION:
    refuse_sample_key(SECRET_KEY)
else:
    SECRET_KEY = kept_key(ARCHIVE_VAR / "secret-key")

# The archive itself
ARCHIVE_NAME = env.text("ARCHIVE_NAME", default="The Testimony Archive")
ARCHIVE_LANGUAGES = env.words("ARCHIVE_LANGUAGES", default=("en", "de", "ru", "tr", "ar"))
ARCHIVE_SEARCH_ENGINE = env.choice("ARCHIVE_SEARCH_ENGINE", default="embedded", among=("embedded", "memory"))
ARCHIVE_BACKUP_DAYS = env.number("ARCHIVE_BACKUP_DAYS", default=0)
ARCHIVE_X_ACCEL_PREFIX = env.text("ARCHIVE_X_ACCEL_PREFIX")
ARCHIVE_X_ACCEL_COPIES_PREFIX = env.text("ARCHIVE_X_ACCEL_COPIES_PREFIX")
ARCHIVE_UPLOAD_MB = env.number("ARCHIVE_UPLOAD_MB", default=2048, least=1)
ARCHIVE_BACKGROUND = env.flag("ARCHIVE_BACKGROUND", default=True)

# Database
DATABASES = {"default": env.database("DATABASE_URL", default=ARCHIVE_VAR / "archive.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    if IN_PRODUCTION and why_unsafe():
        raise SettingRefused(why_unsafe())

# Rooms of the house
INSTALLED_APPS = [
    "archive",
    "testimonies",
    "archive.apps.CuratorsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "csp",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
ASGI_APPLICATION = "archive.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Files: media have no address of their own, static files carry their fingerprint in public
STORAGES = {
    "default": {"BACKEND": "archive.storage.PrivateMediaStorage"},
    "derivatives": {
        "BACKEND": "archive.storage.PrivateMediaStorage",
        "OPTIONS": {"location": ARCHIVE_VAR / "derivatives"},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IN_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = not IN_PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 50

# Languages of the interface and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("tr", _("Turkish")), ("ru", _("Russian")), ("de", _("German")), ("ar", _("Arabic"))]
LOCALE_PATHS = [BASE_DIR / "testimonies" / "locale"]
USE_TZ = True
TIME_ZONE = env.choice("ARCHIVE_TIME_ZONE", default="UTC", among=zoneinfo.available_timezones())

# What a browser may do with a page: only what comes from here, and nothing written into the page itself
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'"],
        "media-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True

# HTTPS, and the proxies whose word about it (and about the visitor's address) is taken
HTTPS = env.flag("ARCHIVE_HTTPS", default=IN_PRODUCTION)
ARCHIVE_PROXIES = env.number("ARCHIVE_PROXIES", default=0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ARCHIVE_PROXIES else None
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/?$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Preloading binds a whole domain for years; that is for the domain's owner to decide, not for the archive.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# Doors: guessing is slowed per person and address, so that nobody can lock a curator out from elsewhere
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "archive.proxies.visitor_address"

# Post leaves only by the server that is named here. Without one it is shown on the terminal of who tries things out; in
# production it is not even written down, for a letter can hold the way into an account, and a log is read by others.
EMAIL_HOST = env.text("ARCHIVE_EMAIL_HOST")
EMAIL_SECURITY = env.choice("ARCHIVE_EMAIL_SECURITY", default="starttls", among=("starttls", "tls", "none"))
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL_SECURITY == "starttls", EMAIL_SECURITY == "tls"
EMAIL_PORT = env.number("ARCHIVE_EMAIL_PORT", default={"starttls": 587, "tls": 465, "none": 25}[EMAIL_SECURITY])
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.text("ARCHIVE_EMAIL_USER"), env.text("ARCHIVE_EMAIL_PASSWORD")
EMAIL_TIMEOUT = 10  # seconds; a curator waits for it
DEFAULT_FROM_EMAIL = env.text("ARCHIVE_EMAIL_FROM", default="archive@localhost")
EMAIL_BACKEND = (
    f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy' if IN_PRODUCTION else 'console'}.EmailBackend"
)
PASSWORD_RESET_TIMEOUT = 7 * 24 * 60 * 60  # how long the link works by which a reader sets a password

# Logs stay on this machine
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "archive.discretion.WithoutQueryStrings"}},
    "formatters": {
        "discreet": {
            "()": "archive.discretion.DiscreetFormatter",
            "format": "{levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["discreet"], "formatter": "discreet"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.security.DisallowedHost": {
            "handlers": ["nowhere"],
            "propagate": False,
        },  # every scanner of the net tries one
    },
}

# Names that the tests read, and nothing else may be misspelt
env.refuse_unknown(prefix="ARCHIVE_", also=("ARCHIVE_SAMPLES", "ARCHIVE_BROWSER_REQUIRED"))
