"""Carriers and funders in templates."""

from django import template
from wagtail.models import Site

from core.cache import remembered
from organisations.models import Supporter

register = template.Library()


def _shown(supporter):
    organisation = supporter.organisation
    return {
        "name": organisation.name,
        "website": organisation.website,
        "logo": organisation.logo,
        "sentence": supporter.sentence,
    }


@register.inclusion_tag("components/supporters.html", takes_context=True)
def supporters(context):
    """Who carries and who funds the network, for the foot of every page."""
    site = Site.find_for_request(context["request"])
    named = remembered("organisations.Supporter", lambda: _of_site(site), site and site.pk)
    by_role = {role: [_shown(each) for each in named if each.role == role] for role in Supporter.Role.values}
    return {"carriers": by_role[Supporter.Role.CARRIER], "funders": by_role[Supporter.Role.FUNDER]}


def _of_site(site):
    named = Supporter.objects.filter(settings__site=site).select_related("organisation__logo")
    return list(named.prefetch_related("organisation__logo__renditions"))
