"""Reads printed papers back, by another library than the one that set them."""

import pypdfium2
import pypdfium2.raw as pdfium


def pages_of(content):
    """Return the text of each page, with single spaces."""
    pages = list(pypdfium2.PdfDocument(content))
    return [" ".join(page.get_textpage().get_text_bounded().replace("\ufffe", "-").split()) for page in pages]


def title_of(content):
    return pypdfium2.PdfDocument(content).get_metadata_dict()["Title"]


def tags_of(content):
    """Return the kinds of all tags of the first page, in reading order."""
    page = pypdfium2.PdfDocument(content)[0]
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    kinds = []
    for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        _collect(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number), kinds)
    pdfium.FPDF_StructTree_Close(tree)
    return kinds


def _collect(element, kinds):
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = (pdfium.c_ushort * (length // 2))()
    pdfium.FPDF_StructElement_GetType(element, buffer, length)
    kinds.append(bytes(buffer).decode("utf-16-le").rstrip("\0"))
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, number):
            _collect(child, kinds)


def language_of(content):
    document = pypdfium2.PdfDocument(content)
    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = (pdfium.c_ushort * (length // 2))()
    pdfium.FPDFCatalog_GetLanguage(document, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def is_tagged(content):
    return bool(pdfium.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(content)))
