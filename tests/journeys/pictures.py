"""Photographs that people take of their papers."""

from playwright.async_api import FilePayload

from models.sample.sheets import drawn_sheet


def picture(name: str, **told: str) -> FilePayload:
    """A photograph of a paper, as a file input takes it."""
    return {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": drawn_sheet(name, told)}
