"""Structured logs: one JSON object a line, never personal data."""

import json
import logging
import sys
from datetime import UTC, datetime

import structlog

from models.settings import settings


class WithoutQuotes(logging.Formatter):
    """What libraries log, in our form, less what they quote: it may be a person's name."""

    def format(self, record: logging.LogRecord) -> str:
        """The message as its author wrote it, without the values."""
        line = {
            "event": str(record.msg).partition("\n")[0],
            "logger": record.name,
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=False)


def write_logs() -> None:
    """Send this process's logs to stderr as JSON lines."""
    level = getattr(logging, settings().log_level.upper(), logging.INFO)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WithoutQuotes())
    logging.basicConfig(level=level, handlers=[handler])
    for chatty in ("arq", "httpx", "weasyprint", "fontTools"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())  # or it adds one of its own
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
