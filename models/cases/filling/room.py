"""How many files one material and one case may have, wherever they were sent from."""

from models.database import fetch_one
from models.errors import demand

MOST_FILES = 20  # of one material
MOST_OF_A_CASE = 100
TOO_MANY = f"一件申请最多{MOST_OF_A_CASE}张，请合并成PDF，或者把材料带到窗口。"


async def next_position(material: int) -> int:
    """Where the next file of a material goes. Raises Invalid (`file`) when there is no room."""
    counts = await fetch_one(_COUNTS, material)
    demand(
        ("file", counts["here"] < MOST_FILES, f"一份材料最多{MOST_FILES}张，请先去掉几张。"),
        ("file", counts["in_all"] < MOST_OF_A_CASE, TOO_MANY),
    )
    return counts["ever"]


_COUNTS = """
SELECT count(*) FILTER (WHERE f.material = m.id) AS ever,
       count(*) FILTER (WHERE f.material = m.id AND f.removed_at IS NULL) AS here,
       count(*) FILTER (WHERE f.removed_at IS NULL) AS in_all
FROM case_material m
JOIN case_material s ON s."case" = m."case"
LEFT JOIN case_file f ON f.material = s.id
WHERE m.id = $1 AND f.id IS NOT NULL
"""
