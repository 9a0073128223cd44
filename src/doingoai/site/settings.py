"""Settings, read from the environment (docs/configuration.md); the register list derives the installed apps."""

from __future__ import annotations

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from doingoai.mailing.server import mail_server
from doingoai.site import env
from doingoai.site.registers import REGISTERS as REGISTERS

PROJECT = Path(__file__).resolve().parents[3]
HOME = Path(env.text("DOINGOAI_HOME", str(PROJECT / "var"))).resolve()
DATA = Path(env.text("DOINGOAI_DATA", str(PROJECT / "data"))).resolve()

DEBUG = env.flag("DOINGOAI_DEBUG")
SECRET_KEY = env.secret("DOINGOAI_SECRET_KEY", HOME / "secret.key")
LEDGER_KEY = env.secret("DOINGOAI_LEDGER_KEY", HOME / "ledger.key")
FIELD_KEY = env.secret("DOINGOAI_FIELD_KEY", HOME / "field.key")  # of fields that are kept encrypted
ALLOWED_HOSTS = env.words("DOINGOAI_HOSTS", "127.0.0.1,localhost,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env.words("DOINGOAI_ORIGINS")
SITE_URL = env.text("DOINGOAI_SITE_URL").rstrip("/")
ENVIRONMENT_BANNER = env.text("DOINGOAI_BANNER")

INSTALLED_APPS = [
    "doingoai.site",  # first: its account pages go before the library's
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "template_partials",
    "django_htmx",
    "csp",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "doingoai.web",
    "doingoai.organisations",
    "doingoai.reference",
    "doingoai.audit",
    "doingoai.dossiers",
    "doingoai.norms",
    "doingoai.authority",
    "doingoai.attachments",
    "doingoai.workflow",
    "doingoai.documents",
    "doingoai.exchange",
    "doingoai.indicators",
    "doingoai.relations",
    "doingoai.jobs",
    "doingoai.mailing",
    "doingoai.register_kit",
    *REGISTERS,
    "doingoai.reporting",
    "doingoai.agenda",
    "doingoai.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "doingoai.site.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "doingoai.site.urls"
WSGI_APPLICATION = "doingoai.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "doingoai.register_kit.navigation.context",
            ],
        },
    },
]

# --- Database: SQLite with one writer at a time and readers that never wait; PostgreSQL by URL.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",  # a read-then-write transaction never dies with "database is locked"
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000;"
        "PRAGMA cache_size=-64000;PRAGMA mmap_size=134217728;"
    ),
}
DATABASE_URL = env.text("DOINGOAI_DATABASE_URL", f"sqlite:///{HOME / 'doingoai.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = dict(SQLITE_OPTIONS)
    DATABASES["default"]["CONN_MAX_AGE"] = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "site_cache"},
}

# --- People and sessions
AUTH_USER_MODEL = "organisations.Officer"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_COOKIES = env.flag("DOINGOAI_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SECURE_SSL_REDIRECT = SECURE_COOKIES
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_COOKIES else 0
if env.flag("DOINGOAI_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "doingoai.web.views.csrf_failure"

ACCOUNT_ADAPTER = "doingoai.site.accounts.ClosedSignUp"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": False}  # django-axes counts wrong passwords, in the database
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "doingoai"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # the account is locked, not the address that a whole office shares

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# --- Language: Vietnamese is the source, English the complete second catalogue.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [PROJECT / "src" / "doingoai" / "locale"]
FORMAT_MODULE_PATH = ["doingoai.web.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = HOME / "files"
UPLOAD_LIMIT = env.number("DOINGOAI_UPLOAD_MIB", 50) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a plan of 300 tasks is one form
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Whom signatures are believed: root and intermediate certificates and revocation lists, as files in one folder.
TRUST_FOLDER = Path(env.text("DOINGOAI_TRUST", str(HOME / "trust")))
TIMESTAMP_URL = env.text("DOINGOAI_TIMESTAMP_URL")
# The driver of a signing device at this server (PKCS #11) and the label of its token, where there is one.
TOKEN_DRIVER = env.text("DOINGOAI_TOKEN_DRIVER")
TOKEN_LABEL = env.text("DOINGOAI_TOKEN_LABEL")

# --- Mail: without a server nothing is sent, and the page of each officer's choices says so.
_MAIL = mail_server(env.text("DOINGOAI_EMAIL_URL"))
MAIL_ON = bool(env.text("DOINGOAI_EMAIL_URL"))
EMAIL_BACKEND, EMAIL_FILE_PATH, EMAIL_TIMEOUT = _MAIL.backend, _MAIL.folder, 10
EMAIL_HOST, EMAIL_PORT, EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.host, _MAIL.port, _MAIL.starttls, _MAIL.tls
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DOINGOAI_EMAIL_FROM", "doingoai@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"axes": {"level": "ERROR"}, "fontTools": {"level": "ERROR"}},
}
