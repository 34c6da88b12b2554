"""What members propose: it becomes a draft in the internal section of its kind and waits for approval.

Nothing that a member sends is ever live: a draft is made below the first internal list of its kind, in the main
language, and handed in as a text of the desk's own is (docs/decisions/010-four-eyes.md); editors decide where it goes
in the end. The desk reads who proposed it as long as that account is open.

The decision is found by the worker, told by mail in the language in which the member proposed it, and told anew
if it changes: a text that was sent back may be mended and published. Until it is published the member may withdraw
it, and then all of it is deleted. Without the account the draft stays, and who proposed it is forgotten.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.documents import get_document_model
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, TaskState, WorkflowState

from core.access import is_internal, is_visible_to, visible_to
from core.worker import sweep
from events.models import Event, EventIndexPage, EventPage, Registration, Session
from news.models import NewsIndexPage, NewsPage
from partners import emails
from partners.membership import Refused
from partners.models import Contribution
from resources import deriving
from resources.models import File, Resource, ResourceIndexPage, ResourcePage

Kind, State = Contribution.Kind, Contribution.State
LISTS = {Kind.MATERIAL: ResourceIndexPage, Kind.EVENT: EventIndexPage, Kind.NEWS: NewsIndexPage}
PLACES_AT_FIRST = 20
KEPT_AFTER_DECISION = timedelta(days=365)
AT_ONCE = 50


class Standing(NamedTuple):
    """How far a proposal has got, and what was said about it."""

    state: State
    words: str = ""


def place_for(kind: str, user):
    """Return the first internal list of this kind that the member sees, in the main language, or None."""
    lists = visible_to(LISTS[kind].objects.filter(locale__language_code=settings.LANGUAGE_CODE), user)
    return next((one for one in lists.order_by("depth", "path") if is_internal(one)), None)


def propose(user, what: str, /, *, title: str, summary: str, text: str = "", files=(), **facts) -> Contribution:
    """Make a draft of what a member proposes and hand it in for approval."""
    place = place_for(what, user)
    if place is None:
        raise Refused(_("There is no place for this yet. Please write to the network's team."))
    documents = [_stored(file, user) for file in files]
    with transaction.atomic():
        for document in documents:
            document.save()
        make = {Kind.MATERIAL: _material, Kind.EVENT: _event, Kind.NEWS: _news}[what]
        page = make(documents=documents, title=title, text=text, **facts)
        page.title, page.summary, page.locale, page.live, page.owner = title, summary, place.locale, False, user
        page.slug = find_available_slug(place, slugify(title, allow_unicode=True) or what)
        Page.objects.get(pk=place.pk).add_child(instance=page)
        log(instance=page, action="wagtail.create", user=user, content_changed=True)
        page.save_revision(user=user, log_action=False)
        if workflow := page.get_workflow():
            # Who asked stands in the version. Named here they would get the desk's mails, which lead to the desk.
            workflow.start(page, None)
        made = Contribution.objects.create(
            user=user, kind=what, title=title, page_id=page.pk, language=get_language() or settings.LANGUAGE_CODE
        )
        made.documents.set(documents)
    return made


def _stored(file, user):
    document = get_document_model()(title=file.name[:200], uploaded_by_user=user)
    document.file.save(file.name, file, save=False)
    document._set_document_file_metadata()
    return document


def _body(text: str, documents=()) -> list:
    body = [("text", linebreaks(text, autoescape=True))] if text else []
    if documents:
        files = [{"document": document.pk, "label": ""} for document in documents]
        body.append(("downloads", {"title": "", "files": files}))
    return [{"type": kind, "value": value} for kind, value in body]


def _news(*, documents, title, text):
    return NewsPage(body=_body(text, documents))


def _material(*, documents, title, text, language, **facts):
    resource = Resource(name=title, year=timezone.localdate().year, **facts)
    resource.files = [
        File(document=document, language=language, digest=deriving.digest_of(document.file)) for document in documents
    ]
    resource.save()
    return ResourcePage(body=_body(text), resource=resource)


def _event(*, documents, title, text, day, begins, ends, **facts):
    contact = emails.about_site()["contact_email"]
    event = Event(name=title, places=PLACES_AT_FIRST, contact_email=contact or settings.DEFAULT_FROM_EMAIL, **facts)
    event.sessions = [Session(starts_at=_moment(day, begins), ends_at=_moment(day, ends))]
    event.save()
    return EventPage(body=_body(text, documents), event=event)


def _moment(day, time):
    return timezone.make_aware(datetime.combine(day, time))


def own(user) -> list[Contribution]:
    """Return what a member proposed, newest first, each with how it stands and where it is read."""
    rows = list(user.contributions.select_related("page__latest_revision", "page__content_type")[:100])
    standings = _standings(rows)
    for row in rows:
        row.state, row.reason = standings[row.pk]
        row.state_label = State(row.state).label
        row.can_be_withdrawn = _can_be_withdrawn(row)
        is_readable = row.state == State.PUBLISHED and is_visible_to(row.page, user)
        row.address = row.page.url if is_readable else ""
    return rows


def open_for(pages) -> list[Contribution]:
    """Return the proposals about these pages that are not decided, oldest first, each with how it stands."""
    rows = Contribution.objects.filter(page__in=pages, page__live=False, user__is_active=True)
    rows = list(rows.exclude(told=State.PUBLISHED).select_related("user", "page__latest_revision").reverse()[:20])
    standings = _standings(rows)
    for row in rows:
        row.state_label = State(standings[row.pk].state).label
    return rows


def _standings(rows) -> dict[int, Standing]:
    """Return for each of these rows how it stands, in two queries for all of them."""
    ids = [str(row.page_id) for row in rows if row.page_id]
    flows = WorkflowState.objects.filter(object_id__in=ids, base_content_type__model="page").order_by("pk")
    latest = {flow.object_id: flow for flow in flows}
    sent_back = TaskState.objects.filter(workflow_state__in=latest.values(), status=TaskState.STATUS_REJECTED)
    words = {task.workflow_state_id: task.comment for task in sent_back.order_by("pk")}
    return {row.pk: _standing(row, latest.get(str(row.page_id)), words) for row in rows}


def _standing(row, flow, words) -> Standing:
    if row.page is None:
        return Standing(State.ENDED if row.told in (State.PUBLISHED, State.ENDED) else State.DECLINED, row.words)
    if row.page.live:
        return Standing(State.PUBLISHED)
    if row.told in (State.PUBLISHED, State.ENDED):
        return Standing(State.ENDED)
    if flow and flow.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Standing(State.DECLINED, words.get(flow.pk, ""))
    version = row.page.latest_revision
    is_untouched = version is None or version.user_id == row.user_id
    is_waiting = flow is not None and flow.status == WorkflowState.STATUS_IN_PROGRESS
    return Standing(State.SUBMITTED if is_untouched and is_waiting else State.CHECKED)


def _can_be_withdrawn(row) -> bool:
    return row.page is not None and not row.page.live and row.page.first_published_at is None


@transaction.atomic
def withdraw(row: Contribution) -> None:
    """Delete a proposal with its draft, facts and files, unless it has been published."""
    row = Contribution.objects.select_for_update(of=["self"]).select_related("page").get(pk=row.pk)
    if not _can_be_withdrawn(row):
        raise Refused(_("This is decided already and cannot be withdrawn."))
    pages = Page.objects.filter(translation_key=row.page.translation_key)
    if pages.exclude(first_published_at=None).exists():
        raise Refused(_("This is decided already and cannot be withdrawn."))
    specific, documents = row.page.specific, list(row.documents.all())
    row.delete()
    for page in pages:
        Page.objects.get(pk=page.pk).delete()
    _delete_facts(specific)
    for document in documents:
        if (
            not ReferenceIndex.get_references_to(document).exists()
            and not File.objects.filter(document=document).exists()
        ):
            document.delete()


def _delete_facts(page) -> None:
    """Delete the row that a page told of, unless somebody else needs it meanwhile."""
    if isinstance(page, ResourcePage) and not ResourcePage.objects.filter(resource=page.resource_id).exists():
        page.resource.delete()
    if isinstance(page, EventPage):
        is_used = EventPage.objects.filter(event=page.event_id).exists()
        if not is_used and not Registration.objects.filter(event=page.event_id).exists():
            page.event.delete()


@sweep("tell members what became of their proposals", every=timedelta(minutes=1))
def tell() -> None:
    """Write to members whose proposal was published or declined since they were told last."""
    undecided = Q(told="") | Q(told=State.DECLINED, page__isnull=False) | Q(told=State.PUBLISHED, page__live=False)
    news = Q(page__isnull=True) | Q(page__live=True) | Q(page__latest_revision__isnull=False)
    rows = Contribution.objects.filter(undecided & news).select_related("user", "page__latest_revision")
    rows = list(rows.order_by("told_at", "pk"))
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        standings = _standings(part)
        for row in part:
            _tell(row, standings[row.pk])


@transaction.atomic
def _tell(row: Contribution, standing: Standing) -> None:
    if standing.state in (State.SUBMITTED, State.CHECKED):
        # Once more under way: the next decision is told even if it is the same again.
        if row.told:
            Contribution.objects.filter(pk=row.pk, told=row.told).update(told="", words="")
        return
    if standing.state == row.told:
        return
    # Whoever notes it has the turn.
    changes = {"told": standing.state, "told_at": timezone.now(), "words": standing.words}
    if not Contribution.objects.filter(pk=row.pk, told=row.told).update(**changes):
        return
    if standing.state != State.ENDED and row.user.is_active:
        emails.write_contribution_decided(row, standing.words, is_published=standing.state == State.PUBLISHED)


@sweep("forget proposals", every=timedelta(hours=6))
def forget() -> None:
    """Delete what was noted of proposals that were decided long ago; their pages stay."""
    Contribution.objects.exclude(told="").filter(told_at__lt=timezone.now() - KEPT_AFTER_DECISION).delete()
