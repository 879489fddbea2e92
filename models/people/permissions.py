"""Who may do what (roles.md): one table for acts and pages; what is not here, nobody may.

Being allowed is not enough: records are found through the person, and an act needs the desk.
"""

from models.people.role import Role

VISITOR, CITIZEN, STATION, CLERK, GUIDE, REVIEWER, DECIDER, LIAISON = (
    Role.VISITOR,
    Role.CITIZEN,
    Role.STATION,
    Role.CLERK,
    Role.GUIDE,
    Role.REVIEWER,
    Role.DECIDER,
    Role.LIAISON,
)
ISSUER, ADMIN, SUPERVISOR, EDITOR, SYSTEM = (
    Role.ISSUER,
    Role.ADMIN,
    Role.SUPERVISOR,
    Role.EDITOR,
    Role.SYSTEM,
)


def _only(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


EVERYBODY = frozenset(Role) - {SYSTEM}
ALL_STAFF = EVERYBODY - {VISITOR, CITIZEN}
WINDOWS = _only(STATION, CLERK)
DEPARTMENT = _only(REVIEWER, DECIDER)

ACT_ROLES: dict[str, frozenset[Role]] = {
    "submit": _only(CITIZEN),
    "receive": WINDOWS,
    "ask_assist": WINDOWS,
    "answer_assist": _only(REVIEWER, LIAISON),
    "accept": WINDOWS | DEPARTMENT,
    "deem_accepted": _only(SYSTEM),
    "push": WINDOWS | _only(REVIEWER),  # a reviewer: what came straight to the office
    "pass_on": _only(CLERK, REVIEWER),
    "claim": _only(CLERK, REVIEWER, DECIDER),
    "ask_correction": WINDOWS | DEPARTMENT,
    "supply": WINDOWS | _only(CITIZEN),
    "refuse": _only(CLERK) | DEPARTMENT,
    "confirm_refusal": DEPARTMENT | _only(LIAISON),
    "transfer": WINDOWS,
    "suspend": _only(REVIEWER),
    "resume": _only(REVIEWER),
    "extend": _only(DECIDER),
    "fill_gap": WINDOWS | _only(REVIEWER, ISSUER),
    "change_delivery": WINDOWS | _only(ISSUER, CITIZEN),  # windows: for a caller
    "opine": _only(REVIEWER),
    "grant": _only(DECIDER, CLERK),
    "deny": _only(DECIDER, CLERK),
    "issue": _only(REVIEWER),
    "hand_out": _only(ISSUER, STATION),
    "dispatch": _only(ISSUER, REVIEWER),
    "serve": _only(ISSUER, SYSTEM),
    "confirm_delivery": _only(ISSUER, STATION, CITIZEN, SYSTEM),
    "parcel_returned": _only(ISSUER, SYSTEM),
    "withdraw": WINDOWS | _only(CITIZEN),
    "lapse": _only(CLERK, REVIEWER),
    "revoke": _only(DECIDER),
}

PAGE_ROLES: dict[str, frozenset[Role]] = {
    "read_public": EVERYBODY,  # guides, checker, tracking, verification
    "sign_in": EVERYBODY,
    "sign_out": EVERYBODY,
    "read_own_cases": _only(CITIZEN),
    "keep_account": _only(CITIZEN),  # 我的: identity, companies, addresses, consents
    "apply": _only(CITIZEN),  # 网上申请
    "write_message": _only(CITIZEN),  # 审批留言; staff answer where they may read the case
    "rate": _only(CITIZEN),  # 好差评: nobody else may, whoever asks (rating.md 9.2)
    "answer_message": WINDOWS | DEPARTMENT | _only(LIAISON, ISSUER),
    # whoever was rated reads what was said of them, without learning by whom
    "read_ratings": WINDOWS | DEPARTMENT | _only(LIAISON, ISSUER, ADMIN, SUPERVISOR),
    # 差评核实整改; who runs the halls puts right what was said of their counters
    "put_right": DEPARTMENT | _only(LIAISON, ADMIN),
    "judge_appeal": _only(ADMIN),
    "report_occupancy": WINDOWS | _only(GUIDE),  # 大厅等候人数
    "read_cases": ALL_STAFF
    - {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, GUIDE, EDITOR},
    "work_at_desk": ALL_STAFF,
    "take_in": WINDOWS,
    "name_readers": _only(LIAISON, ADMIN),  # 限定阅读
    "reprint": _only(CLERK, STATION, REVIEWER, DECIDER, ISSUER),  # 补打
    "reveal": _only(CLERK, STATION, REVIEWER, DECIDER, ISSUER),
    "read_catalogue": _only(EDITOR, ADMIN, LIAISON, CLERK, STATION, REVIEWER, DECIDER, SUPERVISOR),
    "edit_catalogue": _only(EDITOR),
    "review_catalogue": _only(LIAISON),
    "publish_catalogue": _only(ADMIN),
    "give_notice": WINDOWS | _only(GUIDE),  # 一次性告知, S0-5a
    "run_demo": EVERYBODY,
    "probe": EVERYBODY,  # health and metrics
}

MAY: dict[str, frozenset[Role]] = ACT_ROLES | PAGE_ROLES


def may(roles: frozenset[Role], what: str) -> bool:
    """Whether one of the roles is allowed something. Raises KeyError for what is not in the
    table."""
    return bool(roles & MAY[what])
