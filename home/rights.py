"""Who may do what in the desk: groups, their rights and the workflow, as `set_up_site` makes them.

Nobody but an administrator may publish directly: texts go out by approval, and nobody approves their own
(docs/decisions/010-four-eyes.md). What is granted here by hand stays; what is missing comes back with the next start.
"""

from typing import NamedTuple

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from core.models import PagePermissions
from events.models import EventIndexPage
from home.approval import ApprovalTask
from home.groups import APPROVERS, COORDINATORS, EDITORS, GROUPS, ORGANISERS
from home.models import HomePage
from partners.models import PartnerHomePage

WORKFLOW = "Freigabe"
TASK = "Freigabe durch eine zweite Person"

# What Wagtail brings along.
STOCK_GROUPS = ["Editors", "Moderators"]
STOCK_WORKFLOW = "Moderators approval"

DESK = "wagtailadmin.access_admin"
TRANSLATE = "wagtail_localize.submit_translation"
FILES = [("wagtailimages", "image"), ("wagtaildocs", "document")]


class Rights(NamedTuple):
    """What one group may do: on tables, on pages of these types and all below them, and on files."""

    tables: list[str]
    page_types: tuple[type, ...]
    pages: list[str]
    files: list[str]


RIGHTS = {
    EDITORS: Rights(
        tables=[
            DESK,
            TRANSLATE,
            "resources.add_resource",
            "resources.change_resource",
            "core.add_term",
            "core.change_term",
            "events.view_event",
            "organisations.view_organisation",
        ],
        page_types=(HomePage,),
        pages=["add", "change"],
        files=["add", "change", "choose"],
    ),
    APPROVERS: Rights(
        tables=[
            DESK,
            "resources.view_resource",
            "events.view_event",
            "organisations.view_organisation",
        ],
        page_types=(HomePage,),
        pages=["change", PagePermissions.TAKE_DOWN],
        files=["choose"],
    ),
    ORGANISERS: Rights(
        tables=[
            DESK,
            TRANSLATE,
            "events.add_event",
            "events.change_event",
            "events.view_registration",
            "events.add_registration",
            "events.change_registration",
            "events.change_eventsettings",
            "organisations.view_organisation",
        ],
        page_types=(EventIndexPage,),
        pages=["add", "change"],
        files=["add", "choose"],
    ),
    COORDINATORS: Rights(
        tables=[
            DESK,
            TRANSLATE,
            "organisations.add_organisation",
            "organisations.change_organisation",
            "organisations.view_membership",
            "organisations.add_membership",
            "organisations.change_membership",
            "organisations.delete_membership",
            "organisations.change_networksettings",
            "partners.view_invitation",
            "partners.add_invitation",
            "partners.change_invitation",
            "partners.view_accessrequest",
            "partners.change_accessrequest",
            "partners.change_accesssettings",
            "partners.view_dormancy",
            "partners.change_dormancy",
            "core.view_datastep",
            "core.add_datastep",
            "events.view_event",
            "events.view_fundingperiod",
            "events.add_fundingperiod",
            "events.change_fundingperiod",
        ],
        page_types=(PartnerHomePage,),
        pages=["add", "change"],
        files=["add", "choose"],
    ),
}


def grant() -> None:
    """Give each group what it lacks of its rights, and send all texts through approval."""
    for name in GROUPS:
        Group.objects.get_or_create(name=name)
    for name, rights in RIGHTS.items():
        group = Group.objects.get(name=name)
        group.permissions.add(*(_permission(label) for label in rights.tables))
        _grant_on_pages(group, rights)
        _grant_on_files(group, rights)
    _ask_a_second_person()


def _permission(label: str) -> Permission:
    app, codename = label.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _grant_on_pages(group: Group, rights: Rights) -> None:
    permissions = [_page_permission(action) for action in rights.pages]
    for page in Page.objects.type(*rights.page_types):
        for permission in permissions:
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _page_permission(action: str) -> Permission:
    page_type = ContentType.objects.get_for_model(Page)
    # Wagtail knows no right to take pages down without the right to publish.
    return Permission.objects.get_or_create(
        content_type=page_type, codename=f"{action}_page", defaults={"name": f"Can {action.replace('_', ' ')} page"}
    )[0]


def _grant_on_files(group: Group, rights: Rights) -> None:
    root = Collection.get_first_root_node()
    for app, kind in FILES:
        for action in rights.files:
            permission = _permission(f"{app}.{action}_{kind}")
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _ask_a_second_person() -> None:
    task = ApprovalTask.objects.filter(name=TASK).first()
    if task is None:
        task = ApprovalTask.objects.create(name=TASK)
        task.groups.add(Group.objects.get(name=APPROVERS))
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr)
    root = Page.get_first_root_node()
    chosen = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if chosen is None or chosen.workflow.name == STOCK_WORKFLOW:
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    _clear_away_stock()


def _clear_away_stock() -> None:
    """Remove the groups and the workflow that Wagtail brings, unless somebody uses them."""
    Group.objects.filter(name__in=STOCK_GROUPS, user=None).delete()
    Workflow.objects.filter(name=STOCK_WORKFLOW, workflow_states=None, workflow_pages=None).delete()
    Task.objects.filter(name=STOCK_WORKFLOW, workflow_tasks=None, task_states=None).delete()
