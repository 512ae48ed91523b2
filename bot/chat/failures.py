"""Errors in the server's log, without the patient's words that their messages may quote."""

from __future__ import annotations

import logging
import traceback


def report(logger: logging.Logger, what: str, error: Exception) -> None:
    """Logs an error by its type and the lines of code that led to it.

    Args:
        logger: where to log it.
        what: what could not be done, without anything a patient wrote.
        error: the error; its own message may quote the patient and is left out.
    """
    frames = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s: %s\n%s", what, type(error).__name__, frames)
