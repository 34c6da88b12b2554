"""What the search is told about a material: facts by which it is looked for and counted, and the text in its files."""

from datetime import date

from resources.models import FileText, Resource
from search.kinds import Description

# A material is as accessible as the best of its files.
VERDICTS = ("accessible", "partly", "unchecked", "not")


def describe(page) -> Description:
    """Return what a material is about, who made it, and what it is counted under in the catalogue."""
    resource = Resource.objects.with_facts().get(pk=page.resource_id)
    topics, target_groups = resource.topics_list, resource.target_groups_list
    return Description(
        words=(resource.kind, *topics, *target_groups, resource.series, resource.isbn, resource.doi),
        people=(resource.publisher, resource.publisher.short_name, resource.authors),
        day=_day(page, resource.year),
        values={
            "kind": [resource.kind_id],
            "topic": [topic.pk for topic in topics],
            "target": [group.pk for group in target_groups],
            "language": resource.languages,
            "year": [resource.year],
            "publisher": [resource.publisher_id],
            "licence": [resource.licence],
            "accessible": _accessible(resource),
        },
    )


def text_of(page) -> str:
    """Return the text inside the current files of a material, as far as the machine has read it."""
    texts = FileText.objects.filter(file__resource=page.resource_id, file__is_current=True)
    return "\n".join(texts.order_by("file").values_list("text", flat=True))


def _day(page, year: int) -> date:
    """Return by which day a material is sorted: within its year, by when it was published here."""
    published = page.first_published_at
    return published.date() if published and published.year == year else date(year, 1, 1)


def _accessible(resource) -> list[str]:
    verdicts = {file.verdict for file in resource.current_files}
    return [verdict for verdict in VERDICTS if verdict in verdicts][:1]
