"""Documents on their way to a reader: to be kept, never to be shown as a page of ours."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from qvevri.files.documents import KINDS
from qvevri.files.models import Document


def as_attachment(document: Document) -> FileResponse:
    """The document under its name, so that no browser opens it within the site; or Http404.

    Whether the reader may have it is for the caller to know.
    """
    try:
        file = default_storage.open(document.path)
    except FileNotFoundError as error:
        raise Http404 from error
    kind = KINDS.get(document.kind, "application/octet-stream")
    response = FileResponse(file, as_attachment=True, filename=document.name, content_type=kind)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["ETag"] = f'"{document.digest}"'
    return response
