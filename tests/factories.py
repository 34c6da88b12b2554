"""One maker per model; each knows a valid parent and leaves no surprises."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from core.models import Term
from core.pictures import make_all
from events.models import Event, EventIndexPage, EventPage, Registration, Session
from home.models import StandardPage
from news.models import NewsIndexPage, NewsPage
from organisations.models import Organisation
from resources.models import File, Resource, ResourceIndexPage, ResourcePage

PASSWORD = "ein langes Passwort 7"


def make_user(email="person@example.org", *groups, **fields):
    """Make a user with a confirmed address and PASSWORD, in these groups."""
    user = get_user_model().objects.create_user(email, PASSWORD, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def make_organisation(name="Verein am Weg", **fields):
    return Organisation.objects.create(name=name, **fields)


def make_term(vocabulary, name="Schulung", **fields):
    return Term.objects.get_or_create(vocabulary=vocabulary, name_de=name, defaults=fields)[0]


def make_image(title="Ein Weg", **fields):
    fields.setdefault("file", get_test_image_file())
    image = get_image_model().objects.create(title=title, **fields)
    # A test's transaction is never committed, so what waits for that is done here.
    make_all(image)
    return image


def make_document(title="Leitfaden", content=b"%PDF-1.7 words", filename="Leitfaden.pdf"):
    return get_document_model().objects.create(title=title, file=ContentFile(content, name=filename))


def _add(parent, page):
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def make_page(parent, title="Über uns", **fields):
    return _add(parent, StandardPage(title=title, locale=parent.locale, **fields))


def make_article(home, title="Ein Bericht", parent=None, **fields):
    parent = parent or NewsIndexPage.objects.child_of(home).get()
    return _add(parent, NewsPage(title=title, locale=parent.locale, **fields))


def make_event(starts_in=timedelta(days=14), length=timedelta(hours=6), sessions=1, **fields):
    """Make an event whose sessions are a week apart."""
    fields.setdefault("kind", make_term(Term.Vocabulary.EVENT_KIND))
    fields.setdefault("organisation", Organisation.objects.first() or make_organisation())
    fields = {"name": "Schulung", "places": 10, "city": "Musterstadt", "contact_email": "team@example.org", **fields}
    if fields.get("group"):
        fields.setdefault("admission", Event.Admission.GROUP)
    event = Event.objects.create(**fields)
    first = timezone.now() + starts_in
    for number in range(sessions):
        starts_at = first + timedelta(weeks=number)
        Session.objects.create(event=event, starts_at=starts_at, ends_at=starts_at + length)
    return event


def make_registration(event, email="person@example.org", **fields):
    """Make a registration past all rules."""
    fields = {"name": "Kim Beispiel", "status": Registration.Status.CONFIRMED, "language": "de", **fields}
    return Registration.objects.create(event=event, email=email, **fields)


def make_event_page(home, event=None, title="Schulung im Herbst", parent=None, **fields):
    parent = parent or EventIndexPage.objects.child_of(home).get()
    return _add(parent, EventPage(title=title, event=event or make_event(), locale=parent.locale, **fields))


def make_resource(document=None, **fields):
    """Make a material with one file."""
    fields.setdefault("kind", make_term(Term.Vocabulary.RESOURCE_KIND, "Arbeitshilfe"))
    fields.setdefault("publisher", Organisation.objects.first() or make_organisation())
    resource = Resource.objects.create(**{"name": "Leitfaden", "year": 2026, "licence": "cc-by-4.0", **fields})
    resource.files.add(File(document=document or make_document()))
    resource.save()
    return resource


def make_resource_page(home, resource=None, title="Leitfaden", parent=None, **fields):
    parent = parent or ResourceIndexPage.objects.child_of(home).get()
    page = ResourcePage(title=title, resource=resource or make_resource(), locale=parent.locale, **fields)
    return _add(parent, page)
