"""Files that nobody should be asked to open, made for the tests; and two honest ones."""

import io
import zipfile
import zlib

WORDS = b"BT /F1 12 Tf 72 700 Td (Ein Satz mit genug Buchstaben, damit er als Text gilt.) Tj ET"
MEGABYTE = 1024 * 1024


def pdf(objects):
    """Return a PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, 2)
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start))
    return out.getvalue()


def stream(data, more=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def simple_pdf(pages=1, catalogue=b"", info=b"", content=None, box=b"0 0 595 842"):
    """Return a PDF whose pages all show the same."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    kids = b" ".join(b"%d 0 R" % (6 + number) for number in range(pages))
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
            b"<< %s >>" % info,
            content or stream(WORDS),
            font,
            *[page % box] * pages,
        ]
    )


def inflated(megabytes):
    """Return a stream of a few thousand bytes that unpacks to so many megabytes of a page."""
    packer, block = zlib.compressobj(9), b"q " * (MEGABYTE // 2)
    first, next_one = (packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH) for _each in range(2))
    data = zlib.compress(first + next_one * (megabytes - 1), 9)
    return stream(data, b"/Filter [/FlateDecode /FlateDecode]")


def encrypted_pdf():
    keys = b"/Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%s> /U <%s>" % (b"ab" * 32, b"cd" * 32)
    whole = simple_pdf()
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << %s >> /ID [<00> <00>]" % keys)


def office(parts):
    """Return an office file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            with archive.open(name, "w") as part:
                for piece in [content] if isinstance(content, bytes) else content:
                    part.write(piece)
    return out.getvalue()


def docx(text="Ein Satz mit genug Buchstaben, damit er als Text gilt.", **more):
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    )
    core = (
        '<p:coreProperties xmlns:p="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Leitfaden</dc:title><dc:creator>Kim Beispiel'
        "</dc:creator><p:lastModifiedBy>Kim Beispiel</p:lastModifiedBy></p:coreProperties>"
    )
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": document.encode(),
        "docProps/core.xml": core.encode(),
    }
    return office(parts | more)


LAUGHS = b"""<!DOCTYPE a [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>"""
PRESENTATION = b"application/vnd.oasis.opendocument.presentation"


def files():
    """Return every hostile file by name, with the problem that is named; None: it can be read all the same."""
    honest, honest_docx = simple_pdf(), docx()
    return {
        "cut-off.pdf": (honest[: len(honest) // 2], "broken"),
        "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 64, "broken"),
        "loop.pdf": (honest.replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]"), "broken"),
        "encrypted.pdf": (encrypted_pdf(), "encrypted"),
        "bomb.pdf": (simple_pdf(content=inflated(600)), "too_much"),
        "10000-pages.pdf": (simple_pdf(pages=10_000), None),
        "huge-page.pdf": (simple_pdf(box=b"0 0 200000 200000"), None),
        "strip.pdf": (simple_pdf(box=b"0 0 2 200000"), None),
        "page.pdf": (b"<!doctype html><script>alert(1)</script>", "unknown"),
        "page-then-pdf.pdf": (b"<html><script>alert(1)</script></html>" + honest, "unknown"),
        "pdf-and-zip.pdf": (honest + honest_docx, None),
        "pdf.docx": (honest, "unknown"),
        "cut-off.docx": (honest_docx[: len(honest_docx) // 2], "unknown"),
        "bomb.docx": (docx(**{"word/document.xml": [b"<a>"] + [b"<b></b>" * 150_000] * 6}), "too_much"),
        "spaces.docx": (docx(**{"word/document.xml": [b" " * MEGABYTE] * 25}), "too_much"),
        "laughs.docx": (docx(**{"word/document.xml": LAUGHS}), "broken"),
        "deep.docx": (docx(**{"word/document.xml": b"<a>" * 300_000}), "broken"),
        "macros.docx": (docx(**{"word/vbaProject.bin": b"x"}), "unknown"),
        "empty.odp": (office({"mimetype": PRESENTATION}), None),
        "many.zip": (office({f"{number}": b"" for number in range(10_001)}), None),
        "empty.txt": (b"", "unknown"),
    }
