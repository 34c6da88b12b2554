"""What makes known facts about files stale: another document for a file, or another file for a document."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.documents import get_document_model

from resources.deriving import mark_stale
from resources.models import File


@receiver(post_save, sender=get_document_model(), dispatch_uid="resources.document_saved")
def document_saved(instance, created, **kwargs):
    if not created:
        mark_stale(File.objects.filter(document=instance).exclude(source__in=["", instance.file.name]))


@receiver(post_save, sender=File, dispatch_uid="resources.file_saved")
def file_saved(instance, created, update_fields, **kwargs):
    if not created and update_fields is None:
        stale = File.objects.filter(pk=instance.pk).exclude(source="")
        mark_stale(stale.exclude(source=instance.document.file.name))
