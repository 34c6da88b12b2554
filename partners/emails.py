"""Mails about getting in."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from wagtail.models import Site

from core.models import SiteSettings
from outbox.delivery import write
from outbox.models import Mail
from partners.models import AccessRequest, Contribution, Invitation


def write_invitation(invitation: Invitation) -> Mail:
    """Say who invites, why, what it is, and how long the link holds; the text goes with the sending."""
    with translation.override(invitation.language):
        context = {**about_site(), "invitation": invitation, "link": link_of(invitation)}
        return write(
            to=invitation.email,
            subject=render_to_string("partners/email/invitation/subject.txt", context),
            text=render_to_string("partners/email/invitation/body.txt", context),
            language=invitation.language,
            reply_to=context["contact_email"],
            owner=invitation,
            is_confidential=True,
        )


def write_confirm_request(request: AccessRequest) -> Mail:
    """Ask whether the address is right; the text goes with the sending."""
    return _write_to_asker("access_confirm", request, link=_link_to_confirm(request), is_confidential=True)


def write_has_account(request: AccessRequest) -> Mail:
    """Tell somebody who asks for access that they have it."""
    return _write_to_asker("access_known", request)


def write_request_arrived(request: AccessRequest) -> Mail:
    """Say who decides, and by when."""
    return _write_to_asker("access_arrived", request)


def write_request_late(request: AccessRequest) -> Mail:
    """Say that it takes longer than was promised."""
    return _write_to_asker("access_late", request)


def write_request_declined(request: AccessRequest) -> Mail:
    """Say no, in the words of whoever decided."""
    return _write_to_asker("move_declined" if request.account_id else "access_declined", request)


def write_move_arrived(request: AccessRequest) -> Mail:
    """Tell a member who decides on the change of organisation, and by when."""
    return _write_to_asker("move_arrived", request)


def write_moved(request: AccessRequest) -> Mail:
    """Tell a member that they belong to the other organisation now."""
    return _write_to_asker("moved", request)


def write_to_decide(request: AccessRequest, person) -> Mail:
    """Tell or remind somebody that a request awaits a decision; who asks is read in the desk alone."""
    with translation.override(settings.LANGUAGE_CODE):
        is_late = request.decide_by < timezone.localdate()
        link = settings.SITE_URL + reverse("access_request:decide", args=[request.pk])
        context = {**about_site(), "asked": request, "person": person, "link": link, "is_late": is_late}
        return _write("access_decide", person.email, context, settings.LANGUAGE_CODE)


def write_message(to, sender, text: str) -> Mail:
    """Hand a member's message on; the one who gets it answers to the sender's own address."""
    context = {**about_site(), "person": to, "sender": sender, "text": text, "contact_email": sender.email}
    return _write("member_message", to.email, context, get_language() or settings.LANGUAGE_CODE, is_confidential=True)


def _write_to_asker(mail, request, *, link="", is_confidential=False) -> Mail:
    with translation.override(request.language):
        sign_in = settings.SITE_URL + reverse("account_login")
        context = {**about_site(), "asked": request, "link": link, "sign_in": sign_in}
        return _write(mail, request.email, context, request.language, owner=request, is_confidential=is_confidential)


def _write(mail, to, context, language, **more) -> Mail:
    return write(
        to=to,
        subject=render_to_string(f"partners/email/{mail}/subject.txt", context),
        text=render_to_string(f"partners/email/{mail}/body.txt", context),
        language=language,
        reply_to=context["contact_email"],
        **more,
    )


def _link_to_confirm(request: AccessRequest) -> str:
    with translation.override(request.language):
        return settings.SITE_URL + reverse("partners:confirm_access", args=[request.token])


def write_second_factor_reset(user, *, to) -> Mail:
    """Tell somebody that an account has no second factor any more, and what to do if that was not wanted."""
    with translation.override(language_of(to)):
        context = {**about_site(), "account": user, "is_own": user == to}
        return write(
            to=to.email,
            subject=render_to_string("partners/email/second_factor_reset/subject.txt", context),
            text=render_to_string("partners/email/second_factor_reset/body.txt", context),
            language=translation.get_language(),
            reply_to=context["contact_email"],
            owner=to,
            is_confidential=True,
        )


def write_dormant(user, link_to_stay, *, ends_at, is_last=False) -> Mail:
    """Warn somebody that the account will be closed, on which day, and how to keep it."""
    language = language_of(user)
    more = {"link": link_to_stay(user, language), "ends_at": timezone.localdate(ends_at), "is_last": is_last}
    return _write_to_account("dormant", user, more, is_confidential=True)


def write_dormant_closed(user) -> Mail:
    """Tell somebody that the account was closed, and who opens it again."""
    return _write_to_account("dormant_closed", user)


def write_dormant_reopened(user) -> Mail:
    """Tell somebody that the account is open again."""
    return _write_to_account("dormant_reopened", user)


def write_access_ended(user) -> Mail:
    """Tell somebody that the access was ended, and whom to ask."""
    return _write_to_account("access_ended", user)


def write_contribution_decided(contribution: Contribution, words: str, *, is_published: bool) -> Mail:
    """Tell a member what was decided about a proposal, and why if it was declined; the text goes with the sending."""
    with translation.override(contribution.language):
        link = settings.SITE_URL + reverse("partners:contributions")
        about = {"contribution": contribution, "words": words, "is_published": is_published, "link": link}
        return _write(
            "contribution_decided",
            contribution.user.email,
            {**about_site(), **about},
            contribution.language,
            owner=contribution.user,
            is_confidential=True,
        )


def write_digest(user, new: dict[str, list], more: int, *, language: str, stay: str, unsubscribe: str) -> Mail:
    """Name what is new, by title and address and nothing else; the text goes with the sending."""
    with translation.override(language):
        links = {"link": settings.SITE_URL + reverse("partners:start"), "stay": stay, "unsubscribe": unsubscribe}
        context = {**about_site(), "new": new, "more": more, **links}
        return _write(
            "digest", user.email, context, language, owner=user, unsubscribe_url=unsubscribe, is_confidential=True
        )


def language_of(user) -> str:
    """Return the language that somebody has chosen for the desk, else the main one."""
    language = user.wagtail_userprofile.preferred_language if hasattr(user, "wagtail_userprofile") else ""
    return language or settings.LANGUAGE_CODE


def _write_to_account(mail, user, more=None, **how) -> Mail:
    language = language_of(user)
    with translation.override(language):
        context = {**about_site(), "sign_in": settings.SITE_URL + reverse("account_login"), **(more or {})}
        return _write(mail, user.email, context, language, owner=user, **how)


def link_of(invitation: Invitation) -> str:
    """Return the address, in the invitation's language, under which it is accepted."""
    with translation.override(invitation.language):
        return settings.SITE_URL + reverse("partners:invitation", args=[invitation.token])


def about_site() -> dict:
    """Return what mails say of the site: name, contact, address."""
    site = Site.objects.filter(is_default_site=True).first()
    about = SiteSettings.for_site(site) if site else SiteSettings()
    return {
        "site_name": about.site_name or settings.SITE_HOST,
        "contact_email": about.contact_email,
        "site_url": settings.SITE_URL,
    }
