"""Every rule about a page in two languages: how a translation begins, is renewed, submitted, approved and published.

A new translation is a draft. It goes out by approval like every text, and both languages can go in one step.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, Revision, WorkflowState
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object

from core.access import is_internal
from core.translation_state import fingerprint, untranslated
from home.approval import APPROVE, APPROVE_BOTH, SEND_BACK, approve_label, approves_both_label, publish_label

MAIN, OTHER = "de", "en"
TRANSLATE = "wagtail_localize.submit_translation"


class Refused(Exception):
    """Why something cannot be done with a page's languages, in words for whoever asked for it."""


def begin(page: Page, user) -> Page:
    """Make the draft of a translation from the latest version of the page."""
    locale = Locale.objects.get(language_code=OTHER)
    if page.has_translation(locale):
        raise Refused(_("This page is translated already."))
    parent = page.get_parent().get_translation_or_none(locale)
    if parent is None:
        message = _("Please translate the page above first: “%(title)s”.")
        raise Refused(message % {"title": page.get_parent().get_admin_display_title()})
    if not (user.has_perm(TRANSLATE) and parent.permissions_for_user(user).can_add_subpage()):
        raise Refused(_("You may not add pages at this place of the other language."))
    with transaction.atomic():
        latest = page.get_latest_revision_as_object()
        TranslationSource.update_or_create_from_instance(latest)
        translate_object(latest, [locale], user=user)
    return page.get_translation(locale)


def renew(pair: "Pair", user) -> Page:
    """Take over what the latest version of the German page says, so that what changed can be translated."""
    if not (pair.translation and user.has_perm(TRANSLATE)):
        raise Refused(_("This translation can't be renewed by you."))
    if pair.english_waits:
        raise Refused(_("The translation waits for approval. Please withdraw it before you renew it."))
    TranslationSource.update_or_create_from_instance(pair.german.get_latest_revision_as_object())
    return pair.english


def offer(translation: Translation, user) -> Revision:
    """Write the translated texts into a version of the translated page, without touching what is published."""
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale)
    page.slug = find_available_slug(page.get_parent(), slugify(page.slug), ignore_page_id=page.pk)
    try:
        return page.save_revision(user=user)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def submit(page: Page, user) -> WorkflowState:
    """Ask a second person about the latest version of the page, for the first time or again."""
    state = page.current_workflow_state
    if state is None:
        return page.get_workflow().start(page, user)
    state.resume(user)
    return state


