"""An upload that is too large is cut off before it fills disk or memory."""

import pytest
from django.core.files.uploadhandler import StopUpload

from qvevri.files.inspecting import LARGEST_BYTES
from qvevri.files.uploads import LARGEST_REQUEST, LONGEST_REQUEST, LimitingUploadHandler

CHUNK = b"\0" * 1024 * 1024


def let_through(handler: LimitingUploadHandler, megabytes: int) -> int:
    handler.new_file("photos", "film.mp4", "video/mp4", None)
    chunks = [handler.receive_data_chunk(CHUNK, 0) for _ in range(megabytes)]
    return sum(len(chunk) for chunk in chunks if chunk)


def test_small_file_goes_through_whole() -> None:
    assert let_through(LimitingUploadHandler(), 25) == LARGEST_BYTES


def test_of_a_large_file_only_what_proves_it_goes_through() -> None:
    assert let_through(LimitingUploadHandler(), 80) == LARGEST_BYTES + len(CHUNK)


def test_file_after_a_large_one_goes_through() -> None:
    handler = LimitingUploadHandler()
    let_through(handler, 80)

    assert let_through(handler, 3) == 3 * len(CHUNK)


def test_film_of_300_megabytes_is_read_to_its_end_and_not_kept() -> None:
    assert let_through(LimitingUploadHandler(), 300) == LARGEST_BYTES + len(CHUNK)


def test_request_of_many_large_files_is_ended() -> None:
    handler = LimitingUploadHandler()
    for _file in range(LARGEST_REQUEST // LARGEST_BYTES):
        let_through(handler, 25)

    with pytest.raises(StopUpload):
        let_through(handler, 25)


def test_endless_request_is_ended() -> None:
    with pytest.raises(StopUpload):
        let_through(LimitingUploadHandler(), LONGEST_REQUEST // len(CHUNK) + 1)
