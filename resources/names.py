"""Names of authors: those of people, and those of many at once."""

import re

# What stands in no name of a person, who has a first and a last part.
OF_MANY = re.compile(r"\b(and|und|e\. ?V|gGmbH|GmbH|Team|Verein|Verband|Netzwerk)\b|[/&0-9]")


def is_of_many(name: str) -> bool:
    """Tell whether a name looks like that of an organisation or a group."""
    return bool(OF_MANY.search(name)) or len(name.split()) > 4
