import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.groups import COORDINATORS, EDITORS, GROUPS, MEMBERS
from outbox.models import Mail
from partners import membership
from partners.models import Invitation
from tests.factories import make_organisation, make_user

NEW = "neu@example.org"
WHOM = {"people": NEW, "reason": "Sie beraten in der Haft."}


@pytest.fixture
def administrator(home):
    return make_user("admin@example.org", is_superuser=True)


@pytest.fixture
def coordinator(home):
    return make_user("netz@example.org", COORDINATORS)


@pytest.fixture
def desk(client, coordinator):
    """A browser in which a coordinator works at the desk."""
    client.force_login(coordinator)
    return client


def ids(*names):
    return [str(pk) for pk in Group.objects.filter(name__in=names).values_list("pk", flat=True)]


def invite(by, email=NEW, *names):
    return membership.invite(email, invited_by=by, language="de", groups=Group.objects.filter(name__in=names))


def test_coordinator_invites(desk, coordinator):
    organisation = make_organisation()
    answers = {
        "people": f"Neu, Kim <{NEW}>",
        "reason": "Sie beraten in der Haft.",
        "organisation": organisation.pk,
        "function": "Beratung",
        "groups": ids(MEMBERS),
        "language": "en",
    }

    response = desk.post(reverse("invitation:add"), answers)

    assert response.headers["Location"] == reverse("invitation:index")
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.name, invitation.function) == (NEW, "Kim Neu", "Beratung")
    assert invitation.reason == "Sie beraten in der Haft."
    assert (invitation.organisation, invitation.language) == (organisation, "en")
    assert invitation.invited_by == coordinator
    assert list(invitation.groups.values_list("name", flat=True)) == [MEMBERS]
    assert Mail.objects.get().to == NEW


def test_form_offers_coordinators_the_members_only_and_chooses_them(desk):
    form = desk.get(reverse("invitation:add")).context["form"]

    assert [group.name for group in form.fields["groups"].queryset] == [MEMBERS]
    assert [str(pk) for pk in form["groups"].value()] == ids(MEMBERS)
    assert "makes_administrator" not in form.fields


def test_form_offers_administrators_everything(client, administrator):
    client.force_login(administrator)

    form = client.get(reverse("invitation:add")).context["form"]

    assert {group.name for group in form.fields["groups"].queryset} == set(GROUPS)
    assert [str(pk) for pk in form["groups"].value()] == ids(MEMBERS)
    assert "makes_administrator" in form.fields


@pytest.mark.parametrize("smuggled", [{"groups": "editors"}, {"makes_administrator": "on"}])
def test_coordinator_cannot_smuggle_rights_in(desk, smuggled):
    answers = {**WHOM, "language": "de", "groups": ids(MEMBERS)} | smuggled
    if smuggled.get("groups"):
        answers["groups"] = ids(EDITORS)

    desk.post(reverse("invitation:add"), answers)

    assert not Invitation.objects.filter(makes_administrator=True).exists()
    assert not Invitation.objects.filter(groups__name=EDITORS).exists()


def test_refusal_is_an_error_of_the_form(desk, coordinator, member):
    response = desk.post(
        reverse("invitation:add"), {**WHOM, "people": member.email, "language": "de", "groups": ids(MEMBERS)}
    )

    assert response.status_code == 200
    assert [member.email in error for error in response.context["form"].errors["people"]] == [True]


def test_address_that_ran_out_can_be_typed_again(desk, coordinator):
    invite(coordinator, NEW, MEMBERS)
    Invitation.objects.update(expires_at=timezone.now())

    desk.post(reverse("invitation:add"), {**WHOM, "language": "de", "groups": ids(MEMBERS)})

    assert Invitation.objects.get().is_open()


def test_list_says_the_state_in_words_and_offers_what_can_be_done(desk, coordinator, administrator):
    mine = invite(coordinator, NEW, MEMBERS)
    with_rights = invite(administrator, "red@example.org", EDITORS)

    page = desk.get(reverse("invitation:index")).content.decode()

    assert str(mine.state) in page
    assert reverse("invitation:withdraw", args=[mine.pk]) in page
    assert "red@example.org" in page
    assert reverse("invitation:withdraw", args=[with_rights.pk]) not in page


