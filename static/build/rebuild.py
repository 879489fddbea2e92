"""Rebuild the third-party browser files that static/ holds: `make vendor`, or

    python3 static/build/rebuild.py

Only an upgrade needs it, and only it needs Node. Versions stand in package.json; they are
part of every file name, so that a page never meets yesterday's file under today's name.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent
PACKAGES = HERE / "node_modules"
JOURNEYS = STATIC.parent / "tests" / "journeys" / "vendor"
VERSIONS = json.loads((HERE / "package.json").read_text())["devDependencies"]

# (package, file in the package, name here, folder here); {v} is the version
SCRIPTS = [
    ("htmx.org", "dist/htmx.min.js", "htmx-{v}.min.js", STATIC / "js/vendor"),
    ("idiomorph", "dist/idiomorph-ext.min.js", "idiomorph-ext-{v}.min.js", STATIC / "js/vendor"),
    (
        "govuk-frontend",
        "dist/govuk/govuk-frontend.min.js",
        "govuk-frontend-{v}.min.js",
        STATIC / "js/vendor",
    ),
    ("tinykeys", "dist/tinykeys.module.js", "tinykeys-{v}.js", STATIC / "js/vendor"),
    (
        "signature_pad",
        "dist/signature_pad.min.js",
        "signature_pad-{v}.min.js",
        STATIC / "js/vendor",
    ),
    ("@panzoom/panzoom", "dist/panzoom.min.js", "panzoom-{v}.min.js", STATIC / "js/vendor"),
    ("axe-core", "axe.min.js", "axe-core-{v}.min.js", JOURNEYS),
]
# The package of govuk-frontend carries no licence text: its file is kept up by hand.
LICENSED = [
    "htmx.org",
    "idiomorph",
    "tinykeys",
    "signature_pad",
    "@panzoom/panzoom",
    "lucide-static",
]


def main() -> None:
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    compile_stylesheet()
    copy_scripts()
    draw_sprite()
    copy_licences()


def compile_stylesheet() -> None:
    """govuk-frontend's Sass subset as one compressed file, without the byte order mark."""
    target = STATIC / "css" / f"vendor-govuk-{VERSIONS['govuk-frontend']}.css"
    css = run("npx", "sass", "--load-path=node_modules", "--style=compressed", "vendor.scss")
    write(target, css.removeprefix("\ufeff"))


def copy_scripts() -> None:
    """The libraries as published, less the pointer to a source map we do not ship."""
    for package, source, name, folder in SCRIPTS:
        script = (PACKAGES / package / source).read_text()
        script = re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", script)
        write(folder / name.format(v=VERSIONS[package]), script)


def draw_sprite() -> None:
    """One SVG with a <symbol> for each name in icons.txt; stroke and size come from base.css."""
    listed = (HERE / "icons.txt").read_text().splitlines()
    names = sorted(line for line in listed if line and not line.startswith("#"))
    symbols = "".join(symbol(name) for name in names)
    version = VERSIONS["lucide-static"]
    credit = f"<!-- lucide {version}, ISC licence: licences/lucide-static-{version}.txt -->"
    write(
        STATIC / f"icons-lucide-{version}.svg",
        f'{credit}<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n',
    )


def symbol(name: str) -> str:
    drawing = (PACKAGES / "lucide-static" / "icons" / f"{name}.svg").read_text()
    shapes = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.DOTALL)[1]
    compact = re.sub(r"\s+", " ", shapes).replace("> <", "><").replace(" />", "/>").strip()
    return f'<symbol id="{name}" viewBox="0 0 24 24">{compact}</symbol>'


def copy_licences() -> None:
    for package in LICENSED:
        name = package.rpartition("/")[2]
        target = STATIC / "licences" / f"{name}-{VERSIONS[package]}.txt"
        write(target, licence_of(package))
    shutil.copyfile(PACKAGES / "axe-core/LICENSE", JOURNEYS / "axe-core-LICENSE.txt")


def licence_of(package: str) -> str:
    files = sorted((PACKAGES / package).iterdir())
    return next(path for path in files if "license" in path.name.lower()).read_text()


def run(*command: str) -> str:
    result = subprocess.run(command, cwd=HERE, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return result.stdout


def write(target: Path, text: str) -> None:
    """Write the file and remove the same library's older version."""
    target.parent.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"-\d[\d.]*\..*$", "", target.name)
    for old in target.parent.glob(f"{stem}-[0-9]*"):
        old.unlink()
    target.write_text(text)


if __name__ == "__main__":
    main()
