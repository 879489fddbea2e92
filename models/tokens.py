"""Random codes people read and machines check."""

import secrets

READABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0 O 1 I L


def readable_code(length: int) -> str:
    """A random code that can be read out by phone."""
    return "".join(secrets.choice(READABLE) for _ in range(length))


def query_code() -> str:
    """查询码: needed together with the case number to follow a case without signing in."""
    return readable_code(6)


def verify_code() -> str:
    """防伪校验码 of a paper: 12 characters, about 59 bits."""
    return readable_code(12)
