"""Draw every picture anew; that of a page only where there is a Chromium."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.chromium import PROGRAM
from tests.pictures import HOME, PICTURES, page_picture, picture

with TemporaryDirectory() as cache:
    for name in PICTURES:
        (HOME / f"{name}.svg").write_text(picture(name, Path(cache)), encoding="utf-8")
    if PROGRAM:
        (HOME / "page.png").write_bytes(page_picture(Path(cache)))
