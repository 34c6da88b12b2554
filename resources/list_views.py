"""The reading list and what can be taken along from it; all of it reads and nothing is stored."""

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from resources import archive, citations, counting, reading_list
from resources.filters import catalogue_for

# More than this in one piece breaks off too easily; the files can be had one by one.
MOST_BYTES = 2 * 1024**3
FORMATS = {
    "bib": ("application/x-bibtex; charset=utf-8", citations.as_bibtex),
    "ris": ("application/x-research-info-systems; charset=utf-8", citations.as_ris),
    "txt": ("text/plain; charset=utf-8", citations.as_text),
}


@require_safe
def show(request):
    """Show the materials on the list, how they are cited, and the ways to take them along."""
    wanted = reading_list.read(request)
    pages = reading_list.pages_of(wanted, request.user)
    files = reading_list.files_of(pages)
    catalogue = catalogue_for(request.user)
    internal = reading_list.internal_among(pages)
    sizes = [file.size for found in files.values() for file in found]
    context = {
        "reading_list": wanted,
        "rows": [(each, files[each.page], each.page.pk in internal) for each in citations.cite(pages)],
        "missing": len(wanted.numbers) - len(pages),
        "most": reading_list.MOST,
        "number_of_files": len(sizes),
        "bytes": sum(sizes),
        "is_too_large": sum(sizes) > MOST_BYTES,
        "most_bytes": MOST_BYTES,
        "catalogue": catalogue.get_url(request) if catalogue else "",
        "address": f"{settings.SITE_URL}{request.path}?{wanted.query}",
    }
    return _for_nobody_else(render(request, "resources/reading_list.html", context))


@require_safe
def cite(request, ending):
    """Send the citations of the list as a file."""
    content_type, write = FORMATS[ending]
    pages = reading_list.pages_of(reading_list.read(request), request.user)
    text = write(citations.cite(pages))
    return _for_nobody_else(HttpResponse(text, headers=_as_file(content_type, ending)))


@require_safe
def take(request):
    """Send all files of the list that the asker may see as one ZIP, made on the way."""
    wanted = reading_list.read(request)
    pages = reading_list.pages_of(wanted, request.user)
    files = reading_list.files_of(pages)
    flat = [file for found in files.values() for file in found]
    if not flat or sum(file.document.file.size for file in flat) > MOST_BYTES:
        return _for_nobody_else(redirect(f"{reverse('reading_list:show')}?{wanted.query}"))
    contents = _("Contents.txt")
    names = archive.own_names([file.document.filename for file in flat], taken=[contents])
    entries = [archive.Entry(name, file.document.file) for name, file in zip(names, flat, strict=True)]
    texts = {contents: _contents(pages, files, dict(zip(flat, names, strict=True)))}
    response = StreamingHttpResponse(headers=_as_file("application/zip", "zip"))
    if request.method == "GET":
        response.streaming_content = archive.stream(entries, texts)
    if counting.is_download(request, response):
        for file in flat:
            counting.note(file.document_id)
    return _for_nobody_else(response)


def _contents(pages, files, names) -> str:
    """Say what is in the archive, how it is cited and what one may do with it."""
    parts = [_("Contents of the reading list"), ""]
    for number, each in enumerate(citations.cite(pages), 1):
        resource = each.resource
        licence = " ".join(filter(None, [str(resource.licence_label), resource.licence_url]))
        parts += [f"{number}. {citations.one_line(each.page.title)}", f"   {each.in_words}"]
        parts.append("   " + _("Licence: %(licence)s") % {"licence": licence})
        parts += ["   " + _("File: %(name)s") % {"name": names[file]} for file in files[each.page]]
        if resource.link:
            parts.append("   " + _("On another site: %(address)s") % {"address": resource.link})
        parts.append("")
    return "\n".join(parts)


def _as_file(content_type, ending) -> dict[str, str]:
    name = f"{_('reading-list')}.{ending}"
    return {"Content-Type": content_type, "Content-Disposition": f'attachment; filename="{name}"'}


def _for_nobody_else(response):
    """What the list shows depends on who asks; and a list is nothing that a search engine should know."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
