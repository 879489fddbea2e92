"""An office is told with its county, and the county only once."""

import pytest

from models.offices.office import named_with


@pytest.mark.parametrize(
    ("county", "office", "told"),
    [
        ("示例县", "示例县卫健委", "示例县卫健委"),
        ("示例县", "卫健委", "示例县卫健委"),
        ("广安区", "区行政审批局", "广安区行政审批局"),
        ("", "卫健委", "卫健委"),
    ],
)
def test_the_county_is_said_once(county, office, told):
    assert named_with(county, office) == told
