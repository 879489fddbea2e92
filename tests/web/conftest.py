"""Pages are asked for over ASGI, inside the test's own transaction; Redis is real."""

from tests.jobs.conftest import files
from tests.web.hall import app, as_citizen, as_staff, hall, now, visitor

__all__ = ["app", "as_citizen", "as_staff", "files", "hall", "now", "visitor"]
