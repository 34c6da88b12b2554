"""Takes out of an uploaded picture what is no picture: place, device, names, remarks, and all that acts."""

import re
from io import BytesIO
from xml.etree import ElementTree

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, ImageSequence

# What a picture needs to look right; everything else that is written beside the pixels goes.
KEPT = {"icc_profile", "transparency", "gamma", "background", "duration", "loop", "disposal", "blend"}
ORIENTATION = 0x0112

SVG, XLINK, XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)
ACTIVE = {
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "handler",
    "listener",
    "set",
    "animate",
    "animatemotion",
    "animatetransform",
    "animatecolor",
    "discard",
}
# A reference inside a style: only to a part of the same drawing.
OUTWARD = re.compile(r"@import|expression\s*\(|url\(\s*['\"]?\s*(?!['\"]?\s*#)", re.IGNORECASE)

# What comes out of a damaged file.
NOT_READABLE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)
UNREADABLE = _("This file is damaged or is not a picture. Please save it anew and upload it again.")
NOT_A_DRAWING = _("This drawing cannot be read. Please save it as “plain SVG” and upload it again.")
ACTIVE_DRAWING = _(
    "This drawing cannot be used, since it holds more than a drawing: scripts, links, moving parts, or files from "
    "elsewhere (found: %(found)s). Please save it as “plain SVG” without them, or as PNG."
)


def is_clean(file) -> bool:
    """Tell whether this file has been cleaned already."""
    return getattr(file, "_is_clean", False)


def clean(file) -> ContentFile:
    """Return the picture without its metadata and upright; raise ValidationError if it cannot be used."""
    file.seek(0)
    data = file.read()
    is_drawing = file.name.lower().endswith(".svg")
    cleaned = ContentFile(_clean_drawing(data) if is_drawing else _clean_photograph(data), name=file.name)
    cleaned._is_clean = True
    return cleaned


def clean_upload(upload):
    """Clean a file where it lies, so that nothing else that keeps it keeps more than the picture."""
    cleaned = clean(upload)
    upload.file.seek(0)
    upload.file.truncate()
    upload.file.write(cleaned.read())
    upload.file.flush()
    upload.file.seek(0)
    upload.size, upload._is_clean = cleaned.size, True
    return upload


def _clean_photograph(data: bytes) -> bytes:
    try:
        with Image.open(BytesIO(data)) as picture:
            return _saved_again(picture)
    except NOT_READABLE as error:
        raise ValidationError(UNREADABLE, code="invalid_image") from error


def _saved_again(picture: Image.Image) -> bytes:
    written, kind = BytesIO(), "JPEG" if picture.format == "MPO" else picture.format
    if kind == "JPEG" and picture.format == "JPEG" and picture.getexif().get(ORIENTATION, 1) == 1:
        _forget(picture)
        picture.save(written, kind, quality="keep", **_colours(picture))
    elif getattr(picture, "is_animated", False) and kind in {"GIF", "WEBP"}:
        frames = [_forget(frame.copy()) for frame in ImageSequence.Iterator(picture)]
        timing = {
            "duration": [frame.info.get("duration", 100) for frame in frames],
            "loop": picture.info.get("loop", 0),
        }
        frames[0].save(written, kind, save_all=True, append_images=frames[1:], **timing)
    else:
        upright = _forget(ImageOps.exif_transpose(picture))
        quality = {"JPEG": {"quality": 95}, "WEBP": {"quality": 90}}.get(kind, {})
        upright.save(written, kind, **quality, **_colours(upright))
    return written.getvalue()


def _forget(picture: Image.Image) -> Image.Image:
    picture.info = {name: value for name, value in picture.info.items() if name in KEPT}
    return picture


def _colours(picture: Image.Image) -> dict:
    return {"icc_profile": picture.info["icc_profile"]} if picture.info.get("icc_profile") else {}


def _clean_drawing(data: bytes) -> bytes:
    try:
        root = fromstring(data)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ValidationError(NOT_A_DRAWING, code="invalid_image") from error
    if root.tag != f"{{{SVG}}}svg":
        raise ValidationError(NOT_A_DRAWING, code="invalid_image")
    _refuse_active(root)
    _drop_foreign(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _refuse_active(root) -> None:
    for element in root.iter():
        name = _local(element.tag)
        if name.lower() in ACTIVE:
            _refuse(name)
        if name == "style" and OUTWARD.search(_readable(element.text or "")):
            _refuse("style")
        for attribute, value in element.attrib.items():
            local = _local(attribute)
            points_outward = local in {"href", "src"} and not value.strip().startswith("#")
            if local.lower().startswith("on") or points_outward or OUTWARD.search(_readable(value)):
                _refuse(local)


def _refuse(found: str) -> None:
    raise ValidationError(ACTIVE_DRAWING, code="active_drawing", params={"found": found})


def _readable(style: str) -> str:
    """Undo what hides words from a search in a style: escapes and remarks."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    return re.sub(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", _unescaped, style)


def _unescaped(match) -> str:
    code, character = match.groups()
    return character or (chr(int(code, 16)) if int(code, 16) < 0x110000 else "")


def _drop_foreign(element) -> None:
    """Drop what drawing programs write for themselves: names, paths, remarks, descriptions of the work."""
    for attribute in list(element.attrib):
        is_foreign = attribute.startswith("{") and not attribute.startswith((f"{{{XLINK}}}href", f"{{{XML}}}"))
        if is_foreign or attribute.startswith("data-"):
            del element.attrib[attribute]
    for child in list(element):
        if not child.tag.startswith(f"{{{SVG}}}") or _local(child.tag) == "metadata":
            element.remove(child)
        else:
            _drop_foreign(child)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
