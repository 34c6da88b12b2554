"""Forms of the desk that several sections share."""

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.cleaning import NOT_READABLE, UNREADABLE, clean_upload
from core.pictures import make_all
from core.uploads import check


class PictureField(WagtailImageField):
    """Refuses a damaged picture with a sentence, where Wagtail's field fails."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except NOT_READABLE as error:
            raise ValidationError(UNREADABLE, code="invalid_image") from error


class PictureForm(BaseImageForm):
    """Uploads a picture without its metadata; a file that cannot be cleaned is refused with a sentence."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            # Wagtail makes the field itself and asks nobody which.
            self.fields["file"].__class__ = PictureField

    def clean_file(self):
        file = self.cleaned_data["file"]
        return clean_upload(file) if "file" in self.changed_data else file

    def save(self, commit=True):
        image = super().save(commit)
        # A new file for a known picture: Wagtail throws all sizes away after saving, the new ones among them.
        if commit and self.original_file and "file" in self.changed_data:
            make_all(image)
        return image


class DocumentForm(BaseDocumentForm):
    """Uploads a document of a kind that is taken, told by what is inside; Wagtail itself looks at the name alone."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check(file)
        return file
