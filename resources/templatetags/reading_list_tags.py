"""How the reading list travels: what stands on pages that show materials."""

from django import template
from django.template.loader import render_to_string

from resources import reading_list

register = template.Library()


@register.filter
def with_list(address, request):
    """Return an address with the reading list of this request behind it."""
    query = reading_list.read(request).query
    if not query:
        return address
    return f"{address}{'&' if '?' in address else '?'}{query}"


@register.simple_tag(takes_context=True)
def reading_list_button(context, resource, title):
    """Put one material on the list or take it off: a form that asks for the same page with another list.

    A form and not a link: what follows links, as search engines do, would find a page for every possible list.
    """
    request = context["request"]
    known = reading_list.read(request)
    is_listed = resource.pk in known
    changed = known.without(resource.pk) if is_listed else known.with_one(resource.pk)
    others = [
        (name, value) for name, values in request.GET.lists() if name != reading_list.PARAMETER for value in values
    ]
    values = {
        "number": resource.pk,
        "title": title,
        "is_listed": is_listed,
        "is_full": known.is_full and not is_listed,
        "most": reading_list.MOST,
        "list": changed.as_text,
        "others": others,
        "path": request.path,
    }
    return render_to_string("resources/includes/_reading_list_button.html", values)


@register.inclusion_tag("resources/includes/_reading_list_bar.html", takes_context=True)
def reading_list_bar(context):
    """Lead to the list, if there is one."""
    return {"reading_list": reading_list.read(context["request"])}


@register.simple_tag(takes_context=True)
def reading_list_parameter(context):
    """Return the list as the beginning of a query that goes on, or nothing."""
    query = reading_list.read(context["request"]).query
    return f"{query}&" if query else ""
