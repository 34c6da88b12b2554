"""Forms about pages; apart from the other forms, which need the models to be there."""

from wagtail.admin.forms.pages import CopyForm


class PageCopyForm(CopyForm):
    """Copies a page; no page mirrors another one, since a mirror could not be translated."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
