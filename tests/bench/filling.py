"""Fills a database with generated services: one real guide, many times under other names."""

import json
from datetime import date, datetime
from typing import Any

import asyncpg

from models.catalog.guide import read_guide
from models.catalog.search.index import version_words
from tests.bench.names import COUNTIES, OFFICES, Service, services

EARLIER = date(2026, 1, 1)
CHUNK = 2000


async def fill(dsn: str, many: int, at: datetime) -> list[str]:
    """Add so many services in force; returns their codes. The sample must have been loaded."""
    connection = await asyncpg.connect(dsn)  # without our codecs: COPY wants text
    try:
        async with connection.transaction():
            return await _fill(connection, many, at)
    finally:
        await connection.close()


async def _fill(connection: asyncpg.Connection, many: int, at: datetime) -> list[str]:
    offices = await _offices(connection)
    like = await connection.fetchrow(_LIKE)
    rows = [_Row(service, offices, json.loads(like["snapshot"])) for service in services(many)]
    items = await _items(connection, rows)
    version = {key: value for key, value in like.items() if key != "id"}
    versions = [row.version(version, items, at) for row in rows]
    await _copy(connection, "item_version", versions)
    ids = {row["item"]: row["id"] for row in await connection.fetch(_VERSIONS)}
    await _copy(connection, "search_entry", [row.entry(items, ids) for row in rows])
    await connection.execute("ANALYZE")
    return [row.code for row in rows]


class _Row:
    """One service on its way into the tables."""

    def __init__(self, service: Service, offices: dict, like: dict[str, Any]) -> None:
        self.service = service
        self.office = offices[service.county, service.office]
        self.basic_code = f"0001{service.number // COUNTIES:05d}000"
        self.code = f"{self.office['code']}4{self.basic_code}"
        self.snapshot = like | {
            "code": self.code,
            "name": service.name,
            "short_name": service.name[:20],
            "variant": "",
            "summary": service.summary,
            "aliases": [service.alias],
            "person_topics": [service.theme],
            "intake_modes": ["region_wide"] if service.region_wide else ["window"],
            "office": like["office"] | self.office,
        }

    def version(self, like: dict[str, Any], items: dict, at: datetime) -> dict[str, Any]:
        """The row of item_version, but for its id."""
        same = {key: value for key, value in self.snapshot.items() if key in like}
        texts = {key: value for key, value in same.items() if isinstance(value, str)}
        return (
            like
            | texts
            | {
                "item": items[self.code],
                "snapshot": json.dumps(self.snapshot, ensure_ascii=False),
                "valid_from": EARLIER,
                "valid_to": None,
                "published_at": at,
            }
        )

    def entry(self, items: dict, versions: dict) -> dict[str, Any]:
        """The row of search_entry, but for its id."""
        item = items[self.code]
        ids = {"item": item, "version": versions[item], "office": self.office["id"]}
        words = version_words(read_guide(self.snapshot))
        return words | ids | {"valid_from": EARLIER, "valid_to": None}


async def _offices(connection: asyncpg.Connection) -> dict[tuple[int, str], dict[str, Any]]:
    made = {}
    for county in range(COUNTIES):
        code, name = f"9998{county:02d}", f"基准{'甲乙丙丁戊己庚辛壬癸'[county]}县"
        region = await connection.fetchval(_REGION, f"{code}000000", name)
        for number, office in enumerate(OFFICES):
            values = (f"11{code}BM{number:06d}0X", f"{name}{office}", office, region)
            made[county, office] = {
                "id": await connection.fetchval(_OFFICE, *values),
                "code": values[0],
                "name": values[1],
                "short_name": office,
                "region": name,
                "region_code": f"{code}000000",
            }
    return made


async def _items(connection: asyncpg.Connection, rows: list[_Row]) -> dict[str, int]:
    standards = {row.basic_code: row.service.name for row in rows}
    await _copy(
        connection,
        "standard_item",
        [{"basic_code": k, "name": v, "item_type": "01"} for k, v in standards.items()],
    )
    found = await connection.fetch("SELECT id, basic_code FROM standard_item")
    ids = {row["basic_code"]: row["id"] for row in found}
    items = [
        {
            "code": row.code,
            "handle_code": f"{row.code}01",
            "local_code": "",
            "standard": ids[row.basic_code],
            "office": row.office["id"],
            "level": 4,
            "main_item": "",
            "imported": False,
        }
        for row in rows
    ]
    await _copy(connection, "item", items)
    return {row["code"]: row["id"] for row in await connection.fetch("SELECT id, code FROM item")}


async def _copy(connection: asyncpg.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    columns = list(rows[0])
    for start in range(0, len(rows), CHUNK):
        records = [tuple(row[name] for name in columns) for row in rows[start : start + CHUNK]]
        await connection.copy_records_to_table(table, records=records, columns=columns)


_LIKE = """
SELECT * FROM item_version WHERE state = 'published' AND snapshot IS NOT NULL
ORDER BY length(snapshot::text) DESC, id LIMIT 1
"""
_VERSIONS = "SELECT item, id FROM item_version"
_REGION = """
INSERT INTO region (code, name, short_name, level) VALUES ($1, $2, $2, 4) RETURNING id
"""
_OFFICE = """
INSERT INTO office (code, name, short_name, kind, nature, region, paper_word, phone,
                    complaint_phone, address, review_body, court, imported)
VALUES ($1, $2, $3, 'approving', 'statutory', $4, '基', '', '12345', '', '', '', false)
RETURNING id
"""
