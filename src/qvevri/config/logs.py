"""What the log is told, and how much of it."""

import logging

from django.core.exceptions import PermissionDenied


def shorten_refusal(record: logging.LogRecord) -> bool:
    """Somebody who may not is no mistake of ours: the line stays, its traceback goes."""
    if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
        record.exc_info = None
    return True
