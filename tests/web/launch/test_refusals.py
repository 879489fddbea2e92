"""What keeps it from starting is one sentence, and nothing is left running."""

import signal
import socket

from models.settings import socket_folder


def test_a_second_start_says_it_is_running_already(hall):
    hall.start()
    address = f"http://127.0.0.1:{hall.port}"
    assert hall.refused() == f"Tongban is running already in this folder: {address}"


def test_a_taken_port(hall):
    with socket.create_server(("127.0.0.1", hall.port)):
        assert hall.refused() == (
            f"The address 127.0.0.1:{hall.port} cannot be used: Address already in use. "
            "Name another port: PORT=8001 make run."
        )


def test_a_port_that_is_none(hall):
    assert hall.refused(PORT="http") == "PORT must be a whole number, not 'http'."
    assert "cannot be used: bind(): port must be 0-65535" in hall.refused(PORT="80000")


def test_outside_a_demonstration_it_needs_secrets(hall):
    sentence = "SECRET_KEY must be set to a secret of at least 32 characters"
    assert hall.refused(DEMO="0").startswith(sentence)
    assert hall.refused(DEMO="0", SECRET_KEY="short").startswith(sentence)


def test_a_database_that_does_not_answer(hall):
    url = "postgresql://tongban@127.0.0.1:1/tongban"
    assert hall.refused(DATABASE_URL=url, DATABASE_OWNER_URL=url) == (
        "The server that DATABASE_URL names does not answer."
    )


def test_half_a_database(hall):
    assert hall.refused(DATABASE_URL="postgresql://tongban@db/tongban") == (
        "DATABASE_URL and DATABASE_OWNER_URL must be set together, or neither."
    )


def test_a_redis_that_does_not_answer(hall, tmp_path):
    for url in ("redis://127.0.0.1:1/0", f"unix://{tmp_path}/redis.sock"):
        assert hall.refused(REDIS_URL=url) == "The server that REDIS_URL names does not answer."


def test_a_preparation_that_fails(hall):
    launcher = hall.begin(PREPARE_FAILS="1")
    assert launcher.wait(15) == 1
    assert hall.says.endswith("prepare: no\nweb prepare ended with code 1.\n")


def test_somebody_elses_socket_folder(hall, tmp_path):
    socket_folder().symlink_to(tmp_path)
    try:
        assert hall.refused() == f"{socket_folder()} belongs to somebody else: remove it first."
    finally:
        socket_folder().unlink()


def test_a_broken_database_says_why(hall, ends):
    ends(hall.start(), signal.SIGTERM)
    control = hall.state / "pg" / "global" / "pg_control"
    control.rename(hall.state / "pg_control")
    launcher = hall.begin()
    assert launcher.wait(15) == 1
    (hall.state / "pg_control").rename(control)
    assert "PostgreSQL ended with code " in hall.says
    assert "postgres.log ends with: " in hall.says
    assert "Traceback" not in hall.says
