"""Which conclusions a page offers, in which order, and with which key."""

from dataclasses import dataclass

from models.cases.guards import NOT_ACCEPTED_HERE
from models.cases.lifecycle import ACTS
from models.cases.reading.dossier import Dossier
from models.cases.words import DeliveryWay, MaterialState

# In the order of importance: the first lawful one is opened. (act, key, tone)
MAIN = (
    ("claim", "a", "green"),
    ("accept", "a", "green"),
    ("push", "a", "green"),
    ("pass_on", "a", "green"),
    ("opine", "a", "green"),
    ("grant", "a", "green"),
    ("issue", "a", "green"),
    ("hand_out", "a", "green"),
    ("dispatch", "e", "green"),
    ("serve", "", "green"),
    ("confirm_delivery", "a", "green"),
    ("supply", "a", "green"),
    ("answer_assist", "a", "green"),
    ("confirm_refusal", "d", "red"),
    ("ask_correction", "b", "amber"),
    ("deny", "d", "red"),
    ("refuse", "d", "red"),
    ("parcel_returned", "r", "amber"),
)
WISHED = {DeliveryWay.MAIL: "dispatch", DeliveryWay.ELECTRONIC: "serve"}
MORE = (
    "fill_gap",
    "change_delivery",
    "ask_assist",
    "resume",
    "suspend",
    "extend",
    "withdraw",
    "lapse",
)


@dataclass(frozen=True)
class Conclusion:
    """One choice on the decision panel."""

    act: str
    word: str
    key: str = ""
    tone: str = ""
    waits: str = ""  # why it is not lawful yet


@dataclass(frozen=True)
class Conclusions:
    """Everything the panel offers, and which one is open."""

    main: list[Conclusion]
    more: list[Conclusion]
    chosen: Conclusion | None

    @property
    def first_words(self) -> str:
        """The panel's heading."""
        return self.chosen.word if self.chosen else "结论"

    def offers(self, act: str) -> bool:
        """Whether an act is among them."""
        return any(one.act == act for one in (*self.main, *self.more))


def conclusions(dossier: Dossier, chosen: str = "") -> Conclusions:
    """What the reader of a dossier may do now."""
    main = [_conclusion(dossier, *row) for row in MAIN if _offered(dossier, row[0])]
    more = [_conclusion(dossier, act) for act in MORE if _offered(dossier, act)]
    named = next((one for one in (*main, *more) if one.act == chosen), None)
    return Conclusions(main, more, named or _first(dossier, main))


def _first(dossier: Dossier, main: list[Conclusion]) -> Conclusion | None:
    """The one to open unasked: how the applicant wants the result, else the first lawful one."""
    lawful = [one for one in main if not one.waits]
    wish = WISHED.get(dossier.delivery.way) if dossier.delivery else None
    return next((one for one in lawful if one.act == wish), next(iter(lawful), None))


def _offered(dossier: Dossier, act: str) -> bool:
    """Offered are lawful acts, and those that only wait for something the reader can mend."""
    if act not in dossier.acts:
        return False
    if dossier.acts.get("claim", "no") is None and act != "claim":
        return False
    objection = dossier.acts[act]
    return objection is None or (act in WAITING and objection != NOT_ACCEPTED_HERE)


# Acts that are shown although something is still missing, with the reason.
WAITING = frozenset({"accept", "grant", "hand_out"})


def _conclusion(dossier: Dossier, act: str, key: str = "", tone: str = "") -> Conclusion:
    return Conclusion(act, ACTS[act].word, key, tone, _waits(dossier, act))


def _waits(dossier: Dossier, act: str) -> str:
    """What stands in the way; materials nobody has looked at yet are ticked on the spot."""
    missing = any(row.state == MaterialState.MISSING for row in dossier.materials)
    unseen = any(row.state == MaterialState.OPEN for row in dossier.materials)
    if act == "accept" and (unseen or dossier.identity_open) and not missing:
        return ""
    return dossier.acts[act] or ""
