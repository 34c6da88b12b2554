"""Pages behind a personal link: nobody keeps them, no search engine lists them, no other page learns the link."""

from functools import wraps


def unlisted(view):
    """Mark all answers of a view that is reached by a personal link."""

    @wraps(view)
    def marked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        # Not "no-referrer": with that, browsers send forms with "Origin: null", which the CSRF check refuses.
        response.headers["Referrer-Policy"] = "strict-origin"
        return response

    return marked
