"""Settings of the web application. Everything that differs between installations comes from the environment.

docs/reference/settings.md names every variable that is read here.
"""

import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.home import home, secret
from trygvej.indicators.public import default_path

BASE_DIR = Path(__file__).resolve().parents[2]
SOURCE = BASE_DIR / "src"
HOME = home()
CATALOGUE = default_path()
env = environ.Env()

DEMO = env.bool("TRYGVEJ_DEMO", default=False)  # invented data, printed passwords, no second factor
DEBUG = env.bool("TRYGVEJ_DEBUG", default=False)  # errors with all their details in the page; never for work
# Signs sessions and forms; if it is not given, `trygvej serve` makes one and keeps it in a file.
SECRET_KEY = env.str("TRYGVEJ_SECRET_KEY", default="") or secret("secret-key") or secrets.token_hex(32)
# Folder of the keys of sensitive fields, of the log and of the blind index.
KEY_FOLDER = env.str("TRYGVEJ_KEY_FOLDER", default=str(HOME / "secrets"))
KEY_COMMAND = env.str("TRYGVEJ_KEY_COMMAND", default="")  # answers instead of the folder: a key service
# Names under which the application is reached.
ALLOWED_HOSTS = env.list("TRYGVEJ_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("TRYGVEJ_ORIGINS", default=[])  # addresses behind a proxy that forms may come from
HTTPS = env.bool("TRYGVEJ_HTTPS", default=False)  # behind TLS: cookies and redirects insist on it

# What is installed ------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "trygvej.apps.TrygvejConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
]
MIDDLEWARE = [
    "trygvej.screening.middleware.ForgetMiddleware",  # first: who asks for a page without an account is never known
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "trygvej.access.middleware.WhoMiddleware",
    "trygvej.access.middleware.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "trygvej.access.middleware.ActMiddleware",  # last: a page and its log rows stand or fall together
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES: dict[str, str] = {}

# The database: a file of the installation, or what DATABASE_URL names --------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{HOME / 'trygvej.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # a read that turns into a write must not find the file taken
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Tips and the self-check ------------------------------------------------------------------------------------------
VIRUS_SCANNER = env.str("TRYGVEJ_VIRUS_SCANNER", default="")  # a command that reads a file from its input; else ClamAV
QUICK_EXIT = env.str("TRYGVEJ_QUICK_EXIT", default="https://www.wikipedia.org/")  # where "leave this page" leads

# Pages --------------------------------------------------------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SOURCE / "config" / "templates", *sorted((SOURCE / "trygvej").glob("*/templates"))],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.navigation.shell",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")  # the templates that the renderer falls back to
STATIC_URL = "static/"
STATICFILES_DIRS = [SOURCE / "config" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # the files of the package are served as they are: nothing to collect first
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600

USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("sv", "Svenska"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "trygvej-language"

# Who may come in -----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "trygvej.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: a locked door stays locked
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "trygvej.access.adapters.AccountAdapter"  # nobody signs up: an administrator invites
SOCIALACCOUNT_ADAPTER = "trygvej.access.adapters.SocialAccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # the address was entered by the administrator who invited
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
MFA_ADAPTER = "allauth.mfa.adapter.DefaultMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Trygvej"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
USERSESSIONS_TRACK_ACTIVITY = True
SOCIALACCOUNT_ONLY = False
# Sign-in of the own organisation by OpenID Connect: a list of {provider_id, name, client_id, secret, settings}.
OIDC = env.json("TRYGVEJ_OIDC", default=[])
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OIDC}}
AXES_FAILURE_LIMIT = env.int("TRYGVEJ_FAILED_SIGN_INS", default=5)  # so many wrong passwords shut the door for a while
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

SESSION_COOKIE_NAME = "__Host-trygvej" if HTTPS else "trygvej"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
DRAFTS_COOKIE = "trygvej-drafts"  # half of the key of drafts on the telephone (ADR 0005); scripts read it
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = False  # htmx reads it
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the code to scan at enrolment is drawn into the page
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        # A form leads to the sign-in of the own organisation: browsers hold what it is sent on to against this as well.
        "form-action": [SELF, *("/".join(one["settings"]["server_url"].split("/")[:3]) for one in OIDC)],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# Mail carries no content: only that something waits -----------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20  # seconds: a mail server that does not answer holds up nobody
# The sender of mails.
DEFAULT_FROM_EMAIL = env.str("TRYGVEJ_MAIL_FROM", default="trygvej@localhost")
SITE_NAME = _("Trygvej")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
