"""The description of the open facts at /schema/openapi.json."""

from dataclasses import dataclass

from litestar import Router
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import OpenAPIType, Operation, Parameter, Schema, Server

from models.settings import settings

ABOUT = """办事指南、材料清单和网点的公开数据，不用登录，可以自由使用。
事项编码里有 / ? # % 或空格的，在地址里每个字节写成 ~ 加两位十六进制数（/ 是 ~2F）。
每个地址每分钟最多 600 次，超过时答 429 和 Retry-After；用 ETag 和 If-None-Match 可以少传数据。
出错时答 {"error": "给程序看的词", "message": "给人看的话"}。"""


@dataclass
class AnswersInAddress(Operation):
    """An operation whose query parameters are the questions of the service itself."""

    def __post_init__(self) -> None:
        answers = Parameter(
            name="answers",
            param_in="query",
            description="情形问题的回答：问题代号=选项，可以重复；不认识的不算",
            style="form",
            explode=True,
            schema=Schema(
                type=OpenAPIType.OBJECT,
                additional_properties=True,
            ),
        )
        self.parameters = [*(self.parameters or []), answers]


def description() -> OpenAPIConfig:
    """JSON only; pages that draw it would have to be fetched from elsewhere."""
    return OpenAPIConfig(
        title="通办开放数据",
        version="1",
        description=ABOUT,
        servers=[Server(url=settings().base_url)],
        render_plugins=[JsonRenderPlugin()],
        use_handler_docstrings=True,
        openapi_router=Router(
            "/schema", route_handlers=[], opt={"may": "read_public"}, include_in_schema=False
        ),
    )
