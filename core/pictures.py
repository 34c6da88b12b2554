"""The fixed sizes of pictures, all made when a picture is saved and only looked up when a page is read."""

# Name in templates: filters from small to large, and what the browser is told about the width on screen.
SIZES = {
    "teaser": (["fill-320x180|format-webp", "fill-640x360|format-webp"], "(min-width: 48em) 320px, 100vw"),
    "wide": (["width-640|format-webp", "width-1200|format-webp"], "(min-width: 75em) 1200px, 100vw"),
    "cover": (["width-360|format-webp"], ""),
    "logo": (["height-96"], ""),
}
# A drawing has one size for all: itself.
DRAWING = "original"


def filters_for(image) -> list[str]:
    """Return every filter that this picture is kept in."""
    if image.is_svg():
        return [DRAWING]
    return sorted({spec for specs, _sizes in SIZES.values() for spec in specs})


def make_all(image) -> None:
    """Make the sizes of a picture that are still missing, and drop those of an older focal point."""
    filters = filters_for(image)
    # What was just made may not know its own number, so the place that it was made for is compared.
    kept = {(made.filter_spec, made.focal_point_key) for made in image.get_renditions(*filters).values()}
    for rendition in image.renditions.filter(filter_spec__in=filters):
        if (rendition.filter_spec, rendition.focal_point_key) not in kept:
            rendition.delete()


def load_picture(page) -> None:
    """Load the picture of one page and all its sizes in one query."""
    if not page.teaser_image_id:
        return
    image_type = page._meta.get_field("teaser_image").related_model
    sizes = image_type.get_rendition_model().objects.filter(image=page.teaser_image_id).select_related("image")
    if sizes:
        page.teaser_image = sizes[0].image
        # As prefetch_related leaves it.
        page.teaser_image._prefetched_objects_cache = {"renditions": sizes}


def look_up(image, name: str) -> list:
    """Return the renditions of one size, small to large; what is missing is left out, never made."""
    kept = {rendition.filter_spec: rendition for rendition in image.renditions.all()}
    wanted = [DRAWING] if image.is_svg() else SIZES[name][0]
    return [kept[spec] for spec in wanted if spec in kept]
