"""Measures the way in: known and unknown addresses, guessed passwords, many behind one address, 2,000 members.

Ends with a sentence when an answer tells who has an account, when guessing pays or keeps somebody out, or when a page
of the partner area asks more questions of the database than promised.
"""

import importlib
import os
import re
import statistics
import subprocess
import sys
import time

import django

from bench.start import tell

TIMES, GUESSES, COLLEAGUES = 50, 200, 40
MOST_DIFFERENCE, MOST_QUERIES = 0.10, 20
FEW, MANY = 20, 2000
MEMBERS = "Mitglieder"
KNOWN, UNKNOWN = "bekannt@example.org", "niemand@example.org"
WRONG = "falsch falsch falsch"
NEW_EACH_TIME = re.compile(r'name="(csrfmiddlewaretoken|shown)" value="[^"]*"')


def main() -> None:
    for part in PARTS:
        # Whether limits hold is decided when Django is set up.
        subprocess.run([sys.executable, "-m", "bench.entrance", part], check=True)


def prepare(has_limits: bool):
    """Set up an empty site whose passwords are hashed as on a real one, and return what makes people for tests."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    configured = importlib.import_module("portal.settings.test")
    base = importlib.import_module("portal.settings.base")
    configured.PASSWORD_HASHERS = base.PASSWORD_HASHERS
    configured.CACHES["frame"] = base.CACHES["default"] | {"TIMEOUT": 3}
    if not has_limits:
        configured.ACCOUNT_RATE_LIMITS = False
        configured.LIMITS = dict.fromkeys(configured.LIMITS, "1000000/s")
    django.setup()
    management = importlib.import_module("django.core.management")
    management.call_command("migrate", verbosity=0)
    management.call_command("createcachetable", verbosity=0)
    importlib.import_module("home.structure").build()
    importlib.import_module("django.utils.translation").activate("de")
    return importlib.import_module("tests.factories")


def alike() -> None:
    """Compare the answers to a known address with those to an unknown one, in turns, each in a new browser."""
    factories = prepare(has_limits=False)
    factories.make_user(KNOWN, MEMBERS)
    for what, (address, fields) in forms().items():
        took, seen = {KNOWN: [], UNKNOWN: []}, {KNOWN: set(), UNKNOWN: set()}
        for _each in range(TIMES):
            for email in took:
                seconds, answer = send(address, {**fields, "login": email, "email": email})
                took[email].append(seconds)
                page = NEW_EACH_TIME.sub("", answer.content.decode()).replace(email, "…")
                seen[email].add((answer.status_code, answer.headers.get("Location"), page))
        known, unknown = (statistics.median(took[email]) for email in (KNOWN, UNKNOWN))
        tell(f"{what}: known to unknown", f"{known / unknown:.2f} ({known * 1000:.0f} ms)")
        if seen[KNOWN] != seen[UNKNOWN]:
            sys.exit(f"{what}: a known address gets another answer than an unknown one.")
        if abs(known / unknown - 1) > MOST_DIFFERENCE:
            sys.exit(f"{what}: {known * 1000:.1f} ms for a known address, {unknown * 1000:.1f} ms for an unknown one.")


def forms() -> dict[str, tuple[str, dict]]:
    """Return address and fields of each form that takes the address of an account."""
    reverse = importlib.import_module("django.urls").reverse
    guard = importlib.import_module("core.guard")
    asked = {"name": "Kim Neu", "organisation_name": "Verein", "function": "Beratung", "reason": "Ich berate."}
    return {
        "sign-in": (reverse("account_login"), {"password": WRONG}),
        "new password": (reverse("account_reset_password"), {}),
        "code by mail": (reverse("account_request_login_code"), {}),
        "request for access": (
            reverse("partners:ask_for_access"),
            {**asked, guard.SHOWN: guard.SIGNER.sign(guard.SECOND)},
        ),
    }


def send(address: str, fields: dict, **client):
    """Send a form from a new browser; return how long the answer took, and the answer."""
    browser = importlib.import_module("django.test").Client(SERVER_NAME="localhost", **client)
    begin = time.perf_counter()
    answer = browser.post(address, fields)
    return time.perf_counter() - begin, answer


def guessing() -> None:
    """Guess the password of one account, from one client and from many; its owner gets in by a new password."""
    factories = prepare(has_limits=True)
    login = forms()["sign-in"][0]
    for what, client_of in {
        "one client": lambda number: "192.0.2.1",
        "as many clients": lambda number: f"198.51.{number // 250}.{number % 250 + 1}",
    }.items():
        email = f"{what.replace(' ', '-')}@example.org"
        user = factories.make_user(email, MEMBERS)
        guesses = [
            send(login, {"login": email, "password": f"{WRONG} {number}"}, REMOTE_ADDR=client_of(number))[1]
            for number in range(GUESSES)
        ]
        refused = [answer for answer in guesses if "zu oft" in answer.content.decode()]
        tell(f"{GUESSES} wrong passwords from {what}", f"{GUESSES - len(refused)} tried, {len(refused)} slowed down")
        if len(refused) < GUESSES * 0.9 or any(answer.status_code >= 500 for answer in guesses):
            sys.exit(f"{GUESSES - len(refused)} of {GUESSES} guesses from {what} were tried.")
        new_password(user, factories)


def new_password(user, factories) -> None:
    """Let the owner of an account ask for a new password while others guess, and sign in with it."""
    outbox, mail = importlib.import_module("outbox.delivery"), importlib.import_module("django.core.mail")
    browser = importlib.import_module("django.test").Client(SERVER_NAME="localhost", REMOTE_ADDR="203.0.113.9")
    browser.post(forms()["new password"][0], {"email": user.email})
    outbox.send_due()
    link = re.search(r"https?://[^/\s]+(/\S+)", mail.outbox[-1].body)[1]
    form = browser.get(link, follow=True).request["PATH_INFO"]
    chosen = "ein anderer langer Satz 9"
    browser.post(form, {"password1": chosen, "password2": chosen})
    answer = browser.post(forms()["sign-in"][0], {"login": user.email, "password": chosen})
    is_in = "_auth_user_id" in browser.session
    tell("  the owner, with a new password", "is in" if is_in else f"is kept out ({answer.status_code})")
    if not is_in:
        sys.exit("Guessing keeps the owner of an account out.")


def behind_one_address() -> None:
    """Sign forty people in from one address of a network."""
    factories = prepare(has_limits=True)
    users = [factories.make_user(f"kollege{number}@example.org", MEMBERS) for number in range(COLLEAGUES)]
    login = forms()["sign-in"][0]
    answers = [
        send(login, {"login": user.email, "password": factories.PASSWORD}, REMOTE_ADDR="192.0.2.7")[1]
        for user in users
    ]
    inside = sum(answer.status_code == 302 for answer in answers)
    tell(f"{COLLEAGUES} people from one address", f"{inside} are in")
    if inside != COLLEAGUES:
        sys.exit("Colleagues who share an address keep each other out.")


def members() -> None:
    """Count what the pages of the partner area ask with few members and with many."""
    factories = prepare(has_limits=True)
    reader = factories.make_user(KNOWN, MEMBERS)
    asked = {}
    for number in (FEW, MANY):
        fill(number, factories)
        for what, address in inner_pages().items():
            queries, seconds = cost(reader, address)
            asked[what, number] = queries
            tell(f"{what}, {number} members", f"{queries} queries, {seconds * 1000:.0f} ms")
    for what, _number in asked:
        if asked[what, FEW] != asked[what, MANY] or asked[what, MANY] > MOST_QUERIES:
            sys.exit(f"{what}: {asked[what, FEW]} queries with {FEW} members, {asked[what, MANY]} with {MANY}.")


def inner_pages() -> dict[str, str]:
    reverse = importlib.import_module("django.urls").reverse
    start = importlib.import_module("partners.models").PartnerHomePage.objects.get(locale__language_code="de")
    return {
        "start page": start.get_url(),
        "directory of people": reverse("directory:people"),
        "found in the directory": f"{reverse('directory:people')}?words=Verein",
        "directory of organisations": reverse("directory:organisations"),
    }


def fill(number: int, factories) -> None:
    """Fill the directory up to so many members, ten to an organisation, all of them seen by all."""
    auth, organisations = (
        importlib.import_module("django.contrib.auth"),
        importlib.import_module("organisations.models"),
    )
    user_model, membership = auth.get_user_model(), organisations.Membership
    group = importlib.import_module("django.contrib.auth.models").Group.objects.get(name=MEMBERS)
    there = membership.objects.count()
    users = user_model.objects.bulk_create(
        user_model(email=f"mitglied{each}@example.org", first_name="Kim", last_name=f"Weg {each}")
        for each in range(there, number)
    )
    group.user_set.through.objects.bulk_create(group.user_set.through(user=user, group=group) for user in users)
    shown = {f"shows_{name}": membership.Audience.MEMBERS for name in membership.DETAILS}
    for first in range(0, len(users), 10):
        organisation = factories.make_organisation(f"Verein {there + first}")
        membership.objects.bulk_create(
            membership(user=user, organisation=organisation, **shown) for user in users[first : first + 10]
        )


def cost(reader, address: str) -> tuple[int, float]:
    """Return the queries of one answer, and the median time of some."""
    testing, utils = importlib.import_module("django.test"), importlib.import_module("django.test.utils")
    client, taken = testing.Client(SERVER_NAME="localhost"), []
    client.force_login(reader)
    client.get(address)
    number = MOST_QUERIES + 1
    # What is remembered for seconds may just have lapsed.
    for _each in range(3):
        with utils.CaptureQueriesContext(importlib.import_module("django.db").connection) as queries:
            answer = client.get(address)
        number = min(number, len(queries))
    if answer.status_code != 200:
        sys.exit(f"{address}: status {answer.status_code}.")
    for _each in range(10):
        begin = time.perf_counter()
        client.get(address)
        taken.append(time.perf_counter() - begin)
    return number, statistics.median(taken)


PARTS = {each.__name__: each for each in (alike, guessing, behind_one_address, members)}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        PARTS[sys.argv[1]]()
    else:
        main()
