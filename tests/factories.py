"""One maker per model; each knows a valid parent and leaves no surprises."""

from contextlib import contextmanager
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.text import slugify
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from core.access import works_at_desk
from core.models import Term
from core.pictures import make_all
from events import presence
from events.models import Event, EventIndexPage, EventPage, Handout, Question, Registration, Session
from home.models import StandardPage
from news.models import NewsIndexPage, NewsPage
from organisations.models import Organisation
from resources.models import File, Resource, ResourceIndexPage, ResourcePage

PASSWORD = "ein langes Passwort 7"
# Of the app of everybody who works at the desk.
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def make_user(email="person@example.org", *groups, **fields):
    """Make a user with a confirmed address and PASSWORD, in these groups; at the desk with a second factor."""
    user = get_user_model().objects.create_user(email, PASSWORD, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    if works_at_desk(user):
        protect(user)
    return get_user_model().objects.get(pk=user.pk)


def protect(user):
    """Give somebody an app that shows codes, as whoever works at the desk needs one."""
    TOTP.activate(user, SECRET)


def app_code(secret=SECRET, steps=0):
    """Return what the app shows now, or so many half minutes later."""
    counter = int(timezone.now().timestamp()) // 30 + steps
    return format_hotp_value(hotp_value(secret, counter))


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
    with _unindexed():
        parent.add_child(instance=page)
        revision = page.save_revision()
    # Publishing saves once more, and writes both indexes for what the page is then.
    revision.publish()
    page.refresh_from_db()
    return page


@contextmanager
def _unindexed():
    """Let Wagtail note neither the words nor the references of what is saved within."""
    models = [EventPage, NewsPage, ResourcePage, StandardPage]
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)


def add_many(parent, pages):
    """Add many published pages in one go, past all that saving and publishing do but the tree."""
    parent.refresh_from_db()
    model, now = type(pages[0]), timezone.now()
    for place, page in enumerate(pages, start=parent.numchild + 1):
        page.path, page.depth = Page._get_path(parent.path, parent.depth + 1, place), parent.depth + 1
        page.slug = slugify(page.title)
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title, page.locale, page.latest_revision_created_at = page.title, parent.locale, now
        page.live, page.first_published_at, page.last_published_at = True, now, now
        page.content_type = ContentType.objects.get_for_model(model)
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = Page.objects.bulk_create(Page(**{name: getattr(page, name) for name in names}) for page in pages)
    for page, row in zip(pages, rows, strict=True):
        page.pk = row.pk
    # Django has bulk_create for tables that stand alone; a page type's own table is filled like this.
    model._base_manager.all()._batched_insert(pages, model._meta.local_concrete_fields, batch_size=500)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
    return pages


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


def attend(one, *numbers, by, is_present=True):
    """Enter that somebody was at these sessions, counted from 0, and return them."""
    for number in numbers:
        session = one.event.sessions_list[number]
        presence.mark(one, session, is_present, presence.Source.HAND, by)
    return one


def make_question(event, label="Was möchten Sie wissen?", **fields):
    fields.setdefault("sort_order", event.questions.count())
    return Question.objects.create(event=event, label_de=label, **fields)


def make_handout(event, filename="Folien.pdf", content=b"%PDF-1.7 words", **fields):
    """Give an event a handout past all rules."""
    file = ContentFile(content, name=filename)
    return Handout.objects.create(event=event, file=file, filename=filename, size=len(content), **fields)


def make_event_page(home, event=None, title="Schulung im Herbst", parent=None, **fields):
    parent = parent or EventIndexPage.objects.child_of(home).get()
    return _add(parent, EventPage(title=title, event=event or make_event(), locale=parent.locale, **fields))


def make_many_events(home, number, first_in=timedelta(days=1), **fields):
    """Make many events a day apart, each with a page and topics."""
    fields.setdefault("kind", make_term(Term.Vocabulary.EVENT_KIND))
    fields.setdefault("organisation", Organisation.objects.first() or make_organisation())
    fields = {"places": 10, "city": "Musterstadt", "contact_email": "team@example.org", **fields}
    made = Event.objects.count()
    events = Event.objects.bulk_create(Event(name=f"Reihe {made + each}", **fields) for each in range(number))
    topics = [make_term(Term.Vocabulary.TOPIC, name) for name in ("Haft", "Übergang")]
    Event.topics.through.objects.bulk_create(
        Event.topics.through(event=event, term=topic) for event in events for topic in topics
    )
    first = timezone.now() + first_in
    starts = [first + timedelta(days=each) for each in range(number)]
    Session.objects.bulk_create(
        Session(event=event, starts_at=start, ends_at=start + timedelta(hours=6))
        for event, start in zip(events, starts, strict=True)
    )
    index = EventIndexPage.objects.child_of(home).get()
    return add_many(index, [EventPage(title=event.name, event=event, summary="Worum es geht.") for event in events])


def make_many_registrations(event, number):
    Registration.objects.bulk_create(
        Registration(
            event=event,
            name=f"Person {each}",
            email=f"person{each}@example.org",
            status=Registration.Status.CONFIRMED if each < event.places else Registration.Status.WAITING,
            language="de",
        )
        for each in range(event.registrations.count(), number)
    )


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
