"""Messages inside the product (站内): the record of truth of who was told."""

from piccolo.columns import BigSerial, Text, Varchar
from piccolo.table import Table

from models.cases.event import CaseEvent
from models.columns import CASE, instant, optional, reference
from models.offices.office import Office
from models.offices.place import Station, Window


class Notice(Table):
    """One message about one event, to the applicant's phone account or to a desk."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    event = optional(CaseEvent)  # empty: a message was written (审批留言)
    mobile_index = Varchar(length=64, default="", index=True)  # the citizen; empty: a desk
    office = optional(Office)
    window = optional(Window)
    station = optional(Station)
    text = Text()
    created_at = instant()
    read_at = instant(null=True)
