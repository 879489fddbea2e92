"""What was promised for later (容缺) and not yet sent in: no picture of it, or no word to the desk
after it. One rule for the front page and the page of the case.
"""

from models.cases.filling.answering import BY_APPLICANT

# About `m`, a material of the case `c`.
UNSENT = f"""
NOT EXISTS (
    SELECT 1 FROM case_file f JOIN case_message t ON t."case" = m."case"
    WHERE f.material = m.id AND f.removed_at IS NULL AND f.added_by = '{BY_APPLICANT}'
    AND (t.material = m.id OR t.material IS NULL)
    AND t.actor_kind = 'citizen' AND t.at >= f.added_at AND f.added_at >= c.received_at)
"""  # noqa: S608 – put together from constants
