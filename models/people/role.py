"""Roles (角色), and the postings that give them to staff for a place and a time."""

from enum import StrEnum


class Role(StrEnum):
    """Who a person is to the system; the letters of roles.md in comments."""

    VISITOR = "visitor"  # anyone, not signed in
    CITIZEN = "citizen"  # APP 申请人
    STATION = "station"  # STN 便民服务站
    CLERK = "clerk"  # CLK 受理专员
    GUIDE = "guide"  # DAO 导办、咨询
    REVIEWER = "reviewer"  # REV 审查
    DECIDER = "decider"  # DEC 决定人
    LIAISON = "liaison"  # REP 首席代表、联络人
    ISSUER = "issuer"  # OUT 出件窗口
    ADMIN = "admin"  # ADM 政务服务管理
    SUPERVISOR = "supervisor"  # SUP 监督、效能
    EDITOR = "editor"  # ITM 事项配置
    SYSTEM_ADMIN = "system_admin"  # SYSADM 系统管理员
    SECURITY_ADMIN = "security_admin"  # SECADM 安全管理员
    AUDIT_ADMIN = "audit_admin"  # AUDADM 审计管理员
    SYSTEM = "system"  # the product's own clocks and workers


ROLE_NAMES = {
    Role.STATION: "代办员",
    Role.CLERK: "受理专员",
    Role.GUIDE: "导办员",
    Role.REVIEWER: "审查人员",
    Role.DECIDER: "决定人",
    Role.LIAISON: "首席代表",
    Role.ISSUER: "出件专员",
    Role.ADMIN: "政务服务管理",
    Role.SUPERVISOR: "效能监督",
    Role.EDITOR: "事项配置",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全管理员",
    Role.AUDIT_ADMIN: "审计管理员",
}

# 三员分立 (GB/T 22239 level 3): none may hold another's right, none sees case content.
SEPARATED = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
