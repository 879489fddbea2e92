"""Every code has an address, and every address means one code."""

import pytest

from models.catalog.addresses import code_in, segment_of, service_path
from tests.models.items import HEALTH


@pytest.mark.parametrize(
    "code",
    [f"{HEALTH}4000199020000", "511A0118400009-511602000000-000-1-00", "XK00101000", "a.b_c"],
)
def test_an_ordinary_code_is_its_own_address(code: str) -> None:
    assert segment_of(code) == code
    assert code_in(code) == code


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("A/B", "/services/A~2FB"),
        ("A?b=1#c", "/services/A~3Fb~3D1~23c"),
        ("100% A", "/services/100~25~20A"),
        ("..", "/services/~2E."),
        ("~2F", "/services/~7E2F"),
        ("川A&<", "/services/~E5~B7~9DA~26~3C"),
        ("a\\b;c+d", "/services/a~5Cb~3Bc~2Bd"),
    ],
)
def test_what_an_address_cannot_hold_is_written_and_read_again(code: str, path: str) -> None:
    assert service_path(code) == path
    assert code_in(path.removeprefix("/services/")) == code


@pytest.mark.parametrize("segment", ["A~B", "100~", "~zz", "~FF", "甲"])
def test_what_nobody_wrote_means_itself(segment: str) -> None:
    assert code_in(segment) == segment
