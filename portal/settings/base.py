"""Settings that hold everywhere; what differs per machine is read from the environment."""

from datetime import timedelta

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environ import Env

from portal.settings import environment

machine = environment.read()

ROOT = environment.ROOT
VAR_DIR = machine.VAR_DIR
KEYS_DIR = machine.KEYS_DIR
HOST, PORT = machine.HOST, machine.PORT
SITE_URL, SITE_HOST = machine.SITE_URL, machine.SITE_HOST
IS_HTTPS = SITE_URL.startswith("https://")

DEBUG = False
SECRET_KEY_FALLBACKS = machine.SECRET_KEY_FALLBACKS
ALLOWED_HOSTS = [SITE_HOST]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "portal",
    "home",
    "partners",
    "events",
    "resources",
    "news",
    "search",
    "organisations",
    "outbox",
    "core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "partners.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "portal.middleware.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.CompressText",
    "django.middleware.http.ConditionalGetMiddleware",
    "portal.middleware.readable_cookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.locale",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.middleware.private_when_signed_in",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "partners.second_factor.ask_for_second_factor",
    "partners.desk.door",
    "partners.devices.note_day",
    "home.middleware.closed_sections",
    "core.routing.moved",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

# Database: SQLite beside the other files of this installation, or PostgreSQL by DATABASE_URL.

DATABASES = {"default": Env.db_url_config(machine.DATABASE_URL or f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
SQLITE_OPTIONS = {
    # Writers queue instead of failing with "database is locked" (docs/decisions/002-sqlite.md).
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
    # What is deleted is overwritten (core/traces.py).
    "PRAGMA secure_delete=ON;",
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
# To open one takes longer than a page's questions, on SQLite too.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

# What may differ between processes for a while lies in memory; what must hold across them, in the database.
CACHES = {
    "default": {"BACKEND": "core.cache.BriefMemory", "TIMEOUT": 15},
    # What stands on every page (core/cache.py).
    "frame": {"BACKEND": "core.cache.BriefMemory", "LOCATION": "frame", "TIMEOUT": 3},
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "limits": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "KEY_FUNCTION": "core.cache.hashed",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    },
}

# Languages: German is the main one; everything shown exists in both.

USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("de", _("German")), ("en", _("English"))]
FORMAT_MODULE_PATH = ["portal.formats"]
# The second holds what packages say unclearly, or with "du".
LOCALE_PATHS = [ROOT / "portal" / "locale", ROOT / "portal" / "locale_of_packages"]
WAGTAIL_I18N_ENABLED = True
# The desk speaks German.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", _("German"))]
WAGTAIL_DATE_FORMAT, WAGTAIL_TIME_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y", "%H:%M", "%d.%m.%Y %H:%M"
WAGTAIL_USER_TIME_ZONES = ["Europe/Berlin"]
# A new translation starts as a draft, and aliases never stand in for one.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# People

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "partners:start"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "partners.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "add_email": "partners.forms.NewAddressForm",
    "user_token": "partners.forms.OpenAccountTokenForm",
}
# A known and an unknown address get the same answer after the same work: a page, and a mail.
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
LIMITS = machine.LIMITS
ACCOUNT_RATE_LIMITS = {
    "login": "{login_client}/ip",
    "login_failed": "{login_failed}/key,{login_failed_client}/ip",
    "reset_password": "{reset_password}/key,{reset_password_client}/ip",
    "request_login_code": "{reset_password}/key,{reset_password_client}/ip",
    "reset_password_from_key": "{reset_password_client}/ip",
}
ACCOUNT_RATE_LIMITS = {action: rates.format(**LIMITS) for action, rates in ACCOUNT_RATE_LIMITS.items()}
# A code by mail instead of a password, and a second factor (partners/second_factor.py).
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
MFA_ADAPTER = "partners.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "partners.forms.CodeForm",
    "reauthenticate": "partners.forms.CodeAgainForm",
}
# Browsers offer passkeys without HTTPS on this machine alone; elsewhere their origin must be the site's.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
# Clocks of telephones are off by some seconds.
MFA_TOTP_TOLERANCE = 1
# Organisations' own sign-in (partners/providers.py); without one, nothing of it is shown.
OPENID_PROVIDERS = machine.OPENID_PROVIDERS
SOCIALACCOUNT_ADAPTER = "partners.providers.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": provider["id"],
                "name": provider["name"],
                "client_id": provider["client_id"],
                "secret": provider["secret"],
                "settings": {"server_url": provider["issuer"]},
            }
            for provider in OPENID_PROVIDERS
        ],
    }
}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

# Wagtail

WAGTAIL_SITE_NAME = "Portal"
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = SITE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_COMMENTS_ENABLED = True
# Nobody approves their own text, and what was read is what goes out (home/approval.py).
WAGTAIL_FINISH_WORKFLOW_ACTION = "home.publishing.publish_what_was_approved"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILIMAGES_IMAGE_MODEL = "core.CreditedImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = machine.UPLOAD_MAX_MB * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt", "zip", "mp3", "mp4"]
WAGTAILEMBEDS_FINDERS = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Files: nothing that is uploaded lies where a web server serves it.

MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
MEDIA_URL = ""
STATICFILES_DIRS = []
STATICFILES_FINDERS = [
    "portal.stylesheet.JoinedStylesheetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "core.storage.PrivateStorage", "OPTIONS": {"location": str(MEDIA_ROOT)}},
    "renditions": {
        "BACKEND": "core.storage.RenditionStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT / "renditions")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# No other site may build on these files; browsers keep them apart anyway (Cross-Origin-Resource-Policy).
WHITENOISE_ALLOW_ALL_ORIGINS = False
FILE_UPLOAD_PERMISSIONS = 0o640
# The gate answers, nginx in front sends the bytes (docs/operation.md).
NGINX = machine.NGINX
# Seconds after the first download of a batch; a process that is killed loses at most these (resources/counting.py).
DOWNLOADS_WRITTEN_AFTER = 5

# Mail: rows of the outbox, sent by the worker; without a server each is one file.

EMAIL_BACKEND = "outbox.backends.OutboxBackend"
MAIL_DIR = VAR_DIR / "mail"
PAPERS_DIR = VAR_DIR / "papers"
DELIVERY_BACKEND = "outbox.backends.EmlFileBackend"
if machine.EMAIL_URL:
    mail_server = Env.email_url_config(machine.EMAIL_URL)
    DELIVERY_BACKEND = mail_server.pop("EMAIL_BACKEND")
    vars().update(mail_server)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = machine.MAIL_FROM

# What a browser may do with the pages.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # A form that begins an organisation's own sign-in is answered by leading there.
        "form-action": [SELF, *(host for provider in OPENID_PROVIDERS for host in provider["hosts"])],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
        "base-uri": [NONE],
    }
}
PERMISSIONS_POLICY = {
    name: []
    for name in [
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    ]
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = int(timedelta(days=14).total_seconds())
CSRF_COOKIE_HTTPONLY = True
if IS_HTTPS:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True

# How many proxies in front of the portal may be believed about the client's address.
TRUSTED_PROXIES = machine.TRUSTED_PROXIES
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_secrets": {"()": "portal.logs.NoSecrets"}},
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["no_secrets"], "formatter": "plain"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "portal": {"level": "INFO"},
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}
