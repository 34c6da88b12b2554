"""Every rule about letting a text out: a second person reads it, and nobody approves their own."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.models import AbstractGroupApprovalTask, Page, Revision, WorkflowState
from wagtail_localize.models import StringTranslation

from core.access import is_internal

APPROVE, APPROVE_BOTH, SEND_BACK = "approve", "approve_both", "reject"
OWN_TEXT = _("You worked on this text; somebody else has to approve it.")
NOBODY_LEFT = _(
    "Apart from those who worked on the text nobody may approve it. Please ask the administration to add somebody to "
    "the group that approves, or to publish the text."
)
WAITING_FOR_YOU = _("This text waits for your approval. Nobody can change it until you approve it or send it back.")
WAITING = _("This text waits for approval. Nobody can change it until it is approved or sent back.")


def writers_of(page) -> set[int]:
    """Return who submitted the page or saved a version or translated text since the published version."""
    versions = Revision.objects.for_instance(page).exclude(user=None)
    translated = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale=page.locale_id
    ).exclude(last_translated_by=None)
    if page.live and page.last_published_at:
        versions = versions.filter(created_at__gt=page.last_published_at)
        translated = translated.filter(updated_at__gt=page.last_published_at)
    submitters = WorkflowState.objects.active().for_instance(page).exclude(requested_by=None)
    return {
        *versions.values_list("user", flat=True),
        *translated.values_list("last_translated_by", flat=True),
        *submitters.values_list("requested_by", flat=True),
    }


def publish_label(page):
    """Return the words of the button that publishes this page: they say who will see it."""
    return _("Publish for members") if is_internal(page) else _("Publish in public")


def approve_label(page):
    """Return the words of the button that approves this page: they say who will see it."""
    return _("Approve and publish for members") if is_internal(page) else _("Approve and publish in public")


def approves_both_label(page):
    """Return the words of the button that approves this page together with its translation."""
    if is_internal(page):
        return _("Approve both languages and publish for members")
    return _("Approve both languages and publish in public")


def waiting_translation_of(page) -> Page | None:
    """Return the same page in the other language, if that waits for approval too."""
    others = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return next((other for other in others if other.workflow_in_progress), None)


class WaitingForApproval(WorkflowLock):
    """While a text waits nobody changes it: what is approved is what was submitted."""

    def get_message(self, user):
        if self.task.may_decide(self.object, user):
            return WAITING_FOR_YOU
        if user.pk not in writers_of(self.object):
            return WAITING
        return f"{OWN_TEXT} {NOBODY_LEFT}" if not self.task.others_may_decide(self.object) else OWN_TEXT

    def get_locked_by(self, user, can_lock=False):
        return _("Waits for approval")

    def get_description(self, user, can_lock=False):
        return WAITING


class ApprovalTask(AbstractGroupApprovalTask):
    """Somebody of these groups reads the text and lets it out; whoever worked on it is left out."""

    lock_class = WaitingForApproval

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    def may_decide(self, page, user) -> bool:
        is_approver = user.is_superuser or self._user_in_groups(user)
        return is_approver and user.pk not in writers_of(page)

    def others_may_decide(self, page) -> bool:
        """Tell whether anybody of the groups is left who did not work on the page."""
        people = get_user_model().objects.filter(is_active=True, groups__in=self.groups.all())
        return people.exclude(pk__in=writers_of(page)).exists()

    def locked_for_user(self, obj, user):
        return not user.is_superuser

    def user_can_lock(self, obj, user):
        return False

    def get_actions(self, obj, user):
        if not self.may_decide(obj, user):
            return []
        actions = [(APPROVE, approve_label(obj), False), (SEND_BACK, _("Send back with a remark"), True)]
        other = waiting_translation_of(obj)
        task = other.current_workflow_task if other else None
        if isinstance(task, ApprovalTask) and task.may_decide(other, user):
            actions.insert(0, (APPROVE_BOTH, approves_both_label(obj), False))
        return actions

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        page = task_state.workflow_state.content_object
        # The addresses name page and step apart, so that the step's own page is asked again here.
        if not self.may_decide(page, user):
            raise PermissionDenied
        if action_name == APPROVE_BOTH:
            other = waiting_translation_of(page)
            if other:
                other.current_workflow_task.on_action(other.current_workflow_task_state, user, APPROVE)
            action_name = APPROVE
        super().on_action(task_state, user, action_name, **kwargs)
        return reverse("decided", args=[page.pk])

    def get_task_states_user_can_moderate(self, user, **kwargs):
        waiting = super().get_task_states_user_can_moderate(user, **kwargs)
        mine = [
            state.pk
            for state in waiting.select_related("workflow_state")
            if not self.may_decide(state.workflow_state.content_object, user)
        ]
        return waiting.exclude(pk__in=mine)

    @classmethod
    def get_description(cls):
        return _("Somebody of the chosen groups reads the text and publishes it; whoever worked on it is left out.")
