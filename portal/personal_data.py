"""What the packages in use keep about people; our own apps declare theirs themselves."""

from functools import partial

from allauth.account.models import EmailAddress
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from core.accounts import sessions_by_address
from core.personal_data import declare, declare_texts, find_by, not_about_people
from core.worker import LOG_KEPT

WITH_ACCOUNT = "with the account"
WITH_PAGE = "with the page; the name of who did it goes with the account"


def declare_packages() -> None:
    _accounts()
    _desk()
    _texts()
    _without_people()
    _finders()


def _accounts():
    declare(
        "account.EmailAddress",
        "user",
        "email",
        purpose="The address that a person signs in with, and one that waits for confirmation.",
        seen_by="the person",
        deleted="with the account; one that waits, when it is confirmed or called off",
    )
    declare(
        "sessions.Session",
        "session_key",
        "session_data",
        purpose="Which kind of browser and device is signed in, since when and on which day last; no address is kept.",
        seen_by="the person",
        deleted="on signing out, else 14 days after the last sign-in",
    )
    declare(
        "mfa.Authenticator",
        "user",
        "data",
        "created_at",
        "last_used_at",
        purpose="What a person shows besides the password; the secret of an app is kept encrypted.",
        seen_by="nobody; the person sees what there is",
        deleted=WITH_ACCOUNT,
    )
    declare(
        "socialaccount.SocialAccount",
        "user",
        "provider",
        "uid",
        "extra_data",
        purpose="Which sign-in of an organisation opens the account: the number there, and nothing else it tells.",
        seen_by="the person",
        deleted="when the person disconnects it, else with the account",
    )
    declare(
        "wagtailusers.UserProfile",
        "user",
        "preferred_language",
        "current_time_zone",
        "avatar",
        "dismissibles",
        purpose="How a person wants the desk to look, and which mails they get; pictures of people are not taken.",
        seen_by="the person",
        deleted=WITH_ACCOUNT,
    )


def _desk():
    log_kept = f"after {LOG_KEPT.days // 365} years"
    for model in ("wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry"):
        declare(
            model,
            "user",
            "label",
            "data",
            purpose="Who did what in the desk, so that mistakes and misuse can be traced.",
            seen_by="the desk, for what each may edit",
            deleted=f"{log_kept}; the name of who did it goes with the account",
        )
    declare(
        "wagtailcore.Revision",
        "user",
        "content",
        "object_str",
        purpose="Earlier versions of texts and settings, and who wrote them.",
        seen_by="the desk, for what each may edit",
        deleted=WITH_PAGE,
    )
    declare(
        "wagtailcore.WorkflowState",
        "requested_by",
        purpose="Who asked for a text to be approved.",
        seen_by="the desk, for what each may edit",
        deleted=WITH_PAGE,
    )
    declare(
        "wagtailcore.TaskState",
        "finished_by",
        "comment",
        purpose="Who approved a text or sent it back, and why.",
        seen_by="the desk, for what each may edit",
        deleted=WITH_PAGE,
    )
    for model, fields in {
        "wagtailcore.Comment": ("user", "text", "resolved_by"),
        "wagtailcore.CommentReply": ("user", "text"),
        "wagtailcore.PageSubscription": ("user",),
    }.items():
        declare(
            model,
            *fields,
            purpose="What colleagues remark on a draft, and who wants to be told.",
            seen_by="the desk, for what each may edit",
            deleted="with the page, the account, or when it is deleted in the editor",
        )
    declare(
        "wagtailcore.UploadedFile",
        "file",
        "uploaded_by_user",
        purpose="An upload of several files that is not finished.",
        seen_by="who uploads it",
        deleted="when the upload is finished",
    )
    for model, fields, when in [
        ("wagtailadmin.EditingSession", ["user"], "an hour after it ended"),
        ("wagtailadmin.FormState", ["user", "data"], "a day after the last change"),
    ]:
        declare(
            model,
            *fields,
            purpose="Who is editing a page at the moment, and its preview.",
            seen_by="the desk",
            deleted=when,
        )
    for model in ("wagtaildocs.Document", "wagtailimages.Image"):
        declare(
            model,
            "uploaded_by_user",
            purpose="Who uploaded a file.",
            seen_by="the desk",
            deleted=WITH_ACCOUNT,
        )
    for model in ("wagtail_localize.StringTranslation", "wagtail_localize.SegmentOverride"):
        declare(
            model,
            "last_translated_by",
            purpose="Who translated a passage.",
            seen_by="the desk",
            deleted=WITH_ACCOUNT,
        )
    declare(
        "wagtailcore.Page",
        "owner",
        "locked_by",
        "title",
        "draft_title",
        "seo_title",
        "search_description",
        purpose="What a page is called, who made it, and who keeps others from editing it.",
        seen_by="the title by whoever may see the page, the people by the desk",
        deleted=WITH_PAGE,
    )
    not_about_people("wagtailcore.Page", "path", "url_path")


def _texts():
    declare_texts("wagtail_localize.TranslationSource", "object_repr", "content_json")
    declare_texts("wagtail_localize.String", "data")
    declare_texts("wagtail_localize.Template", "template")
    declare_texts("wagtail_localize.OverridableSegment", "data_json")


