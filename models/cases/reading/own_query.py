"""The one query behind an applicant's page: everything it says, as one JSON object."""

from models.cases.reading.unsent import UNSENT

_LIST = """
(SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.ORDER), '[]') FROM (SELECT COLUMNS FROM SOURCE) x)
"""


def _rows(columns: str, source: str, order: str) -> str:
    return _LIST.replace("COLUMNS", columns).replace("SOURCE", source).replace("x.ORDER", order)


_EVENTS = _rows(
    "e.id, e.seq, e.act, e.at, e.actor_kind, e.actor_id, e.actor_name, e.office_name, e.data",
    'case_event e WHERE e."case" = c.id',
    "x.seq",
)
_PAPERS = _rows(
    "p.id, p.event, p.kind, p.title, p.issued_at, p.voided_at IS NOT NULL AS is_void",
    'document p WHERE p."case" = c.id',
    "x.id",
)
_CLOCKS = _rows(
    "k.id, k.kind, k.started_at, k.length, k.unit, k.due_on, k.due_at, k.stopped_at, k.outcome",
    'clock k WHERE k."case" = c.id',
    "x.id",
)
_SPECIALS = _rows(
    "s.id, s.name, s.reason, s.basis, s.excludes_clock, s.started_at, s.planned_end, s.ended_at",
    'special_procedure s WHERE s."case" = c.id',
    "x.id",
)
_PARCELS = _rows(
    "p.id, p.carrier, p.waybill, p.state, p.sent_at, p.tracks",
    'parcel p WHERE p."case" = c.id',
    "x.id",
)
_LINES = _rows(
    "l.id, l.position, l.item, l.problem, l.requirement",
    "correction_line l WHERE l.correction = q.id",
    "x.position",
)
_ASKED = _rows(
    f"q.id, q.asked_at, q.supplied_at, {_LINES} AS lines",
    'correction q WHERE q."case" = c.id',
    "x.id",
)
_SHEETS = "(SELECT count(*) FROM case_file f WHERE f.material = m.id AND f.removed_at IS NULL)"
_PROMISED = _rows(
    f"m.id, m.position, m.name, m.promised_on, {_SHEETS} AS sheets, NOT ({UNSENT}) AS sent",
    "case_material m WHERE m.\"case\" = c.id AND m.listed AND m.state = 'tolerated'"
    " AND c.status IN ('accepted', 'granted')",
    "x.position",
)
# What was said of the services, and how far the answer to it is.
_RATED = _rows(
    "x.id, x.again_level, f.stage, f.told",
    'rating x LEFT JOIN rectification f ON f.rating = x.id WHERE x."case" = c.id',
    "x.id",
)


def _where(row: str) -> str:
    """Where a station or hall of the joins below is; NULL where there is none."""
    place = f"'name', {row}.name, 'address', {row}.address, 'hours', {row}.hours"
    return f"CASE WHEN {row}.id IS NOT NULL THEN jsonb_build_object({place}) END"


def _hall_near(office: str) -> str:
    return f"""
(SELECT {_where("x")} FROM hall x JOIN office ho ON ho.id = x.office
 JOIN office near ON near.region = ho.region WHERE near.id = {office} ORDER BY x.id LIMIT 1)
"""  # noqa: S608 – put together from constants


_COLLECT_AT = f"""
CASE d.way WHEN 'intake_counter' THEN coalesce({_where("st")}, {_hall_near("c.intake_office")})
  WHEN 'station' THEN {_where("ds")}
  WHEN 'deciding_counter' THEN {_hall_near("c.office")}
END
"""
_LEG = """
(SELECT jsonb_build_object('kind', l.kind, 'opened_at', l.opened_at, 'claimed_at', l.claimed_at,
  'office', lo.name, 'place', coalesce(ls.name, lh.name || lw.number || '号' || lw.name, ''),
  'staff', coalesce(who.name, ''))
 FROM leg l JOIN office lo ON lo.id = l.office LEFT JOIN station ls ON ls.id = l.station
 LEFT JOIN "window" lw ON lw.id = l."window" LEFT JOIN hall lh ON lh.id = lw.hall
 LEFT JOIN staff who ON who.id = l.staff WHERE l.id = c.open_leg)
"""

_HEAD = {
    "applicant": "a.name",
    "is_person": "a.audience = 'person'",
    "office": "o.name",
    "office_short": "o.short_name",
    "phone": "o.phone",
    "region": "r.code",
    "place": "coalesce(st.name, h.name || w.number || '号' || w.name, '网上')",
    "way": "d.way",
    "way_chosen_at": "d.chosen_at",
    "station": "CASE d.way WHEN 'station' THEN coalesce(ds.name, '') ELSE '' END",
    "collect_at": _COLLECT_AT,
    "brought_to": f"coalesce({_where('st')}, {_where('h')})",
    "message": """coalesce((SELECT x.message FROM decision x WHERE x."case" = c.id LIMIT 1), '')""",
    "unread": """(SELECT count(*) FROM case_message m WHERE m."case" = c.id
      AND m.actor_kind = 'staff' AND m.read_at IS NULL)""",
    "rated": _RATED,
    "leg": _LEG,
    "events": _EVENTS,
    "papers": _PAPERS,
    "clocks": _CLOCKS,
    "specials": _SPECIALS,
    "parcels": _PARCELS,
    "asked": _ASKED,
    "promised": _PROMISED,
}

_PAIRS = ", ".join(f"'{name}', {source}" for name, source in _HEAD.items())

SHOWN = f"jsonb_build_object({_PAIRS})::text"
# What SHOWN speaks of, beside the case `c` itself.
AROUND = """
JOIN applicant a ON a.id = c.applicant
JOIN office o ON o.id = c.office
JOIN region r ON r.id = o.region
LEFT JOIN station st ON st.id = c.intake_station
LEFT JOIN "window" w ON w.id = c.intake_window
LEFT JOIN hall h ON h.id = w.hall
LEFT JOIN delivery d ON d."case" = c.id
LEFT JOIN station ds ON ds.id = d.station
"""
