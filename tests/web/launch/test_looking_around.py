"""What an open hall looks like from inside and from outside."""

import stat

from models.settings import socket_folder


def test_the_application_is_not_the_owner(open_hall):
    roles = "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE"
    assert open_hall.ask(f"{roles} rolcanlogin AND NOT rolsuper") == "tongban"
    assert open_hall.ask(f"{roles} rolcreatedb") == "tongban_owner"
    whose = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'tongban'"
    assert open_hall.ask(whose) == "tongban_owner"


def test_chinese_letters_are_letters(open_hall):
    of_ours = "FROM pg_database WHERE datname = 'tongban'"
    assert open_hall.ask(f"SELECT pg_encoding_to_char(encoding) {of_ours}") == "UTF8"
    assert open_hall.ask(f"SELECT datctype {of_ours}") == "C.UTF-8"


def test_nothing_listens_on_the_network_but_the_web(open_hall):
    assert open_hall.ask("SHOW listen_addresses") == ""
    assert stat.S_IMODE(socket_folder().stat().st_mode) == 0o700


def test_nobody_else_may_look_into_the_data(open_hall):
    for name in ("pg", "redis", "log"):
        assert stat.S_IMODE((open_hall.state / name).stat().st_mode) == 0o700
