"""The statements of the search."""

from models.catalog.search.query import Query

SINGLES = ("office", "region")  # facets of which an entry has exactly one
FACETS = ("person_topics", "company_topics", "life_events", *SINGLES)


def found(query: Query, page: int, size: int) -> str:
    """One statement: the hits, how many, this page of them, and the counts to narrow by.

    Hits that are alike in all facets are counted together first: that is most of them.
    """
    return f"""
WITH hit AS MATERIALIZED (
  SELECT e.id, {query.rank} AS rank, e.weight, e.name, e.region, e.office,
         e.person_topics, e.company_topics, e.life_events,
         e.region_wide, e.collected, e.package IS NOT NULL AS packages
  FROM search_entry e WHERE {query.condition}
), alike AS MATERIALIZED (
  SELECT region, office, person_topics, company_topics, life_events, region_wide, collected,
         packages, count(*) AS n
  FROM hit GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)
SELECT 'total' AS kind, '' AS key, coalesce(sum(n), 0)::int AS n FROM alike
UNION ALL (SELECT 'entry', id::text, 0 FROM hit
  ORDER BY rank, weight DESC, length(name), name, region, id
  LIMIT {size} OFFSET {(page - 1) * size}) {_COUNTS}
"""  # noqa: S608 – nothing in it was typed by anybody


def among(query: Query) -> str:
    """The versions that fit, of those named in one value more than the query has."""
    return f"""
SELECT e.version FROM search_entry e
WHERE {query.condition} AND e.version = ANY(${len(query.values) + 1}::bigint[])
ORDER BY {query.rank}, e.weight DESC, length(e.name), e.name, e.id
"""  # noqa: S608 – nothing in it was typed by anybody


_LIST = """
UNION ALL (SELECT '{0}', word, sum(n)::int AS n FROM alike, unnest({0}) AS word GROUP BY word
  ORDER BY n DESC, word LIMIT 60)"""
_SINGLE = """
UNION ALL (SELECT '{0}', {0}::text, sum(n)::int AS n FROM alike GROUP BY {0}
  ORDER BY n DESC, {0} LIMIT 60)"""
_FLAG = """
UNION ALL SELECT 'flag', '{0}', coalesce(sum(n) FILTER (WHERE {1}), 0)::int FROM alike"""
FLAGS = {
    "person": "cardinality(person_topics) > 0",
    "company": "cardinality(company_topics) > 0",
    "packages": "packages",
    "region_wide": "region_wide",
    "collected": "collected",
}
_COUNTS = "".join(
    [_FLAG.format(*flag) for flag in FLAGS.items()]
    + [(_SINGLE if facet in SINGLES else _LIST).format(facet) for facet in FACETS]
)

LABELS = """
SELECT 'office' AS kind, o.id::text AS key, o.code AS value, o.name AS text
FROM office o WHERE o.id = ANY($1::bigint[])
UNION ALL SELECT 'region', code, code, name FROM region WHERE code = ANY($2::varchar[])
"""
ENTRIES = """
SELECT e.id, e.code, e.name, e.variant, e.summary, e.promised, e.region_wide, e.collected,
       o.short_name AS office, coalesce(r.name, '') AS county, e.region,
       e.package IS NOT NULL AS package, coalesce(v.state = 'suspended', false) AS suspended,
       coalesce(i.imported, false) AS imported
FROM search_entry e
JOIN office o ON o.id = e.office
LEFT JOIN region r ON r.code = e.region
LEFT JOIN item_version v ON v.id = e.version
LEFT JOIN item i ON i.id = e.item
WHERE e.id = ANY($1::bigint[])
"""
# Two hundred candidates are enough to suggest five, and keep an odd search from being a slow one;
# looking for the few wanted grams in a name is far cheaper than counting through all of its own.
SIMILAR_NAMES = """
SELECT id FROM (
  SELECT DISTINCT ON (c.name) c.id, c.name, c.weight, c.text || c.pinyin || c.initials AS names
  FROM (SELECT * FROM search_entry WHERE grams && $1::varchar[] AND valid_from <= $2
        AND (valid_to IS NULL OR valid_to >= $2) LIMIT 200) c
  ORDER BY c.name, c.id
) e
ORDER BY (SELECT count(*) FROM unnest($1::varchar[]) AS gram WHERE strpos(e.names, gram) > 0) DESC,
         weight DESC, length(name), id
LIMIT $3
"""
