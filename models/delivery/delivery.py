"""The delivery choice (送达地址确认), asked at intake and changeable until dispatch (S0-7d)."""

from enum import StrEnum

from piccolo.columns import BigSerial, Boolean, Bytea, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from models.cases.words import DELIVERY_WAY_NAMES, DeliveryWay
from models.columns import CASE, choice, instant, one_of, optional, reference
from models.offices.place import Station
from models.people.masks import mask_mobile
from models.sealing import Sealed


class Payer(StrEnum):
    """Who pays the courier (S3-24c); recorded either way."""

    OFFICE = "office"  # 财政付费
    RECIPIENT = "recipient"  # 到付


PAYER_NAMES = {Payer.OFFICE: "财政付费", Payer.RECIPIENT: "到付"}


class Delivery(Table):
    """One wish per case."""

    id = BigSerial(primary_key=True)
    case = reference(CASE, unique=True)
    way = choice(DeliveryWay)
    recipient = Varchar(length=100, default="")
    mobile_sealed = Bytea(default=b"")
    address_sealed = Bytea(default=b"")
    payer = choice(Payer)
    electronic_agreed = Boolean(default=False)  # 同意电子送达
    station = optional(Station)  # where it is collected, if at a station
    chosen_at = instant()

    delivery_way_known = one_of("way", DeliveryWay)
    delivery_payer_known = one_of("payer", Payer)
    delivery_station_is_named = Check("way <> 'station' OR station IS NOT NULL")

    mobile = Sealed("mobile_sealed")
    address = Sealed("address_sealed")

    @property
    def masked_mobile(self) -> str:
        """138****0000; empty where nothing is mailed."""
        return mask_mobile(self.mobile) if self.mobile else ""

    @property
    def way_name(self) -> str:
        """到办理地窗口领取、邮寄到家 …"""
        return DELIVERY_WAY_NAMES[DeliveryWay(self.way)]
