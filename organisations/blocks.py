"""Organisations in the text of a page: those shown in public, from the same data as the directory of members."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Site

from organisations.network import ALL, GROUPS, in_groups


class OrganisationsBlock(blocks.StructBlock):
    """The organisations that are shown in public, by what they do for the network."""

    show = blocks.ChoiceBlock(
        label=_("Which"), choices=[(ALL, _("Carriers, funders and partners")), *GROUPS], default=ALL
    )

    class Meta:
        icon = "group"
        label = _("Organisations")
        template = "organisations/blocks/organisations.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        request = context.get("request")
        site = Site.find_for_request(request) if request else Site.objects.filter(is_default_site=True).first()
        return {**context, "groups": in_groups(site, value["show"])}
