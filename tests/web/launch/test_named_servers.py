"""Servers the operator names are used, and no private ones started."""

from models.settings import socket_folder
from tests.web.launch.conftest import Hall, free_port
from tests.web.launch.processes_of import family


def test_named_servers_take_the_place_of_private_ones(hall, folder):
    hall.start()
    database = f"postgresql://tongban@/tongban?host={socket_folder()}"
    redis = f"unix://{socket_folder()}/redis.sock"
    other = Hall(folder / "other", free_port())
    launcher = other.start(DATABASE_URL=database, DATABASE_OWNER_URL=database, REDIS_URL=redis)
    try:
        assert len(family(launcher.pid)) == 4  # the launcher, the web and its child, the worker
        assert not (other.state / "pg").exists()
        assert not (other.state / "redis").exists()
    finally:
        other.leave()
