"""The print faces of the papers: `python static/build/fonts.py`, a step of `make vendor`.

Fetches two pinned npm packages that carry whole TTFs (the chunked web-font packages lack
33 characters of GB 2312 and thousands of GBK), keeps the characters papers need, drops
hinting, vertical metrics and layout features, and writes `static/fonts/` and
`static/licences/`. Needs npm and the network; the results are committed.

Together they print GB 18030—2022 up to level 2: all of GBK, Extension A and the rarer
characters of 通用规范汉字表. A character beyond that is drawn by the system, so install
`fonts-noto-cjk` and `fonts-hanazono` where names need it. Licensed 仿宋_GB2312 and
方正小标宋 are used before ours as soon as fontconfig finds them (for instance mounted at
/usr/local/share/fonts); see the font-family lists in web/templates/documents/print.css.
"""

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

STATIC = Path(__file__).resolve().parent.parent

# name@version -> sha512 as npm writes it
PACKAGES = {
    "@expo-google-fonts/noto-serif-sc@0.4.3": (
        "fSmUpiSFtSeyHV45/2xUOy5SdfExklQwwMKN3cQjAZAujITHDmSbpMHCVdCMhRqMjQtu0ZRgc29u8A+CU3akfw=="
    ),
    "@expo-google-fonts/noto-sans-sc@0.4.3": (
        "9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ=="
    ),
}

UNUSED_TABLES = ["vhea", "vmtx", "BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "prep"]


@dataclass(frozen=True)
class Face:
    """One file in static/fonts: where it comes from and how much of it is kept."""

    package: str
    member: str
    name: str
    characters: str  # key of CHARACTERS


FACES = [
    Face("noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf", "400", "names"),
    Face("noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf", "400-rare", "rare"),
    Face("noto-serif-sc", "700Bold/NotoSerifSC_700Bold.ttf", "700", "wording"),
    Face("noto-sans-sc", "500Medium/NotoSansSC_500Medium.ttf", "500", "wording"),
]


def gb2312() -> set[int]:
    """Its symbols and its 6,763 hanzi."""
    pairs = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(char) for pair in pairs for char in pair.decode("gb2312", errors="ignore")}


WORDING = (
    gb2312()
    | set(range(0x20, 0x180))  # Latin
    | set(range(0x2000, 0x2700))  # punctuation, arrows, circled numbers, boxes
    | set(range(0x3000, 0x3020))
    | set(range(0xFF00, 0xFFEF))
    | set(range(0x20000, 0x33480))  # the 200 or so beyond the first plane
)
CHARACTERS = {
    "wording": WORDING,
    "names": WORDING | set(range(0x4E00, 0xA000)),
    "rare": set(range(0x3400, 0x4DC0)),
}


def fetch(package: str, folder: Path) -> Path:
    """Download one package with npm and check it against the pinned hash."""
    spec = next(name for name in PACKAGES if f"/{package}@" in name)
    packed = subprocess.run(  # noqa: S603
        ["npm", "pack", "--silent", spec],  # noqa: S607
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    archive = folder / packed.stdout.split()[-1]
    digest = hashlib.sha512(archive.read_bytes()).digest()
    if base64.b64encode(digest).decode() != PACKAGES[spec]:
        sys.exit(f"{spec}: the download does not match its pinned hash")
    return archive


def build(face: Face, source: Path) -> Path:
    """Write the trimmed face; two runs give the same bytes."""
    font = TTFont(source, recalcTimestamp=False)
    version = font["name"].getDebugName(5).split(";")[0].split("-")[0].removeprefix("Version ")
    options = subset.Options(hinting=False, layout_features=[], glyph_names=False)
    options.drop_tables += UNUSED_TABLES
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS[face.characters])
    subsetter.subset(font)
    target = STATIC / "fonts" / f"{face.package}-{version}-{face.name}.ttf"
    font.save(target)
    return target


def write_licence(archive: tarfile.TarFile, target: Path) -> None:
    """The OFL text travels with the face, under the same name and version."""
    text = archive.extractfile("package/LICENSE_FONT").read()
    name = "-".join(target.name.split("-")[:4])
    (STATIC / "licences" / f"{name}-OFL.txt").write_bytes(text)


def main() -> None:
    for name in ("fonts", "licences"):
        (STATIC / name).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archives = {package: fetch(package, folder) for package in {f.package for f in FACES}}
        for face in FACES:
            with tarfile.open(archives[face.package]) as archive:
                source = folder / Path(face.member).name
                source.write_bytes(archive.extractfile(f"package/{face.member}").read())
                target = build(face, source)
                write_licence(archive, target)
            print(f"{target.relative_to(STATIC)}  {target.stat().st_size:,} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
