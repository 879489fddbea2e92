"""Who the holder of an account is (实名信息): typed once, used in every application."""

from datetime import date

from piccolo.columns import BigSerial, Bytea, Varchar
from piccolo.table import Table

from models.columns import choice, instant, one_of, reference
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.people.masks import mask_id, mask_name
from models.sealing import Sealed


class Profile(Table):
    """One person behind one account. It opens no case: those are found by phone or by filing."""

    id = BigSerial(primary_key=True)
    citizen = reference(Citizen, unique=True)
    name = Varchar(length=100)
    id_kind = choice(IdKind)
    id_number_sealed = Bytea(default=b"")
    id_index = Varchar(length=64, index=True)
    saved_at = instant()
    checked_at = instant(null=True)  # 实名核验 by the register of residents
    check_number = Varchar(length=60, default="")  # the register's number of that answer

    profile_id_kind_known = one_of("id_kind", IdKind)

    id_number = Sealed("id_number_sealed")

    @property
    def masked_name(self) -> str:
        """张*."""
        return mask_name(self.name)

    @property
    def masked_id(self) -> str:
        """First 6 and last 4."""
        return mask_id(self.id_number)

    def is_checked(self, today: date) -> bool:
        """Whether the register confirmed name and number."""
        return self.checked_at is not None and self.checked_at.date() <= today
