"""How the blocks of a text follow each other."""

from django import template

register = template.Library()


@register.filter
def with_levels(body):
    """Pair each block with the level of a heading that it brings itself: one below the heading above it."""
    level = 2
    for block in body:
        if block.block_type == "heading":
            level = int(block.value["level"]) + 1
        yield block, level
