"""Schemathesis reads the description of the open facts and tries to catch them lying."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases
from tests.bench.servers import product

SCHEMATHESIS = str(Path(sys.executable).with_name("st"))
EXAMPLES = 15  # of each address; enough to find what it has found so far, in half a minute


@pytest.fixture
def address(template: None) -> Iterator[str]:
    """A server of its own: real requests, many of them odd, on a database that may be spoilt."""
    with databases.cloned("tongban_open_facts") as database, product(database) as server:
        yield f"http://127.0.0.1:{server.port}"


def test_no_request_meets_a_failure_or_an_answer_that_is_not_described(address, tmp_path):
    done = subprocess.run(
        [
            *(SCHEMATHESIS, "run", f"{address}/schema/openapi.json"),
            *("--max-examples", str(EXAMPLES), "--seed", "20261121", "--no-color"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
