"""Run as a program of its own: what is the PDF on standard input? Says so in one of STATES.

A stranger's file that keeps its reader busy, or has it take all memory, ends this program alone;
and no server has to hold a reader of PDFs (18 MB) for the few that come in a week.
"""

import logging
import resource
import sys
from io import BytesIO
from typing import IO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

STATES = SOUND, LOCKED, BROKEN = ("sound", "locked", "broken")
MOST_BYTES = 1024**3
MOST_SECONDS = 20
BROKEN_BY = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


def state_of(file: IO[bytes]) -> str:
    """One of STATES."""
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            return LOCKED
        return SOUND if len(reader.pages) > 0 else BROKEN
    except (*BROKEN_BY, MemoryError):
        return BROKEN


def main() -> None:
    """Answer on standard output."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    sys.stdout.write(state_of(BytesIO(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