def test_list_is_searched_by_address(desk, coordinator):
    invite(coordinator, NEW, MEMBERS)
    invite(coordinator, "anders@example.org", MEMBERS)

    page = desk.get(reverse("invitation:index"), {"q": "anders"}).content.decode()

    assert "anders@example.org" in page
    assert NEW not in page


def test_list_takes_the_same_number_of_queries_for_more_rows(desk, coordinator, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(100) as captured:
            desk.get(reverse("invitation:index"))
        return len(captured)

    organisation = make_organisation()
    for number in range(3):
        membership.invite(
            f"{number}@example.org",
            invited_by=coordinator,
            language="de",
            groups=Group.objects.filter(name=MEMBERS),
            organisation=organisation,
        )
        if number == 0:
            queries()
            few = queries()

    assert queries() == few


@pytest.mark.parametrize(
    ("step", "changed"), [("resend", lambda one: one.is_open()), ("withdraw", lambda one: one.withdrawn_at)]
)
def test_step_is_asked_about_first_and_then_taken(desk, coordinator, step, changed):
    invitation = invite(coordinator, NEW, MEMBERS)
    Invitation.objects.update(expires_at=timezone.now())
    address = reverse(f"invitation:{step}", args=[invitation.pk])

    page = desk.get(address)
    invitation.refresh_from_db()
    assert NEW in page.content.decode()
    assert not changed(invitation)

    desk.post(address)
    invitation.refresh_from_db()
    assert changed(invitation)


@pytest.mark.parametrize("step", ["resend", "withdraw"])
def test_refused_step_says_why(desk, administrator, step):
    invitation = invite(administrator, NEW, EDITORS)

    response = desk.post(reverse(f"invitation:{step}", args=[invitation.pk]), follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    invitation.refresh_from_db()
    assert invitation.is_open()
    assert Mail.objects.count() == 1


@pytest.mark.parametrize("name", ["index", "add"])
def test_people_without_the_right_do_not_invite(client, editor, name):
    client.force_login(editor)

    assert client.get(reverse(f"invitation:{name}")).headers["Location"] == reverse("wagtailadmin_home")


def test_invitations_leave_no_address_in_the_log_of_the_desk(desk, coordinator):
    desk.post(reverse("invitation:add"), {**WHOM, "language": "de", "groups": ids(MEMBERS)})

    assert not ModelLogEntry.objects.filter(label__contains=NEW).exists()


def test_several_are_invited_at_once_and_who_cannot_be_stays_in_the_form(desk, member):
    answers = {
        "people": f"kim@example.org; Alex Muster <alex@example.org>\n{member.email}",
        "reason": "Sie beraten in der Haft.",
        "new_organisation": "Verein Neubeginn",
        "groups": ids(MEMBERS),
        "language": "de",
    }
    # Who belongs to the organisation already gets nothing new.
    made = make_organisation("Verein Neubeginn")
    member.memberships.create(organisation=made)

    response = desk.post(reverse("invitation:add"), answers)

    invited = Invitation.objects.order_by("email").values_list("email", "name", "organisation")
    assert list(invited) == [("alex@example.org", "Alex Muster", made.pk), ("kim@example.org", "", made.pk)]
    assert Mail.objects.filter(text__contains="Sie beraten in der Haft.").count() == 2
    form = response.context["form"]
    assert form["people"].value() == member.email
    assert form["organisation"].value() == str(made.pk)
    assert "kim@example.org" not in "".join(str(message) for message in response.context["messages"])


def test_list_is_narrowed_by_how_far_an_invitation_has_got(desk, coordinator):
    invite(coordinator, NEW, MEMBERS)
    membership.withdraw(invite(coordinator, "zurueck@example.org", MEMBERS), by=coordinator)

    page = desk.get(reverse("invitation:index"), {"state": "withdrawn"}).content.decode()

    assert "zurueck@example.org" in page
    assert NEW not in page
