"""What the index has to know at once: a page was published or taken down, whoever did it."""

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from search import writing


@receiver(page_published, dispatch_uid="search.write")
def write_published(instance, **kwargs):
    # At once and not by the worker: editors look for their page as soon as it is out.
    writing.write(instance, at_once=True)


@receiver(page_unpublished, dispatch_uid="search.forget")
def forget_unpublished(instance, **kwargs):
    writing.forget(instance)
