"""Where uploads lie: in folders that no web server serves."""

from django.core.files.storage import FileSystemStorage
from django.urls import reverse


class PrivateStorage(FileSystemStorage):
    """Keeps uploads where no web server looks; a stored file has no address of its own."""

    def url(self, name):
        raise NotImplementedError


class RenditionStorage(FileSystemStorage):
    """Keeps the sizes of pictures; their address leads through the gate."""

    def url(self, name):
        return reverse("rendition", args=[name])
