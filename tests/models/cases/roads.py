"""The lifecycle as lifecycle.md tells it, written down a second time and not taken from the code.

GENERAL is the table of acts (2.3): act | statuses | open legs, a dash for “no open leg”.
A road lists every position a case of that intake mode can be in, and the acts that exist there.
"""

from models.catalog.words import IntakeMode

GENERAL = """
submit           | draft                              | -
receive          | draft                              | -
ask_assist       | received accepted                  | intake recheck
answer_assist    | received accepted                  | intake recheck
accept           | received                           | intake recheck dept
deem_accepted    | received                           | intake recheck dept
push             | received accepted                  | intake
pass_on          | accepted                           | recheck
claim            | received accepted                  | recheck dept opinion decide
ask_correction   | received accepted                  | intake recheck dept
supply           | correction                         | intake recheck dept
refuse           | received                           | intake recheck dept
confirm_refusal  | received                           | intake recheck dept
transfer         | received                           | intake
suspend          | accepted                           | dept
resume           | accepted                           | dept
extend           | accepted                           | dept
fill_gap         | accepted granted                   | intake recheck dept opinion \
upper decide make out
change_delivery  | received correction accepted granted denied \
| intake recheck dept opinion upper decide make out
opine            | accepted                           | dept opinion
grant            | accepted                           | decide upper
deny             | accepted                           | decide upper
issue            | granted                            | make
hand_out         | granted denied                     | out
dispatch         | granted denied                     | out
serve            | granted denied                     | out
confirm_delivery | granted denied                     | delivery
parcel_returned  | granted denied                     | delivery
withdraw         | draft received correction accepted | - intake recheck dept opinion upper decide
lapse            | correction accepted                | intake recheck dept opinion upper decide
revoke           | granted                            | - make out delivery
"""

_AFTER_THE_DECISION = """
granted make       | issue fill_gap revoke change_delivery
granted out        | hand_out dispatch serve fill_gap revoke change_delivery
granted delivery   | confirm_delivery parcel_returned revoke
granted -          | revoke
denied out         | hand_out dispatch serve change_delivery
denied delivery    | confirm_delivery parcel_returned
denied -           |
not_accepted -     |
withdrawn -        |
lapsed -           |
transferred -      |
revoked -          |
"""

_AT_THE_DEPARTMENT = """
received dept      | accept deem_accepted claim ask_correction refuse confirm_refusal withdraw \
change_delivery
correction dept    | supply withdraw lapse change_delivery
accepted dept      | claim ask_correction suspend resume extend opine fill_gap withdraw lapse \
change_delivery
accepted decide    | claim grant deny fill_gap withdraw lapse change_delivery
"""

_TAKEN_IN = """
draft -            | submit receive withdraw
received intake    | ask_assist answer_assist accept deem_accepted ask_correction refuse \
confirm_refusal transfer withdraw change_delivery
correction intake  | supply withdraw lapse change_delivery
accepted intake    | ask_assist answer_assist push ask_correction fill_gap withdraw lapse \
change_delivery
"""

_RECHECKED = """
received recheck   | ask_assist answer_assist accept deem_accepted claim ask_correction refuse \
confirm_refusal withdraw change_delivery
correction recheck | supply withdraw lapse change_delivery
accepted recheck   | ask_assist answer_assist pass_on claim ask_correction fill_gap withdraw lapse \
change_delivery
"""

ONE_PLACE = _TAKEN_IN + _AT_THE_DEPARTMENT + _AFTER_THE_DECISION
TWO_PLACES = _TAKEN_IN + _RECHECKED + _AT_THE_DEPARTMENT + _AFTER_THE_DECISION

# 代收转办: the station registers and pushes what is not accepted yet; what it leaves lying too long
# counts as accepted and still travels.
FORWARDED = (
    """
draft -            | submit receive withdraw
received intake    | ask_assist answer_assist push deem_accepted ask_correction refuse \
confirm_refusal transfer withdraw change_delivery
correction intake  | supply withdraw lapse change_delivery
accepted intake    | ask_assist answer_assist push ask_correction fill_gap withdraw lapse \
change_delivery
"""
    + _RECHECKED
    + _AT_THE_DEPARTMENT
    + _AFTER_THE_DECISION
)

# 转报: the first opinion here, the decision above, no certificate made here.
UPWARD = (
    _TAKEN_IN
    + """
accepted opinion   | claim opine fill_gap withdraw lapse \
change_delivery
accepted upper     | grant deny fill_gap withdraw lapse change_delivery
"""
    + _AFTER_THE_DECISION
)

# 即办: decided in the same sitting.
ON_THE_SPOT = (
    _TAKEN_IN
    + """
accepted decide    | claim grant deny fill_gap withdraw lapse change_delivery
"""
    + _AFTER_THE_DECISION
)

ROADS: dict[IntakeMode | str, str] = {
    IntakeMode.DIRECT: ONE_PLACE,
    IntakeMode.STATIONED: ONE_PLACE,
    IntakeMode.WINDOW: ONE_PLACE,
    IntakeMode.ENTRUSTED: ONE_PLACE,
    IntakeMode.DELEGATED: ONE_PLACE,
    IntakeMode.REGION_WIDE: TWO_PLACES,
    IntakeMode.COLLECT_ACCEPT: TWO_PLACES,
    IntakeMode.COLLECT_FORWARD: FORWARDED,
    IntakeMode.UPWARD: UPWARD,
    "即办": ON_THE_SPOT,
}

Place = tuple[str, str | None]


def general() -> dict[str, tuple[set[str], set[str | None]]]:
    """Act → the statuses and the legs on which it exists."""
    rows = (line.split("|") for line in GENERAL.strip().splitlines())
    return {act.strip(): (set(status.split()), _legs(legs)) for act, status, legs in rows}


def _legs(words: str) -> set[str | None]:
    return {None if word == "-" else word for word in words.split()}


def positions(road: str) -> dict[Place, set[str]]:
    """(status, leg) → the acts that exist there."""
    rows = (line.split("|") for line in road.splitlines() if line)
    return {_place(place): set(acts.split()) for place, acts in rows}


def _place(words: str) -> Place:
    status, leg = words.split()
    return status, None if leg == "-" else leg
