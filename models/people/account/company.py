"""The companies a citizen applies for (我的企业)."""

from piccolo.columns import BigSerial, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from models.columns import choice, instant, one_of, reference
from models.people.applicant import Audience
from models.people.citizen import Citizen


class Company(Table):
    """One organisation; its 统一社会信用代码 is public and therefore not sealed."""

    id = BigSerial(primary_key=True)
    citizen = reference(Citizen)
    audience = choice(Audience)
    name = Varchar(length=100)
    credit_code = Varchar(length=18)
    legal_name = Varchar(length=100, default="")  # 法定代表人、经营者
    relation = Varchar(length=60, default="")  # what the citizen is there
    saved_at = instant()

    company_audience_known = one_of("audience", Audience)
    company_once = Unique(["citizen", "credit_code"])
