"""Turns the example's lists of blocks into what a StreamField stores, the same shape in each language."""

import re
import uuid

from wagtail import blocks

from home.example.bilingual import pick

LINK = re.compile(r'href="(page|file):([^"]+)"')
NAMESPACE = uuid.UUID("3f0d7f5e-8c0c-4b39-9f0e-6f6f2a3a7b10")


class BodyMaker:
    """Makes bodies; knows the ids of the pages, documents and pictures that they name by key."""

    def __init__(self, pages, documents, images):
        self.ids = {"page": pages, "file": documents, "image": images}

    def make(self, stream_block, content, language: str, key: str) -> list:
        """Return the raw stream of a list of (block name, value); ids are the same in every language."""
        return [
            {
                "type": name,
                "value": self._value(stream_block.child_blocks[name], pick(value, language), f"{key}/{number}"),
                "id": _id(f"{key}/{number}"),
            }
            for number, (name, value) in enumerate(content)
        ]

    def _value(self, block, value, place):
        if isinstance(block, blocks.StructBlock):
            return {
                name: self._value(child, value[name], f"{place}/{name}")
                for name, child in block.child_blocks.items()
                if name in value
            }
        if isinstance(block, blocks.ListBlock):
            return [
                {
                    "type": "item",
                    "value": self._value(block.child_block, item, f"{place}/{n}"),
                    "id": _id(f"{place}/{n}"),
                }
                for n, item in enumerate(value)
            ]
        if isinstance(block, blocks.RichTextBlock):
            return LINK.sub(self._link, value)
        if isinstance(block, blocks.ChooserBlock):
            return self._chosen(block, value)
        return value

    def _chosen(self, block, key):
        if key is None:
            return None
        kind = {"PageChooserBlock": "page", "DocumentChooserBlock": "file"}.get(type(block).__name__, "image")
        return self.ids[kind][key]

    def _link(self, match):
        kind, key = match.groups()
        linktype = {"page": "page", "file": "document"}[kind]
        return f'linktype="{linktype}" id="{self.ids[kind][key]}"'


def _id(place: str) -> str:
    return str(uuid.uuid5(NAMESPACE, place))
