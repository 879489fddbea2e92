"""Why a citizen may not have a register asked about a paper (免证办), in words for them."""

from dataclasses import dataclass

from models.sharing.barrier import Barrier


@dataclass(frozen=True)
class Barred:
    """A sentence for whoever may not ask, and where they can become somebody who may."""

    sentence: str
    link: str = ""
    words: str = ""


BARRED = {
    Barrier.YOURSELF: Barred(
        "可以免交，但要先核验您本人：别人的证照谁都不能查，所以姓名、身份证号和手机号一致的才能查。",
        "/me/identity",
        "去核验，核验完回到这里",
    ),
    Barrier.NO_REGISTER: Barred("您的证件现在不能在线核验，所以不能替您查电子证照。"),
    Barrier.COMPANY: Barred(
        "可以免交，但要先核验您是这家单位的法定代表人（经营者、负责人）。",
        "/me/companies",
        "去核验，核验完回到这里",
    ),
    Barrier.ANOTHER: Barred("这是别人的证照，只有本人核验身份以后才能查，代办人不能替他查。"),
    Barrier.OTHERS_COMPANY: Barred(
        "单位的证照，只有核验过身份的法定代表人（经营者、负责人），或者他在自己账号里授权的人才能查。"
    ),
}
