"""Which editions of a material came before and after it, as far as somebody may see them."""

from django.db.models import Q

from core.access import visible_to


def around(page, user) -> tuple[list, list]:
    """Return the pages, in the same language, of what this material replaces and of what replaces it."""
    is_around = Q(resource=page.resource.replaces_id) | Q(resource__replaces=page.resource_id)
    pages = visible_to(type(page).objects.filter(is_around, locale=page.locale_id), user)
    found = list(pages.select_related("resource").order_by("-resource__year", "title").defer_streamfields())
    older = [each for each in found if each.resource_id == page.resource.replaces_id]
    return older, [each for each in found if each not in older]
