"""What this process logs: warnings and errors, on the error stream, without patients' words."""

from __future__ import annotations

import logging
import os
import sys

import structlog

# What Rasa and the libraries under it read from the environment when they are imported.
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",  # it reports its use to its makers unless told not to
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def configure_logs() -> None:
    """Sets up logging, before Rasa is imported.

    Unless it is told otherwise, Rasa prints each message it handles.
    """
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    # Rasa's libraries warn of their own age, and switch warnings on again while they are imported.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
