"""What has to be noted when a page is published, whoever published it: the desk, the worker or a command."""

from django.dispatch import receiver
from wagtail.signals import page_published

from core.translation_state import note_texts


@receiver(page_published, dispatch_uid="core.note_texts")
def note_published_texts(instance, **kwargs):
    # At once and not by the worker: it takes milliseconds, and a reader must not be told something wrong meanwhile.
    note_texts(instance)
