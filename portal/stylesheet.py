"""One stylesheet from many: css/site.css, joined from the sheets in portal/static/css."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES = Path(__file__).parent / "static" / "css"
NAME = "css/site.css"


def sheets() -> list[Path]:
    """Return the sheets in the order of the cascade."""
    components = sorted((SOURCES / "components").glob("*.css"))
    return [SOURCES / "tokens.css", SOURCES / "base.css", SOURCES / "layout.css", *components, SOURCES / "print.css"]


class JoinedStylesheetFinder(BaseFinder):
    """Finds css/site.css, joined anew whenever one of its parts is younger."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "joined")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path != NAME:
            return []
        self.join()
        found = self.storage.path(NAME)
        return [found] if find_all else found

    def list(self, ignore_patterns):
        self.join()
        yield NAME, self.storage

    def join(self):
        joined = Path(self.storage.path(NAME))
        parts = [sheet for sheet in sheets() if sheet.exists()]
        if joined.exists() and joined.stat().st_mtime > max(part.stat().st_mtime for part in parts):
            return
        joined.parent.mkdir(parents=True, exist_ok=True)
        joined.write_text("\n".join(part.read_text() for part in parts))
