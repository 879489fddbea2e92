"""Names of the journeys that the cast does not have."""

# Sixty characters, as some companies have them.
LONG_NAME = (
    "示例县城关镇清和巷步行街夜间经济示范区星河万象综合娱乐餐饮住宿沐浴美容美"
    "发游泳健身文化传播连锁经营管理有限公司第一分公司"
)
LONG_STREET = "示例县城关镇清和巷步行街夜间经济示范区星河万象购物中心地下一层B1-088号至B1-126号商铺"
