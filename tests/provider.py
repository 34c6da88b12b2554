"""An organisation's own sign-in, for tests: allauth's OpenID provider as a process of its own.

    python -m tests.provider PORT REDIRECT_ADDRESS

Behind /as/NUMBER/ somebody is signed in there: 1 has a verified address, 2 one that nobody has verified.
"""

import contextlib
import os
import socket
import subprocess
import sys
import time
from wsgiref.simple_server import make_server

import requests

ID, SECRET = "portal", "a-secret-of-the-tests"
VOUCHED, UNVERIFIED = "kim@verein.example", "alex@verein.example"


@contextlib.contextmanager
def running(redirect_address: str):
    """Run the provider, and hand out its address."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    # The settings of the portal are not those of the provider.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "tests.provider", str(port), redirect_address]
    process = subprocess.Popen(command, env=environment)
    try:
        yield _wait(f"http://localhost:{port}")
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with contextlib.suppress(requests.ConnectionError):
            requests.get(f"{address}/.well-known/openid-configuration", timeout=10).raise_for_status()
            return address
        time.sleep(0.1)
    raise TimeoutError("The provider did not start.")


def _configure(port: int) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.conf import settings

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    kinds = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    settings.configure(
        SECRET_KEY="for-tests-only",
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        # Cookies know no port: this one is not the portal's.
        SESSION_COOKIE_NAME="provider",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        ACCOUNT_LOGIN_METHODS={"email"},
        IDP_OIDC_PRIVATE_KEY=key.private_bytes(*kinds).decode(),
    )


def _fill(redirect_address: str) -> None:
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for number, email in enumerate([VOUCHED, UNVERIFIED], start=1):
        user = get_user_model().objects.create(
            pk=number, username=email, email=email, first_name="Kim", last_name="Neu"
        )
        EmailAddress.objects.create(user=user, email=email, verified=email == VOUCHED, primary=True)
    client = Client(id=ID, name="Portal", scopes="openid\nprofile\nemail", skip_consent=True)
    client.redirect_uris = redirect_address
    client.set_secret(SECRET)
    client.save()


def _sign_in(request, number):
    from django.contrib.auth import get_user_model, login
    from django.http import HttpResponse

    user = get_user_model().objects.get(pk=number)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponse(user.email)


def __getattr__(name):
    # The address map, which Django asks for once it is set up.
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.urls import include, path

    return [
        path("as/<int:number>/", _sign_in),
        path("account/", include("allauth.account.urls")),
        path("", include("allauth.idp.urls")),
    ]


def main(port: int, redirect_address: str) -> None:
    import django
    from django.core.handlers.wsgi import WSGIHandler

    _configure(port)
    django.setup()
    _fill(redirect_address)
    make_server("localhost", port, WSGIHandler()).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
