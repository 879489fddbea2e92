"""How full a hall is (等候人数): counted by the help desk until tickets count it themselves."""

from piccolo.columns import BigSerial, SmallInt
from piccolo.constraints import Check
from piccolo.table import Table

from models.columns import instant, reference
from models.offices.place import Hall
from models.people.staff import Staff


class Occupancy(Table):
    """One look around the hall."""

    id = BigSerial(primary_key=True)
    hall = reference(Hall)
    waiting = SmallInt(null=False, default=None)  # people
    windows_open = SmallInt(null=False, default=None)
    at = instant(index=True)
    by = reference(Staff)

    occupancy_is_a_count = Check("waiting >= 0 AND windows_open >= 0")
