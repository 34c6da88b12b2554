"""Who may open what in the desk."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageViewRestriction, Workflow

from events.models import Event, EventIndexPage
from home import groups, rights, structure
from home.models import HomePage
from news.models import NewsIndexPage, NewsPage
from organisations.models import Organisation
from tests.factories import make_article, make_document, make_event, make_image, make_page, make_user

ROLES = {
    "member": [groups.MEMBERS],
    "editor": [groups.EDITORS],
    "approver": [groups.APPROVERS],
    "organiser": [groups.ORGANISERS],
    "coordinator": [groups.COORDINATORS],
    "administrator": [],
}
STAFF = {"editor", "approver", "organiser", "coordinator", "administrator"}


def signed_in(role):
    client = Client()
    user = make_user(f"{role}@example.org", *ROLES[role], is_superuser=role == "administrator")
    for organisation in Organisation.objects.all():
        user.memberships.create(organisation=organisation)
    client.force_login(user)
    return client


def add_page(parent, model):
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


@pytest.fixture
def places(home, partner_area):
    """Places in the desk by name."""
    public = make_article(home, "Öffentlich")
    internal_news = NewsIndexPage.objects.child_of(partner_area).get()
    internal = make_article(home, "Vertraulich", parent=internal_news)
    event = make_event(name="Fachtag")
    event_list = EventIndexPage.objects.child_of(home).get()
    return {
        "the desk": reverse("wagtailadmin_home"),
        "new article": add_page(NewsIndexPage.objects.child_of(home).get(), NewsPage),
        "new internal article": add_page(internal_news, NewsPage),
        "new event page": reverse("wagtailadmin_pages:add", args=["events", "eventpage", event_list.pk]),
        "new page beside the start page": add_page(home.get_parent(), HomePage),
        "public article": reverse("wagtailadmin_pages:edit", args=[public.pk]),
        "internal article": reverse("wagtailadmin_pages:edit", args=[internal.pk]),
        "take down a public article": reverse("wagtailadmin_pages:unpublish", args=[public.pk]),
        "delete a public article": reverse("wagtailadmin_pages:delete", args=[public.pk]),
        "who sees a page": reverse("wagtailadmin_pages:set_privacy", args=[public.pk]),
        "list of events": reverse("wagtailsnippets_events_event:list"),
        "new event": reverse("wagtailsnippets_events_event:add"),
        "event": reverse("wagtailsnippets_events_event:edit", args=[event.pk]),
        "delete an event": reverse("wagtailsnippets_events_event:delete", args=[event.pk]),
        "new material": reverse("wagtailsnippets_resources_resource:add"),
        "new organisation": reverse("wagtailsnippets_organisations_organisation:add"),
        "new term": reverse("wagtailsnippets_core_term:add"),
        "new picture": reverse("wagtailimages:add"),
        "new document": reverse("wagtaildocs:add"),
        "choose a picture": reverse("wagtailimages_chooser:choose"),
        "name and contact": reverse("wagtailsettings:edit", args=["core", "sitesettings", home.get_site().pk]),
        "carriers and funders": reverse(
            "wagtailsettings:edit", args=["organisations", "networksettings", home.get_site().pk]
        ),
        "users": reverse("wagtailusers_users:index"),
        "groups": reverse("wagtailusers_groups:index"),
        "workflows": reverse("wagtailadmin_workflows:index"),
        "collections": reverse("wagtailadmin_collections:index"),
        "redirects": reverse("wagtailredirects:index"),
    }


ADMITTED = {
    "the desk": STAFF,
    "new article": {"editor", "administrator"},
    "new internal article": {"editor", "coordinator", "administrator"},
    "new event page": {"editor", "organiser", "administrator"},
    "new page beside the start page": {"administrator"},
    "public article": {"editor", "approver", "administrator"},
    "internal article": {"editor", "approver", "coordinator", "administrator"},
    "take down a public article": {"approver", "administrator"},
    "delete a public article": {"administrator"},
    "who sees a page": {"administrator"},
    "list of events": STAFF,
    "new event": {"organiser", "administrator"},
    "event": {"organiser", "administrator"},
    "delete an event": {"administrator"},
    "new material": {"editor", "administrator"},
    "new organisation": {"coordinator", "administrator"},
    "new term": {"editor", "administrator"},
    "new picture": {"editor", "organiser", "coordinator", "administrator"},
    "new document": {"editor", "organiser", "coordinator", "administrator"},
    "choose a picture": STAFF,
    "name and contact": {"administrator"},
    "carriers and funders": {"coordinator", "administrator"},
    "users": {"administrator"},
    "groups": {"administrator"},
    "workflows": {"administrator"},
    "collections": {"administrator"},
    "redirects": {"administrator"},
}


@pytest.mark.parametrize("role", ROLES)
def test_role_opens_its_places_in_the_desk_and_no_other(places, role):
    client = signed_in(role)

    opened = {name for name, address in places.items() if client.get(address).status_code == 200}

    assert opened == {name for name, admitted in ADMITTED.items() if role in admitted}


def test_refused_person_learns_nothing_of_the_page(home, partner_area):
    internal = make_article(home, "Vertraulich", parent=NewsIndexPage.objects.child_of(partner_area).get())

    response = signed_in("organiser").get(reverse("wagtailadmin_pages:edit", args=[internal.pk]), follow=True)

    assert response.redirect_chain == [(reverse("wagtailadmin_home"), 302)]
    assert "Vertraulich" not in response.content.decode()


def test_stranger_is_led_to_the_login(home, client):
    response = client.get(reverse("wagtailadmin_home"), follow=True)

    assert response.request["PATH_INFO"] == reverse("account_login")


def test_organiser_cancels_an_event_without_a_second_person(home):
    event = make_event()
    client = signed_in("organiser")
    address = reverse("wagtailsnippets_events_event:edit", args=[event.pk])
    session = event.sessions.get()

    response = client.post(
        address,
        {
            "name": event.name,
            "kind": event.kind_id,
            "organisation": event.organisation_id,
            "status": Event.Status.CANCELLED,
            "format": event.format,
            "city": event.city,
            "places": event.places,
            "address_visibility": event.address_visibility,
            "admission": event.admission,
            "approval": event.approval,
            "waiting_list": event.waiting_list,
            "offer_hours": event.offer_hours,
            "reminder_days": event.reminder_days,
            "people_kept_days": event.people_kept_days,
            "certificate_rule": event.certificate_rule,
            "contact_email": event.contact_email,
            "sessions-TOTAL_FORMS": 1,
            "sessions-INITIAL_FORMS": 1,
            "sessions-0-id": session.pk,
            "sessions-0-starts_at": "2027-03-01 10:00",
            "sessions-0-ends_at": "2027-03-01 12:00",
            "questions-TOTAL_FORMS": 0,
            "questions-INITIAL_FORMS": 0,
            "mail_texts-TOTAL_FORMS": 0,
            "mail_texts-INITIAL_FORMS": 0,
        },
    )

    assert response.status_code == 302
    event.refresh_from_db()
    assert event.status == Event.Status.CANCELLED


def test_rights_that_were_lost_come_back_and_others_stay(home):
    editors = Group.objects.get(name=groups.EDITORS)
    before = set(editors.permissions.all())
    own = rights._permission("organisations.add_organisation")
    editors.permissions.set([own])
    GroupPagePermission.objects.filter(group=editors).delete()

    structure.build()

    assert set(editors.permissions.all()) == before | {own}
    assert editors.page_permissions.count() == 4


def test_nobody_but_administrators_may_publish(home):
    assert not GroupPagePermission.objects.filter(permission__codename="publish_page").exists()


def test_stock_groups_and_workflow_are_gone(home):
    assert not Group.objects.filter(name__in=rights.STOCK_GROUPS).exists()
    assert [workflow.name for workflow in Workflow.objects.all()] == [rights.WORKFLOW]


def test_workflow_that_an_administrator_chose_stays(home):
    own = Workflow.objects.create(name="Kurzer Weg")
    root = home.get_parent()
    root.workflowpage.workflow = own
    root.workflowpage.save()

    structure.build()

    assert home.get_workflow() == own


def test_choosers_offer_no_page_that_one_may_neither_read_nor_edit(home, partner_area):
    room = make_page(partner_area, "Fachgruppe Geheim")
    PageViewRestriction.objects.create(page=room, restriction_type=PageViewRestriction.GROUPS)
    below = reverse("wagtailadmin_choose_page_child", args=[partner_area.pk])
    searched = f"{reverse('wagtailadmin_choose_page_search')}?q=Geheim"
    desk = {role: signed_in(role) for role in ("organiser", "editor")}

    offered = {
        role: ["Fachgruppe Geheim" in client.get(address).content.decode() for address in (below, searched)]
        for role, client in desk.items()
    }

    assert offered == {"organiser": [False, False], "editor": [True, True]}
    inside = reverse("wagtailadmin_choose_page_child", args=[room.pk])
    chosen = f"{reverse('wagtailadmin_choose_page_chosen_multiple')}?id={room.pk}"
    answers = {
        role: [client.get(address).status_code for address in (inside, chosen)] for role, client in desk.items()
    }
    assert answers == {"organiser": [302, 302], "editor": [200, 200]}


def test_choosers_offer_no_file_of_a_closed_group(home, partner_area):
    room = make_page(partner_area, "Fachgruppe Geheim")
    PageViewRestriction.objects.create(page=room, restriction_type=PageViewRestriction.GROUPS)
    picture, document = make_image("Verborgenes Bild"), make_document("Verborgene Datei")
    link = f'<p><a linktype="document" id="{document.pk}">Datei</a></p>'
    make_page(room, "Protokoll", teaser_image=picture, body=[("text", link)])
    addresses = [
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtaildocs_chooser:choose"),
        reverse("wagtailimages_chooser:chosen", args=[picture.pk]),
        reverse("wagtailimages_chooser:select_format", args=[picture.pk]),
        reverse("wagtaildocs_chooser:chosen", args=[document.pk]),
        f"{reverse('wagtaildocs_chooser:chosen_multiple')}?id={document.pk}",
        document.url,
    ]
    desk = {role: signed_in(role) for role in ("organiser", "editor")}

    named = {}
    for role, client in desk.items():
        answers = [client.get(address) for address in addresses]
        named[role] = [200 if b"Verborgen" in each.getvalue() else each.status_code for each in answers]

    assert desk["organiser"].get(addresses[0]).status_code == 200
    assert b"Verborgen" not in desk["organiser"].get(addresses[0]).content
    assert b"Verborgen" not in desk["organiser"].get(addresses[1]).content
    assert named["organiser"][2:] == [302, 302, 302, 302, 403]
    assert named["editor"] == [200] * 7
