"""Uploads on their way in: what is too large is cut off before it fills disk or memory."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from qvevri.files.inspecting import LARGEST_BYTES

# Eight photos of 25 MB, and the words around them: no more is ever kept of a request.
LARGEST_REQUEST = 8 * LARGEST_BYTES + 1024 * 1024
# A film of some hundred megabytes is read to its end and thrown away, so that its sender gets an
# answer in words; what goes on longer than this is no mistake of a person.
LONGEST_REQUEST = 2048 * 1024 * 1024


class LimitingUploadHandler(FileUploadHandler):
    """Keeps no more of a file than shows that it is too large; the form then says so in words.

    The rest is read and thrown away: a connection cut in the middle would show the person nothing.
    First in FILE_UPLOAD_HANDLERS, so that those that store see only what it lets through.
    """

    def __init__(self, request: Any = None) -> None:  # noqa: ANN401
        super().__init__(request)
        self.file_bytes = 0
        self.request_bytes = 0
        self.kept_bytes = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Count from zero again."""
        super().new_file(*args, **kwargs)
        self.file_bytes = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002
        """Let the chunk through, or swallow it once the file is known to be too large."""
        is_over = self.file_bytes > LARGEST_BYTES
        self.file_bytes += len(raw_data)
        self.request_bytes += len(raw_data)
        self.kept_bytes += 0 if is_over else len(raw_data)
        if self.kept_bytes > LARGEST_REQUEST or self.request_bytes > LONGEST_REQUEST:
            raise StopUpload(connection_reset=True)
        return None if is_over else raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:  # noqa: ARG002
        """Nothing: the next handler gives the file."""
        return None
