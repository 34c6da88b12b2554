"""What makes known facts about files stale, and what the search knows about materials."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.documents import get_document_model

from resources.deriving import mark_stale
from resources.models import File, FileText, Resource, ResourcePage
from search import writing


@receiver(post_save, sender=get_document_model(), dispatch_uid="resources.document_saved")
def document_saved(instance, created, **kwargs):
    if not created:
        mark_stale(File.objects.filter(document=instance).exclude(source__in=["", instance.file.name]))


@receiver(post_save, sender=File, dispatch_uid="resources.file_saved")
def file_saved(instance, created, update_fields, **kwargs):
    if not created and update_fields is None:
        stale = File.objects.filter(pk=instance.pk).exclude(source="")
        mark_stale(stale.exclude(source=instance.document.file.name))


@receiver(post_save, sender=Resource, dispatch_uid="resources.resource_found_anew")
def resource_saved(instance, **kwargs):
    _find_anew(instance.pk)


@receiver(post_save, sender=File, dispatch_uid="resources.file_found_anew")
def file_facts_saved(instance, **kwargs):
    _find_anew(instance.resource_id)


@receiver(post_save, sender=FileText, dispatch_uid="resources.text_found_anew")
def text_saved(instance, **kwargs):
    _find_anew(instance.file.resource_id)


def _find_anew(resource_id):
    writing.mark(ResourcePage.objects.filter(resource=resource_id).values("pk"))
