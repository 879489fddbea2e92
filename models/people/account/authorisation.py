"""Acting for somebody (授权委托、监护): who, for whom, for what, how long, on which paper."""

from datetime import date, datetime

from asyncpg import ForeignKeyViolationError
from piccolo.columns import BigSerial, Bytea, Date, Varchar
from piccolo.constraints import Check
from piccolo.query import Objects
from piccolo.table import Table

from models.catalog.item import Item
from models.columns import choice, instant, one_of, optional
from models.database import atomic, fetch
from models.files.file import File, drop_unused
from models.people.account.authorisation_words import Proof, Standing, Worded
from models.people.applicant import Audience
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.sealing import Sealed


class Authorisation(Worded, Table):
    """One person may act for another. Either account may be missing: a paper needs none of the
    principal's, a signature in the principal's account needs only the agent's phone."""

    id = BigSerial(primary_key=True)
    standing = choice(Standing)
    proof = choice(Proof)
    granted_by = optional(Citizen)  # the principal's account, when signed there
    held_by = optional(Citizen)  # the agent's account

    # the principal (委托人、被监护人)
    audience = choice(Audience)
    name = Varchar(length=100)
    id_kind = choice(IdKind)
    id_number_sealed = Bytea(default=b"")
    id_index = Varchar(length=64, default="")  # their fingerprint among applicants
    legal_name = Varchar(length=100, default="")
    relation = Varchar(length=60, default="")

    # the agent (受托人、监护人)
    agent_name = Varchar(length=100)
    agent_mobile_sealed = Bytea(default=b"")
    agent_mobile_index = Varchar(length=64, index=True)

    item = optional(Item)  # empty: every matter
    valid_from = Date(null=False, default=None)
    valid_to = Date(null=False, default=None)
    file = optional(File)
    signature_sealed = Bytea(default=b"")  # the strokes as SVG path data
    made_at = instant()
    revoked_at = instant(null=True)

    authorisation_standing_known = one_of("standing", Standing)
    authorisation_proof_known = one_of("proof", Proof)
    authorisation_audience_known = one_of("audience", Audience)
    authorisation_id_kind_known = one_of("id_kind", IdKind)
    authorisation_is_proved = Check(
        "(proof = 'uploaded' AND file IS NOT NULL AND held_by IS NOT NULL)"
        " OR (proof = 'signed' AND granted_by IS NOT NULL)"
    )
    authorisation_has_an_end = Check("valid_from <= valid_to")

    id_number = Sealed("id_number_sealed")
    agent_mobile = Sealed("agent_mobile_sealed")
    signature = Sealed("signature_sealed")

    @classmethod
    def _held(cls, citizen: Citizen) -> Objects:
        # A signed one names a phone: whoever proves to hold that phone is the agent.
        signed = (cls.proof == Proof.SIGNED) & (cls.agent_mobile_index == citizen.mobile_index)
        return cls.objects().where((cls.held_by == citizen.id) | signed)

    @classmethod
    async def held_by_citizen(cls, citizen: Citizen, today: date) -> list["Authorisation"]:
        """For whom the citizen may act on a day: papers sent in, signatures for their phone."""
        return (
            await cls._held(citizen)
            .where((cls.valid_from <= today) & (cls.valid_to >= today) & cls.revoked_at.is_null())
            .order_by(cls.id)
        )

    @classmethod
    async def for_citizen(cls, citizen: Citizen, number: int) -> "Authorisation | None":
        """One that lets this citizen act, whether or not in force (`holds_on`); else None."""
        return await cls._held(citizen).where(cls.id == number).first()

    @classmethod
    async def all_held(cls, citizen: Citizen) -> list["Authorisation"]:
        """The same with those that have ended or were taken back, the newest first."""
        return await cls._held(citizen).order_by(cls.id, ascending=False)

    @classmethod
    async def granted_by_citizen(cls, citizen: Citizen) -> list["Authorisation"]:
        """Those the citizen signed for an agent, the newest first."""
        return (
            await cls.objects()
            .where(cls.granted_by == citizen.id)
            .order_by(cls.id, ascending=False)
        )

    @classmethod
    async def concerning(cls, citizen: Citizen, number: int) -> "Authorisation | None":
        """One that the citizen holds or has granted; None for anybody else's."""
        held = await cls.for_citizen(citizen, number)
        return held or (
            await cls.objects().where((cls.id == number) & (cls.granted_by == citizen.id)).first()
        )

    async def revoke(self, *, at: datetime) -> None:
        """撤销授权: from this moment on; a second time nothing changes."""
        await Authorisation.update({Authorisation.revoked_at: at}).where(
            (Authorisation.id == self.id) & Authorisation.revoked_at.is_null()
        )

    async def drop(self, *, at: datetime) -> None:
        """Forget it with its paper; while a case rests on it, it is only taken back."""
        if not await self.forget():
            await self.revoke(at=at)
        elif self.file:
            await drop_unused([self.file])

    async def forget(self) -> bool:
        """Delete it, its paper left for `drop_unused`; False while a case rests on it."""
        try:
            async with atomic():
                return bool(await fetch(_DELETE, self.id))
        except ForeignKeyViolationError:  # somebody has just begun a case on it
            return False

    def holds_on(self, today: date) -> bool:
        """Whether it is in force on a day."""
        return self.revoked_at is None and self.valid_from <= today <= self.valid_to

    def names(self, person: str) -> bool:
        """Whether the agent is called this: the phone may be another's, a name may change."""
        return self.agent_name == person

    def covers(self, item: int) -> bool:
        """Whether it reaches a matter: every one, or the one it names."""
        return self.item is None or self.item == item


_DELETE = """
DELETE FROM authorisation a WHERE a.id = $1
  AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.authorisation = a.id)
RETURNING a.id
"""
