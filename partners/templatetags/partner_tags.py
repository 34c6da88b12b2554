"""What the partner area tells a member of their own, in templates."""

from django import template

from partners import start

register = template.Library()


@register.simple_tag(takes_context=True)
def what_is_mine(context):
    """Return the reader's registrations, certificates and tasks."""
    return start.of(context["request"].user)
