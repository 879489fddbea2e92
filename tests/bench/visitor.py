"""A citizen of the cast at a running product: signed in by the demonstration, with a case open."""

import re
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, build_opener

MOBILE = "19900000004"  # 清风旅馆: among the sample cases from the first day on
_CODE = re.compile(r"验证码是(\d{6})")
_TOKEN = re.compile(r'name="_token" value="(\w+)"')
_SERVICE = re.compile(r'href="(/services/\w[\w-]+)"')
_CASE = re.compile(r'href="(/cases/\d[\d-]+)"')


class Visitor:
    """Somebody's browser, as far as it takes to get a session."""

    def __init__(self, address: str, come_from: str = "") -> None:
        self.address, self._cookies = address, CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies))
        if come_from:  # heard where this machine counts as a proxy
            self._opener.addheaders.append(("X-Forwarded-For", come_from))

    @property
    def cookie(self) -> str:
        """The header of that name."""
        return "; ".join(f"{one.name}={one.value}" for one in self._cookies)

    def sign_in(self, mobile: str = MOBILE) -> None:
        """With a code; /demo shows what would have gone to the phone."""
        token = self._found(_TOKEN, "/login")
        self._read("/login/code", _token=token, mobile=mobile)
        code = self._found(_CODE, "/demo")
        self._read("/login", _token=token, mobile=mobile, code=code)

    def case(self) -> str:
        """Where the first of their cases is shown."""
        return self._found(_CASE, "/cases")

    def service(self) -> str:
        """Where the first service of the list is shown."""
        return self._found(_SERVICE, "/services")

    def application(self, service: str) -> str:
        """Begin to apply for a service; where its first step is shown."""
        code = service.rpartition("/")[2]
        token = self._found(_TOKEN, f"/applications/new?item={code}")
        return urlsplit(self._open("/applications", _token=token, item=code).url).path

    def _found(self, pattern: re.Pattern[str], path: str) -> str:
        found = pattern.search(self._read(path))
        if found is None:
            raise RuntimeError(f"{path} does not show {pattern.pattern}")
        return found[1]

    def _read(self, path: str, **fields: str) -> str:
        with self._open(path, **fields) as answer:
            return answer.read().decode()

    def _open(self, path: str, **fields: str) -> HTTPResponse:
        data = urlencode(fields).encode() if fields else None
        return self._opener.open(self.address + path, data)
