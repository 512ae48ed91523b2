"""What this process logs: warnings and errors, on the error stream, without patients' words."""

from __future__ import annotations

import logging
import sys
import warnings

import structlog


def configure_logs() -> None:
    """Sets up logging, before Rasa is imported.

    Unless it is told otherwise, Rasa prints each message it handles.
    """
    # Rasa and its libraries warn of their own age; none of it is for the person who runs this.
    warnings.simplefilter("ignore")
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
