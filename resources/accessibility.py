"""How accessible a file is, as far as facts tell; what they don't tell is not claimed.

A PDF without text (a scan) or without tags is not accessible. With both it is so in part, and wholly only if it has
a title and a language as well and says of itself that it keeps to PDF/UA. Plain text is accessible to everybody. Of
other kinds nothing is known until somebody has looked; pictures of text are not accessible in any of them.
"""

from resources.models import File

Verdict = File.Verdict


def verdict_of(file: File) -> Verdict:
    """Return what the facts of a file say."""
    if file.state != File.State.DONE:
        return Verdict.UNCHECKED
    if file.has_text is False:
        return Verdict.NOT
    if file.format == "txt":
        return Verdict.ACCESSIBLE
    if file.format != "pdf":
        return Verdict.UNCHECKED
    if not file.is_tagged:
        return Verdict.NOT
    is_whole = file.has_title and file.has_language and file.claims_pdf_ua
    return Verdict.ACCESSIBLE if is_whole else Verdict.PARTLY
