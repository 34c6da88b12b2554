"""The buttons below a page in the desk: they say what happens and who will see it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    PageLockedMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)
from wagtail_localize.wagtail_hooks import ConvertToAliasPageActionMenuItem, RestartTranslationPageActionMenuItem

from home.approval import SEND_BACK, publish_label

# Ways to do the same that confuse: a text that was sent back is submitted again, and no page stands for another.
LEFT_OUT = (
    WorkflowMenuItem,
    RestartWorkflowMenuItem,
    ConvertToAliasPageActionMenuItem,
    RestartTranslationPageActionMenuItem,
)


class Publish(PublishMenuItem):
    """Publishes at once, and says to whom."""

    def get_context_data(self, parent_context):
        page = parent_context.get("page") or parent_context["parent_page"]
        return {**super().get_context_data(parent_context), "label": publish_label(page)}


class Submit(SubmitForModerationMenuItem):
    """Asks a second person."""

    label = _("Submit for approval")

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        page = parent_context.get("page")
        was_sent_back = page is not None and page.current_workflow_state is not None
        return {**context, "label": _("Submit for approval again") if was_sent_back else self.label}


class Withdraw(CancelWorkflowMenuItem):
    """Takes a text back that waits."""

    label = _("Withdraw from approval")


class Decide(ActionMenuItem):
    """Approves a text that waits, or sends it back, without saving anything of the form."""

    template_name = "home/desk/decide.html"

    def __init__(self, action, label, order):
        super().__init__(order)
        self.action, self.label = action, label
        self.icon_name = "undo" if action == SEND_BACK else "success"

    def is_shown(self, context):
        return True

    def get_url(self, parent_context):
        page = parent_context["page"]
        state = page.current_workflow_task_state
        return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, self.action, state.pk])

    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "asks_for_remark": self.action == SEND_BACK}


def rebuild(items, request, context) -> None:
    """Change Wagtail's buttons in place to those of the portal; what comes first is the one that is always seen."""
    items[:] = [_ours(item) for item in items if not isinstance(item, LEFT_OUT)]
    page = context.get("page")
    if page and (task := page.current_workflow_task) and (actions := task.get_actions(page, request.user)):
        items[:] = [item for item in items if not isinstance(item, Withdraw | PageLockedMenuItem)]
        items[:0] = [Decide(name, label, order) for order, (name, label, _asks) in enumerate(actions, start=-100)]
    if not any(isinstance(item, Publish | Decide) for item in items):
        items.sort(key=lambda item: not isinstance(item, Submit))


def _ours(item):
    for model in (Publish, Submit, Withdraw):
        if isinstance(item, model.__bases__[0]):
            return model(item.order)
    return item
