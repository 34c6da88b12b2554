"""Settings of the machine: what is read, what is refused, what the README says of them."""

import pytest

from portal.settings import environment
from portal.settings.environment import ROOT, SettingError

PROVIDER = (
    '[{"id": "verein", "name": "Verein", "issuer": "https://login.verein.example/realm", "client_id": "portal", '
    '"secret": "kept"}]'
)


def test_nothing_set_means_this_machine_only():
    settings = environment.read({})

    assert (settings.HOST, settings.PORT, settings.SITE_URL) == ("127.0.0.1", 8000, "http://localhost:8000")
    assert (settings.EXAMPLE, settings.IS_PUBLIC, settings.TRUSTED_PROXIES) == (True, False, 0)
    assert settings.VAR_DIR == ROOT / "var"
    assert settings.MAIL_FROM == "portal@localhost"


def test_later_defaults_follow_earlier_settings():
    assert environment.read({"PORT": "9000"}).SITE_URL == "http://localhost:9000"
    assert environment.read({"SITE_URL": "https://portal.example.org"}).MAIL_FROM == "portal@portal.example.org"


def test_an_empty_setting_counts_as_not_set():
    assert environment.read({"PORT": "", "SITE_URL": " "}).SITE_URL == "http://localhost:8000"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://Portal.Example.org/", "https://portal.example.org"),
        ("https://portal.example.org:443", "https://portal.example.org"),
        ("http://localhost:80", "http://localhost"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_the_address_is_written_as_browsers_write_it(text, address):
    settings = environment.read({"SITE_URL": text})

    assert settings.SITE_URL == address


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("HOST", "two words"),
        ("HOST", "-dash.example"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "８０"),
        ("SITE_URL", "portal.example.org"),
        ("SITE_URL", "ftp://portal.example.org"),
        ("SITE_URL", "https://portal.example.org/path"),
        ("SITE_URL", "https://user@portal.example.org"),
        ("SITE_URL", "https://portal.example.org:99999"),
        ("SITE_URL", "https://[::1"),
        ("SITE_URL", "https://"),
        ("EXAMPLE", "perhaps"),
        ("DATABASE_URL", "mysql://host/name"),
        ("DATABASE_URL", "postgresql://host"),
        ("DATABASE_URL", "postgresql://host:port/name"),
        ("EMAIL_URL", "smtp://"),
        ("EMAIL_URL", "mail.example.org"),
        ("MAIL_FROM", "portal"),
        ("MAIL_FROM", "portal@example.org\nBcc: all@example.org"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY_FALLBACKS", "short"),
        ("TRUSTED_PROXIES", "-1"),
        ("LIMITS", "registration=often"),
        ("LIMITS", "search=60/m"),
        ("OPENID_PROVIDERS", "verein"),
        ("OPENID_PROVIDERS", '[{"id": "verein"}]'),
        ("OPENID_PROVIDERS", PROVIDER.replace("https", "http")),
        ("OPENID_PROVIDERS", PROVIDER.replace('"verein"', '"../verein"')),
        ("OPENID_PROVIDERS", PROVIDER.replace("login.", "login; ")),
        ("OPENID_PROVIDERS", f"[{PROVIDER[1:-1]}, {PROVIDER[1:-1]}]"),
    ],
)
def test_a_malformed_setting_is_refused_by_name(name, text):
    with pytest.raises(SettingError, match=f"^{name} must be .+\\.$"):
        environment.read({name: text})


@pytest.mark.parametrize(
    ("name", "text"), [("SECRET_KEY", "kept-short"), ("EMAIL_URL", "me:kept-short"), ("DATABASE_URL", "me:kept-short")]
)
def test_a_refusal_keeps_secrets(name, text):
    with pytest.raises(SettingError) as refusal:
        environment.read({name: text})

    assert "kept-short" not in str(refusal.value)


def test_browsers_may_be_sent_to_the_providers_and_to_the_hosts_they_lead_on_to():
    more = PROVIDER.replace("}", ', "hosts": ["https://SSO.verein.example:8443/x"]}')

    (provider,) = environment.read({"OPENID_PROVIDERS": more}).OPENID_PROVIDERS

    assert provider["hosts"] == ["https://login.verein.example", "https://sso.verein.example:8443"]


@pytest.mark.parametrize(
    ("host", "is_public"),
    [
        ("localhost", False),
        ("portal.localhost", False),
        ("127.0.0.1", False),
        ("192.168.1.5", False),
        ("[::1]", False),
        ("portal.example.org", True),
        ("localhost.example.org", True),
        ("8.8.8.8", True),
    ],
)
def test_a_host_is_public_unless_only_this_network_can_mean_it(host, is_public):
    assert environment.read({"SITE_URL": f"http://{host}"}).IS_PUBLIC is is_public


WHOLE = {
    "SITE_URL": "https://portal.example.org",
    "EMAIL_URL": "smtp+tls://me:secret@mail.example.org:587",
    "TRUSTED_PROXIES": "1",
}


def test_a_public_site_with_all_it_needs_is_served():
    environment.refuse_half_public(environment.read(WHOLE))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"SITE_URL": "http://portal.example.org"}, "https://"),
        ({"SITE_URL": "https://portal.example.org:8443"}, "no port"),
        ({"TRUSTED_PROXIES": "0"}, "TRUSTED_PROXIES=1"),
        ({"EMAIL_URL": ""}, "EMAIL_URL"),
    ],
)
def test_a_public_site_is_refused_while_something_is_missing(change, sentence):
    with pytest.raises(SettingError, match=sentence):
        environment.refuse_half_public(environment.read(WHOLE | change))


def test_the_file_adds_settings_and_the_environment_wins(tmp_path):
    file = tmp_path / ".env"
    file.write_text("# ours\n\nPORT=9000\nexport HOST='0.0.0.0'\nMAIL_FROM=\"Portal <portal@example.org>\"\n")
    environ = {"PORT": "9001"}

    environment.load_file(file, environ)

    assert environ == {"PORT": "9001", "HOST": "0.0.0.0", "MAIL_FROM": "Portal <portal@example.org>"}


def test_no_file_is_needed(tmp_path):
    environment.load_file(tmp_path / ".env", {})


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("PORT", r"\.env, line 2: expected NAME=value\."),
        ("=8000", r"\.env, line 2: expected NAME=value\."),
        ("PROT=8000", r"\.env, line 2: there is no setting PROT\. Did you mean PORT\?"),
        ("MAIL_FROM='portal@example.org", r"\.env, line 2: the value of MAIL_FROM begins with a quotation mark"),
        ("PORT='", r"\.env, line 2: the value of PORT begins with a quotation mark"),
    ],
)
def test_a_line_that_cannot_be_meant_is_refused_with_its_number(tmp_path, line, sentence):
    file = tmp_path / ".env"
    file.write_text(f"# first line\n{line}\n")

    with pytest.raises(SettingError, match=f"^{sentence}"):
        environment.load_file(file, {})


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / ".env"
    file.write_bytes(b"PORT=\xff\xfe")

    with pytest.raises(SettingError, match=r"^\.env cannot be read"):
        environment.load_file(file, {})


def test_the_key_is_made_once_and_for_the_owner_alone(tmp_path):
    key = environment.secret_key(tmp_path / "var")

    assert environment.secret_key(tmp_path / "var") == key
    assert environment.long_secret(key) == key
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret_key"]


def test_the_readme_shows_every_setting_as_the_code_has_it():
    assert environment.as_table() in (ROOT / "README.md").read_text()
