"""What is wrong with a JSON file, said in Chinese with the path to the place."""

import re

_TYPES = {
    "str": "文字",
    "int": "整数",
    "bool": "true 或 false",
    "array": "列表",
    "object": "对象",
    "null": "空",
    "float": "小数",
}
_PATH = re.compile(r" - at `(?:key in )?\$?(.*?)`$")
_SENTENCES = (
    (re.compile(r"Object missing required field `(.+?)`"), "缺少“{0}”"),
    (re.compile(r"Object contains unknown field `(.+?)`"), "有不认识的“{0}”"),
    (re.compile(r"Invalid enum value '?(.*?)'?$"), "“{0}”不在可选的值里"),
    (re.compile(r"Expected `\w+` of length <= (\d+)"), "太长，最多{0}个"),
    (re.compile(r"Expected `\w+` of length >= (\d+)"), "不能为空"),
    (re.compile(r"Expected `\w+` of length between"), "长度不对"),
    (re.compile(r"Expected `int` >= (-?\d+)"), "不能小于{0}"),
    (re.compile(r"Expected `int` <= (-?\d+)"), "不能大于{0}"),
    (re.compile(r"Expected `str` matching regex"), "有不能用的字符，或者格式不对"),
)
_EXPECTED = re.compile(r"Expected `(.+?)`, got `(.+?)`")


def in_chinese(error: Exception, where: str) -> str:
    """One sentence: the path below `where`, and what is wrong there."""
    text = str(error)
    path = _PATH.search(text)
    place = where + (path[1].replace("[...]", "[]") if path else "")
    reason = _reason(_PATH.sub("", text))
    return f"{place.lstrip('.')}：{reason}" if place else reason


def _reason(text: str) -> str:
    for form, sentence in _SENTENCES:
        found = form.search(text)
        if found:
            return sentence.format(*found.groups())
    expected = _EXPECTED.search(text)
    if expected:
        wanted = "或".join(_TYPES.get(kind, kind) for kind in expected[1].split(" | "))
        return f"要填{wanted}，现在是{_TYPES.get(expected[2], expected[2])}"
    return "不是完整的JSON文件，请用系统导出的文件修改。"