class Pair:
    """A page and its translation, and what this user may do with them now."""

    def __init__(self, german: Page, user):
        self.german, self.user = german, user

    @cached_property
    def english(self) -> Page | None:
        page = self.german.get_translations().filter(locale__language_code=OTHER).first()
        return page.specific if page else None

    @cached_property
    def translation(self) -> Translation | None:
        translations = Translation.objects.filter(
            source__object_id=self.german.translation_key, target_locale__language_code=OTHER, enabled=True
        )
        return translations.select_related("source", "target_locale").first()

    @cached_property
    def gaps(self) -> int:
        return untranslated(self.translation).count() if self.translation else 0

    @property
    def texts(self) -> int:
        return self.translation.source.stringsegment_set.count() if self.translation else 0

    @cached_property
    def german_has_news(self) -> bool:
        return not self.german.live or self.german.has_unpublished_changes

    @cached_property
    def english_has_news(self) -> bool:
        """Tell whether there is a translated text that readers don't see yet."""
        if self.english is None or not self.english.live:
            return self.english is not None
        if self.translation is None:
            return self.english.has_unpublished_changes
        offered = self.translation.source.get_ephemeral_translated_instance(
            self.translation.target_locale, fallback=True
        )
        state = getattr(self.english, "text_state", None)
        return state is None or fingerprint(offered) != state.texts

    @cached_property
    def german_waits(self) -> bool:
        return self.german.workflow_in_progress

    @cached_property
    def english_waits(self) -> bool:
        return self.english is not None and self.english.workflow_in_progress

    @property
    def translated(self) -> int:
        return self.texts - self.gaps

    @cached_property
    def is_behind(self) -> bool:
        """Tell whether the latest German version says something that the translation has not taken over yet."""
        if self.translation is None:
            return False
        latest = self.german.get_latest_revision_as_object()
        return fingerprint(latest) != fingerprint(self.translation.source.as_instance())

    def remark(self) -> str:
        """Return what an approver wrote who sent the translation back."""
        state = self.english.current_workflow_state if self.english else None
        if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
            return ""
        return state.current_task_state.comment

    def advice(self) -> str:
        """Return a sentence on what comes next, or why nothing can be done now."""
        if self.english is None:
            return _("There is no English page yet. A new translation begins as a draft that nobody sees.")
        if self.english_waits and not self._deciding():
            return _("The translation waits for approval.")
        if self.english_waits:
            return ""
        if self.is_behind:
            return _("The German text has changed. Renew the translation, then only what is new has to be translated.")
        if self.gaps:
            return _("The translation goes out when every passage is translated.")
        if not self.english_has_news:
            return _("What is translated is on the site.")
        if not self.german.live and not self.german_waits:
            return _("The English page goes out together with the German one, or after it.")
        return ""

    def steps(self) -> dict[str, str]:
        """Return what this user may do now: the names of the steps and the words of their buttons."""
        steps = {}
        if self.english is None and self.user.has_perm(TRANSLATE):
            return {"begin": _("Translate into English")}
        if self.translation and self.is_behind and not self.english_waits and self.user.has_perm(TRANSLATE):
            steps["renew"] = _("Renew the translation")
        if self._is_ready:
            steps |= self._publishing() if self._may_publish else self._submitting()
        if self.english_waits:
            steps |= self._deciding()
            if self.english.current_workflow_state.user_can_cancel(self.user):
                steps.setdefault("withdraw", _("Withdraw the translation from approval"))
        return steps

    @property
    def _is_ready(self) -> bool:
        return self.english is not None and not self.gaps and not self.english_waits and self.english_has_news

    @property
    def _may_publish(self) -> bool:
        return self.english.permissions_for_user(self.user).can_publish()

    def _publishing(self) -> dict[str, str]:
        steps = {}
        if self.german_has_news and not self.german_waits:
            is_hidden = is_internal(self.german)
            steps["publish_both"] = (
                _("Publish both languages for members") if is_hidden else _("Publish both languages in public")
            )
        if self.german.live:
            steps["publish"] = publish_label(self.english)
        return steps

    def _submitting(self) -> dict[str, str]:
        steps = {}
        if not self.english.permissions_for_user(self.user).can_edit():
            return steps
        if self.german_has_news and not self.german_waits and self.german.permissions_for_user(self.user).can_edit():
            steps["submit_both"] = _("Submit both languages for approval")
        if self.german.live or self.german_waits:
            steps["submit"] = _("Submit the translation for approval")
        return steps

    def _deciding(self) -> dict[str, str]:
        task = self.english.current_workflow_task
        names = [name for name, _label, _asks in task.get_actions(self.english, self.user)]
        labels = {
            APPROVE_BOTH: approves_both_label(self.english),
            APPROVE: approve_label(self.english),
            SEND_BACK: _("Send back with a remark"),
        }
        return {name: labels[name] for name in labels if name in names}

    @transaction.atomic
    def take(self, step: str, remark: str = "") -> None:
        """Do one of the steps; what is no longer possible is refused."""
        if step not in self.steps():
            raise Refused(_("This is no longer possible. Please look at the page as it is now."))
        if step in (APPROVE, APPROVE_BOTH, SEND_BACK):
            state = self.english.current_workflow_task_state
            state.task.specific.on_action(state, self.user, step, comment=remark)
        elif step == "withdraw":
            self.english.current_workflow_state.cancel(user=self.user)
        elif step in ("submit", "submit_both"):
            self._offer()
            pages = [self.german, self.english] if step == "submit_both" else [self.english]
            for page in pages:
                submit(page, self.user)
        elif step in ("publish", "publish_both"):
            self._offer()
            pages = [self.german, self.english] if step == "publish_both" else [self.english]
            for page in pages:
                page.get_latest_revision().publish(user=self.user)

    def _offer(self) -> None:
        if self.translation:
            offer(self.translation, self.user)
            self.english.refresh_from_db()


def pair_of(page: Page, user) -> Pair:
    """Return the page, given in either language, with its translation."""
    if page.locale.language_code == MAIN:
        return Pair(page.specific, user)
    german = page.get_translations().filter(locale__language_code=MAIN).first()
    if german is None:
        raise Refused(_("This page exists in one language only."))
    return Pair(german.specific, user)
