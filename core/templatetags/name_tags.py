"""How names are set."""

import re

from django import template

register = template.Library()

NO_BREAK_SPACE = "\u00a0"


@register.filter(is_safe=True)
def together(text):
    """Keep the legal form "e. V." on one line, in a name or in a whole text; what is stored stays as it was typed."""
    return re.sub(r"\be\. V\.", f"e.{NO_BREAK_SPACE}V.", str(text))
