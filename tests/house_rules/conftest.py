"""The rules of the house, checked on the code itself and on the running application."""

from tests.web.hall import app, as_citizen, as_staff, hall, now, visitor

__all__ = ["app", "as_citizen", "as_staff", "hall", "now", "visitor"]
