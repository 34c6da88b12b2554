"""The blocks that editors build pages from; each says what a thing means, never how it looks."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

RICH_TEXT = ["bold", "italic", "ol", "ul", "link", "document-link"]
RIGHT_TO_LEFT = {"ar", "fa"}


class TextBlock(blocks.RichTextBlock):
    """Running text with links and lists."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": RICH_TEXT, "label": _("Text"), "icon": "pilcrow", **kwargs})

    class Meta:
        template = "core/blocks/text.html"


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text."""

    text = blocks.CharBlock(label=_("Heading"), max_length=150)
    level = blocks.ChoiceBlock(label=_("Level"), choices=[("2", _("Section")), ("3", _("Subsection"))], default="2")

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "core/blocks/heading.html"


class ImageBlock(blocks.StructBlock):
    """A picture with a text for those who don't see it, or the word that it is decoration."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Description"),
        required=False,
        max_length=250,
        help_text=_("What a person who can't see it needs to know."),
    )
    is_decorative = blocks.BooleanBlock(label=_("Decoration only"), required=False)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "core/blocks/image.html"

    def clean(self, value):
        value = super().clean(value)
        if not value["alt"] and not value["is_decorative"]:
            message = ValidationError(_("Describe the picture, or say that it is decoration only."))
            raise blocks.StructBlockValidationError(block_errors={"alt": message})
        return value


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Quote"))
    attribution = blocks.CharBlock(label=_("Who says it"), required=False, max_length=150)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "core/blocks/quote.html"


class AccordionItemBlock(blocks.StructBlock):
    """One question with its answer."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    content = TextBlock(label=_("Text"))


class AccordionBlock(blocks.StructBlock):
    """Texts that open one by one."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("Entries"))

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        template = "core/blocks/accordion.html"


class LinkBlock(blocks.StructBlock):
    """A link to a page of this site or to another site."""

    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(label=_("or another address"), required=False)

    def clean(self, value):
        value = super().clean(value)
        if bool(value.get("page")) == bool(value.get("url")):
            message = ValidationError(_("Choose either a page or an address."))
            raise blocks.StructBlockValidationError(block_errors={"page": message})
        return value


class CallToActionBlock(LinkBlock):
    """One thing the reader can do now."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    text = blocks.TextBlock(label=_("Text"), required=False)
    label = blocks.CharBlock(label=_("Button"), max_length=60)

    class Meta:
        icon = "pick"
        label = _("Call to action")
        template = "core/blocks/call_to_action.html"


class ContactValue(blocks.StructValue):
    """How a function is reached."""

    @property
    def email_parts(self):
        """The e-mail address in two parts, between which a narrow screen may end the line."""
        name, at, host = self["email"].partition("@")
        return name + at, host


class ContactBlock(blocks.StructBlock):
    """How a function, never a named person, is reached."""

    function = blocks.CharBlock(label=_("Function"), max_length=150)
    organisation = blocks.CharBlock(label=_("Organisation"), required=False, max_length=200)
    description = blocks.TextBlock(label=_("What for"), required=False)
    phone = blocks.CharBlock(label=_("Telephone"), required=False, max_length=50)
    email = blocks.EmailBlock(label=_("E-mail address"), required=False)
    hours = blocks.CharBlock(label=_("Hours"), required=False, max_length=150)
    languages = blocks.CharBlock(label=_("Languages"), required=False, max_length=150)
    is_anonymous_possible = blocks.BooleanBlock(label=_("Anonymous contact is possible"), required=False)

    class Meta:
        icon = "user"
        label = _("Contact")
        template = "core/blocks/contact.html"
        value_class = ContactValue


class DownloadBlock(blocks.StructBlock):
    """One file."""

    document = DocumentChooserBlock(label=_("File"))
    label = blocks.CharBlock(label=_("Label"), required=False, max_length=150)


class DownloadsBlock(blocks.StructBlock):
    """Files to take home."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=150)
    files = blocks.ListBlock(DownloadBlock(), label=_("Files"))

    class Meta:
        icon = "download"
        label = _("Downloads")
        template = "core/blocks/downloads.html"


class TableRowBlock(blocks.StructBlock):
    """One row, cell by cell."""

    cells = blocks.ListBlock(blocks.CharBlock(label=_("Cell"), required=False), label=_("Cells"))


class TableBlock(blocks.StructBlock):
    """A table of texts with a caption and headings."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    columns = blocks.ListBlock(blocks.CharBlock(label=_("Column heading")), label=_("Columns"))
    rows = blocks.ListBlock(TableRowBlock(), label=_("Rows"))
    has_row_headers = blocks.BooleanBlock(label=_("The first cell of a row is its heading"), required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "core/blocks/table.html"

    def clean(self, value):
        value = super().clean(value)
        width = len(value["columns"])
        if any(len(row["cells"]) != width for row in value["rows"]):
            message = ValidationError(_("Each row needs as many cells as there are columns."))
            raise blocks.StructBlockValidationError(block_errors={"columns": message})
        return value


class VideoBlock(blocks.StructBlock):
    """A film that lies elsewhere: a link, since an embedded player would tell its host about our readers."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    description = blocks.TextBlock(label=_("Description"), required=False)
    url = blocks.URLBlock(label=_("Address"))
    duration = blocks.CharBlock(label=_("Length"), required=False, max_length=50)

    class Meta:
        icon = "media"
        label = _("Film")
        template = "core/blocks/video.html"


class NoticeBlock(blocks.StructBlock):
    """Something the reader should not miss."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=[("note", _("Note")), ("warning", _("Warning"))], default="note"
    )
    text = TextBlock()

    class Meta:
        icon = "warning"
        label = _("Notice")
        template = "core/blocks/notice.html"


class ForeignTextBlock(blocks.StructBlock):
    """A passage in a language that is not the page's."""

    language = blocks.ChoiceBlock(
        label=_("Language"),
        choices=[
            ("ar", _("Arabic")),
            ("de", _("German")),
            ("en", _("English")),
            ("fa", _("Persian")),
            ("ru", _("Russian")),
            ("tr", _("Turkish")),
            ("uk", _("Ukrainian")),
        ],
    )
    text = TextBlock()

    class Meta:
        icon = "globe"
        label = _("Text in another language")
        template = "core/blocks/foreign_text.html"

    def get_context(self, value, parent_context=None):
        direction = "rtl" if value["language"] in RIGHT_TO_LEFT else "ltr"
        return {**super().get_context(value, parent_context), "direction": direction}


class QuickExitBlock(blocks.StructBlock):
    """A way off the page at once, with a word on what it can't do."""

    label = blocks.CharBlock(label=_("Link"), max_length=60)
    url = blocks.URLBlock(label=_("Harmless address"))
    text = blocks.TextBlock(label=_("What it can't do"))

    class Meta:
        icon = "logout"
        label = _("Leave this page quickly")
        template = "core/blocks/quick_exit.html"


class BodyBlock(blocks.StreamBlock):
    """What editors may use in the text of a page."""

    heading = HeadingBlock()
    text = TextBlock()
    image = ImageBlock()
    quote = QuoteBlock()
    accordion = AccordionBlock()
    call_to_action = CallToActionBlock()
    contact = ContactBlock()
    downloads = DownloadsBlock()
    table = TableBlock()
    video = VideoBlock()
    notice = NoticeBlock()
    foreign_text = ForeignTextBlock()
    quick_exit = QuickExitBlock()
