"""What the launcher starts in these tests instead of the product: small, standard library only."""

import http.server
import os
import signal
import sys
import time
from pathlib import Path


class Healthy(http.server.BaseHTTPRequestHandler):
    """Answers like a web that is well."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """No chatter."""


def prepare() -> None:
    if "PREPARE_FAILS" in os.environ:
        sys.exit("prepare: no")
    if "PREPARE_TAKES_LONG" in os.environ:
        Path(os.environ["PREPARE_TAKES_LONG"]).touch()
        time.sleep(60)
    sys.stdout.write("clerk li / password 123\n")


def web() -> None:
    """Serves from a child, as granian does."""
    server = http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Healthy)
    child = os.fork()
    if child == 0:
        server.serve_forever()
    signal.signal(signal.SIGTERM, lambda *_: (os.kill(child, signal.SIGTERM), sys.exit(0)))
    os.waitpid(child, 0)


def worker() -> None:
    if "WORKER_DIES" in os.environ:
        sys.exit(3)
    if "WORKER_IS_STUBBORN" in os.environ:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        Path(os.environ["WORKER_IS_STUBBORN"]).touch()
    while True:
        time.sleep(60)


if __name__ == "__main__":
    {"prepare": prepare, "web": web, "worker": worker}[sys.argv[1]]()
