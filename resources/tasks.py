"""What waits for the editors of materials, worked out whenever it is shown."""

from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from resources import reviews
from resources.models import File, Resource, VersionRequest

MAY = "resources.change_resource"


class Tasks(NamedTuple):
    """All kinds of tasks about materials."""

    requests: QuerySet[VersionRequest]
    reviews: QuerySet[Resource]
    unread: QuerySet[File]
    naming: QuerySet[File]


def tasks() -> Tasks:
    files = File.objects.filter(is_current=True).select_related("document", "resource").order_by("-pk")
    return Tasks(
        VersionRequest.objects.filter(done_at=None).select_related("file__resource", "file__document"),
        reviews.due(timezone.localdate()).select_related("review_owner", "review_group"),
        files.filter(state=File.State.FAILED),
        files.exclude(people_named=""),
    )


class TaskPanel(Component):
    """How much waits, on the first page of the desk, for those who may do it."""

    name = "material_tasks"
    order = 95
    template_name = "resources/desk/tasks_panel.html"

    def get_context_data(self, parent_context):
        if not parent_context["request"].user.has_perm(MAY):
            return {"lines": []}
        return {"lines": [line for line in _lines(tasks()) if line], "url": reverse("material_tasks:index")}


def _lines(waiting: Tasks):
    counts = [each.count() for each in waiting]
    yield counts[0] and ngettext(
        "%(number)s person waits for an accessible version.",
        "%(number)s people wait for an accessible version.",
        counts[0],
    ) % {"number": counts[0]}
    yield counts[1] and ngettext(
        "%(number)s material is to be reviewed.", "%(number)s materials are to be reviewed.", counts[1]
    ) % {"number": counts[1]}
    yield counts[2] and ngettext(
        "%(number)s file could not be read.", "%(number)s files could not be read.", counts[2]
    ) % {"number": counts[2]}
    yield counts[3] and ngettext(
        "%(number)s file names people in its hidden details.",
        "%(number)s files name people in their hidden details.",
        counts[3],
    ) % {"number": counts[3]}
