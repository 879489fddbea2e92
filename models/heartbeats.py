"""Signs of life of the workers: they leave them in Redis, /readyz looks for them."""

WORKERS = ("worker", "pdf")
EVERY = 5  # seconds
LASTS = 16  # seconds: three missed beats are silence


def heartbeat_key(worker: str) -> str:
    """Where a worker's sign of life is."""
    return f"heartbeat:{worker}"