def _without_people():
    """Name the text fields of packages that are about pages, files or settings."""
    for model, *fields in [
        ("account.EmailConfirmation", "key"),
        ("socialaccount.SocialApp", "provider", "provider_id", "name", "client_id", "secret", "key", "settings"),
        ("socialaccount.SocialToken", "token", "token_secret"),
        ("wagtailadmin.EditingSession", "object_id"),
        ("wagtailadmin.FormState", "object_id", "parent_object_id"),
        ("wagtaildocs.Document", "title", "file", "file_hash"),
        ("wagtailimages.Image", "title", "description", "file", "file_hash"),
        ("wagtailcore.PageLogEntry", "action"),
        ("wagtailcore.ModelLogEntry", "action", "object_id"),
        ("wagtailcore.Revision", "object_id"),
        ("wagtailcore.WorkflowState", "object_id"),
        ("wagtailcore.Comment", "contentpath", "position"),
        ("wagtailcore.Locale", "language_code"),
        ("wagtailcore.Site", "hostname", "site_name"),
        ("wagtailcore.CollectionViewRestriction", "password"),
        ("wagtailcore.PageViewRestriction", "password"),
        ("wagtailcore.Collection", "path", "name"),
        ("wagtailcore.Workflow", "name"),
        ("wagtailcore.Task", "name"),
        ("wagtailcore.ReferenceIndex", "object_id", "to_object_id", "model_path", "content_path"),
        ("wagtailimages.Rendition", "filter_spec", "file", "focal_point_key"),
        ("wagtail_localize.TranslationSource", "schema_version"),
        ("wagtail_localize.TranslationContext", "path", "field_path"),
        ("wagtail_localize.Template", "template_format"),
        ("wagtail_localize.StringSegment", "attrs"),
        ("wagtail_localize.StringTranslation", "data", "tool_name", "field_error"),
        ("wagtail_localize.SegmentOverride", "data_json", "field_error"),
    ]:
        not_about_people(model, *fields)


def _finders():
    """Say how one address is found in the tables of packages, and what of it does not go with the account."""
    find_by("account.EmailAddress", "user", tell=lambda one: {"email": one.email, "verified": one.verified})
    find_by(
        "account.EmailAddress",
        "email",
        rows=lambda address: EmailAddress.objects.filter(email__iexact=address, verified=False),
        erase=lambda addresses: addresses.delete(),
    )
    find_by(
        "mfa.Authenticator",
        "user",
        tell=lambda one: {"kind": one.type, "created_at": one.created_at, "last_used_at": one.last_used_at},
    )
    find_by(
        "socialaccount.SocialAccount",
        "user",
        tell=lambda one: {"provider": one.provider, "number": one.uid, "connected_at": one.date_joined},
    )
    find_by("sessions.Session", rows=sessions_by_address, tell=_tell_session)
    find_by("wagtailcore.Page", "owner", "locked_by", tell=lambda page: {"title": page.title})
    for model, *fields in [
        ("wagtailusers.UserProfile", "user"),
        ("wagtailcore.PageLogEntry", "user"),
        ("wagtailcore.ModelLogEntry", "user"),
        ("wagtailcore.Revision", "user"),
        ("wagtailcore.WorkflowState", "requested_by"),
        ("wagtailcore.TaskState", "finished_by"),
        ("wagtailcore.Comment", "user", "resolved_by"),
        ("wagtailcore.CommentReply", "user"),
        ("wagtailcore.PageSubscription", "user"),
        ("wagtailcore.UploadedFile", "uploaded_by_user"),
        ("wagtailadmin.EditingSession", "user"),
        ("wagtailadmin.FormState", "user"),
        ("wagtaildocs.Document", "uploaded_by_user"),
        ("wagtailimages.Image", "uploaded_by_user"),
        ("wagtail_localize.StringTranslation", "last_translated_by"),
        ("wagtail_localize.SegmentOverride", "last_translated_by"),
    ]:
        find_by(model, *fields, tell=_tell_when)
    for log in (PageLogEntry, ModelLogEntry):
        find_by(log._meta.label, rows=partial(_mentions, log, "label", "data"), erase=_delete, tell=_tell_when)
    find_by("wagtailcore.Revision", rows=partial(_mentions, Revision, "object_str", "content"), stays=IN_VERSIONS,
            tell=lambda revision: {"text": revision.object_str, "at": revision.created_at})  # fmt: skip


IN_VERSIONS = _("The address stands in a text, or in an earlier version of one: whoever edits the page takes it out.")


def _mentions(model, label, content, address):
    """Return the rows in whose texts the address stands."""
    rows = model.objects.annotate(content_as_text=Cast(content, TextField()))
    return rows.filter(Q(content_as_text__icontains=address) | Q(**{f"{label}__icontains": address}))


def _tell_session(session):
    noted = session.get_decoded().get("device", {})
    return {
        "ends_at": session.expire_date,
        **{name: noted.get(name, "") for name in ["browser", "system", "since", "seen"]},
    }


def _delete(rows):
    rows.delete()


def _tell_when(row):
    """Tell that there is a row and when it was made; its texts are others' as well."""
    names = ("timestamp", "created_at", "started_at", "finished_at", "uploaded_at", "last_seen_at", "updated_at")
    return {"id": row.pk, "at": next((getattr(row, name) for name in names if getattr(row, name, None)), None)}
